package dev.vonk.kernel.syntax;

import dev.vonk.runtime.type.DataTypes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// The expected texts are Spark's, as its own examples show them.
class SyntaxTextTest {
    private static Syntax name(String name) {
        return new Syntax.Name(NameParser.parse(name).orElseThrow(), Origin.NONE);
    }

    private static Syntax number(int value) {
        return new Syntax.Literal(value, DataTypes.IntegerType, Origin.NONE);
    }

    private static Syntax text(String value) {
        return new Syntax.Literal(value, DataTypes.StringType, Origin.NONE);
    }

    private static Syntax.Call call(String function, Syntax... arguments) {
        return new Syntax.Call(function, Arrays.asList(arguments), Origin.NONE);
    }

    @Test
    void operatorsStandBetweenTheirOperands() {
        assertEquals("((a + 1) * b)", SyntaxText.of(call("multiply", call("add", name("a"), number(1)), name("b"))));
        assertEquals("(NOT (a = b))", SyntaxText.of(call("not_equal", name("a"), name("b"))));
        assertEquals("(a IS NOT NULL)", SyntaxText.of(call("isnotnull", name("a"))));
        assertEquals("~0", SyntaxText.of(call("bitwise_not", number(0))));
        assertEquals("Spark LIKE _park", SyntaxText.of(call("like", text("Spark"), text("_park"))));
        assertEquals("(1 IN (1, 2, 3))", SyntaxText.of(call("in", number(1), number(1), number(2), number(3))));
    }

    @Test
    void someFunctionsShowInUpperCaseAndSomeUnderAnotherName() {
        assertEquals("SQRT(4)", SyntaxText.of(call("sqrt", number(4))));
        assertEquals("POWER(2, 3)", SyntaxText.of(call("power", number(2), number(3))));
        assertEquals("collect_list(col)", SyntaxText.of(call("array_agg", name("col"))));
        assertEquals("upper(SparkSql)", SyntaxText.of(call("upper", text("SparkSql"))));
    }

    @Test
    void argumentsThatWereLeftOutShow() {
        assertEquals("substring(Spark SQL, 5, 2147483647)",
                SyntaxText.of(call("substring", text("Spark SQL"), number(5))));
        assertEquals("split(oneAtwoBthreeC, [ABC], -1)",
                SyntaxText.of(call("split", text("oneAtwoBthreeC"), text("[ABC]"))));
        assertEquals("locate(bar, foobarbar, 1)", SyntaxText.of(call("locate", text("bar"), text("foobarbar"))));
    }

    @Test
    void aggregatesShowDistinctAndFilter() {
        assertEquals("count(1)", SyntaxText.of(call("count", new Syntax.Star(List.of(), Origin.NONE))));
        assertEquals("count(DISTINCT a, b)",
                SyntaxText.of(new Syntax.Call("count", List.of(name("a"), name("b")), true, null, Origin.NONE)));
        assertEquals("sum(a) FILTER (WHERE (b > 1))", SyntaxText.of(new Syntax.Call("sum", List.of(name("a")), false,
                call("greater", name("b"), number(1)), Origin.NONE)));
        assertEquals("first(a)",
                SyntaxText.of(call("first", name("a"), new Syntax.Literal(true, DataTypes.BooleanType, Origin.NONE))));
    }

    @Test
    void aCastOfAColumnKeepsTheColumnsName() {
        var cast = new Syntax.CastTo(name("t.a"), DataTypes.StringType, false, Origin.NONE);
        assertEquals("CAST(t.a AS STRING)", SyntaxText.of(cast));
        assertEquals("a", SyntaxText.columnName(cast, written -> written.names().getLast()));
        assertEquals("CAST((a + 1) AS STRING)", SyntaxText.columnName(
                new Syntax.CastTo(call("add", name("a"), number(1)), DataTypes.StringType, false, Origin.NONE),
                written -> "a"));
    }
}
