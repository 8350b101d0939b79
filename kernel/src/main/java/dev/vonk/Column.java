package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.SyntaxText;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Something computed from the columns of a row: a column by name, a constant, or a function of others. A description
/// only; it is checked when a frame uses it, and computed when an action needs it. Immutable.
///
/// Unless a method says otherwise the result is null where an operand is null, and operands may be Java values, which
/// count as constants.
///
/// ```java
/// df.select(col("price").multiply(1.21).alias("gross"), col("name").startsWith("A"));
/// ```
public final class Column {
    private final Syntax syntax;

    Column(Syntax syntax) {
        this.syntax = syntax;
    }

    /// The column called `name`, which may have dots; as [Functions#col].
    public Column(String name) {
        this(named(name, Origin.here()));
    }

    /// What was written.
    Syntax syntax() {
        return syntax;
    }

    static Syntax named(String name, Origin origin) {
        var parts = NameParser.parse(name).orElseThrow(() -> new AnalysisException("INVALID_ATTRIBUTE_NAME_SYNTAX", "\""
                + name
                + "\" is not a column name: parts stand between dots and none may be empty; a part with a dot or a backtick in "
                + "it goes into backticks, as in `a.b`.", origin));
        return parts.getLast().equals("*")
                ? new Syntax.Star(parts.subList(0, parts.size() - 1), origin)
                : new Syntax.Name(parts, origin);
    }

    private Column call(String function, @Nullable Object... operands) {
        var origin = Origin.here();
        var all = new ArrayList<Syntax>();
        all.add(syntax);
        for (var operand : operands) {
            all.add(Literals.of(operand, origin));
        }
        return new Column(new Syntax.Call(function, all, origin));
    }

    /// Sum: numbers, or a date or timestamp and an interval. Overflow is an error; see `try_add`.
    public Column plus(Object other) {
        return call("add", other);
    }

    /// Difference. Overflow is an error; see `try_subtract`.
    public Column minus(Object other) {
        return call("subtract", other);
    }

    /// Product. Overflow is an error; see `try_multiply`.
    public Column multiply(Object other) {
        return call("multiply", other);
    }

    /// Quotient: a double, or a decimal of decimals. Division by zero is an error; see `try_divide`.
    public Column divide(Object other) {
        return call("divide", other);
    }

    /// Remainder, with the sign of this. Division by zero is an error.
    public Column mod(Object other) {
        return call("mod", other);
    }

    /// Whether both are equal. NaN equals NaN.
    ///
    /// ```java
    /// orders.join(customers, orders.col("customer").equalTo(customers.col("id")));
    /// ```
    public Column equalTo(Object other) {
        return call("equal", other);
    }

    /// Whether both differ.
    public Column notEqual(Object other) {
        return call("not_equal", other);
    }

    /// Whether both are equal, null counting as a value: never null.
    public Column eqNullSafe(@Nullable Object other) {
        return call("equal_null_safe", other);
    }

    /// Whether this is less.
    public Column lt(Object other) {
        return call("less", other);
    }

    /// Whether this is less or equal.
    public Column leq(Object other) {
        return call("less_or_equal", other);
    }

    /// Whether this is greater. NaN is greater than every other number.
    public Column gt(Object other) {
        return call("greater", other);
    }

    /// Whether this is greater or equal.
    public Column geq(Object other) {
        return call("greater_or_equal", other);
    }

    /// Whether this lies between the two, both included.
    public Column between(Object lower, Object upper) {
        return geq(lower).and(leq(upper));
    }

    /// Whether both are true: false where one is false, else null where one is null.
    public Column and(Column other) {
        return call("and", other);
    }

    /// Whether one is true: true where one is true, else null where one is null.
    public Column or(Column other) {
        return call("or", other);
    }

    /// Whether this is null; never null.
    public Column isNull() {
        return call("isnull");
    }

    /// Whether this is not null; never null.
    public Column isNotNull() {
        return call("isnotnull");
    }

    /// Whether this is the floating point value "not a number"; false where null.
    public Column isNaN() {
        return call("isnan");
    }

    /// Whether this equals one of the values; null where it does not and one of them is null.
    public Column isin(@Nullable Object... values) {
        return call("in", values);
    }

    /// Whether this equals one of the values.
    public Column isInCollection(Iterable<?> values) {
        return isin(StreamSupport.stream(values.spliterator(), false).toArray());
    }

    /// Whether this matches an SQL pattern: `%` stands for anything, `_` for one character, `\` takes their meaning away.
    public Column like(String pattern) {
        return call("like", pattern);
    }

    /// As [#like], without regard to case.
    public Column ilike(String pattern) {
        return call("ilike", pattern);
    }

    /// Whether a part of this matches a Java regular expression.
    public Column rlike(String pattern) {
        return call("rlike", pattern);
    }

    /// Whether this text has the other in it.
    public Column contains(Object other) {
        return call("contains", other);
    }

    /// Whether this text begins so.
    public Column startsWith(String prefix) {
        return call("startswith", prefix);
    }

    /// Whether this text begins so.
    public Column startsWith(Column prefix) {
        return call("startswith", prefix);
    }

    /// Whether this text ends so.
    public Column endsWith(String suffix) {
        return call("endswith", suffix);
    }

    /// Whether this text ends so.
    public Column endsWith(Column suffix) {
        return call("endswith", suffix);
    }

    /// The part of this text from place `start`, counted from 1 (negative: from the end), of `length` characters.
    public Column substr(int start, int length) {
        return call("substring", start, length);
    }

    /// The part of this text from place `start`, counted from 1, of `length` characters.
    public Column substr(Column start, Column length) {
        return call("substring", start, length);
    }

    /// Bits that are set in both.
    public Column bitwiseAND(Object other) {
        return call("bitwise_and", other);
    }

    /// Bits that are set in one.
    public Column bitwiseOR(Object other) {
        return call("bitwise_or", other);
    }

    /// Bits that are set in exactly one.
    public Column bitwiseXOR(Object other) {
        return call("bitwise_xor", other);
    }

    /// This as another type, in Spark's words: `int`, `decimal(10,2)`, `array<string>`. A value that has no counterpart is
    /// an error; see [#try_cast].
    ///
    /// ```java
    /// df.withColumn("year", col("year").cast("int"));
    /// ```
    ///
    /// @throws AnalysisException where there is no such type
    public Column cast(String type) {
        return cast(type(type), false);
    }

    /// This as another type.
    public Column cast(DataType type) {
        return cast(type, false);
    }

    /// As [#cast(String)]; null where a value has no counterpart.
    public Column try_cast(String type) {
        return cast(type(type), true);
    }

    /// As [#cast(DataType)]; null where a value has no counterpart.
    public Column try_cast(DataType type) {
        return cast(type, true);
    }

    /// As [#cast(String)].
    public Column astype(String type) {
        return cast(type);
    }

    private Column cast(DataType type, boolean orNull) {
        return new Column(new Syntax.CastTo(syntax, type, orNull, Origin.here()));
    }

    private static DataType type(String text) {
        try {
            return TypeParser.parseType(text);
        } catch (IllegalArgumentException unknown) {
            throw AnalysisException.at(Origin.here(), "UNSUPPORTED_DATATYPE", unknown);
        }
    }

    /// The same under another name.
    public Column alias(String name) {
        return new Column(new Syntax.Alias(syntax, List.of(name), Origin.here()));
    }

    /// The same under another name.
    public Column as(String name) {
        return alias(name);
    }

    /// The columns of a call that makes several, such as `explode` of a map, under these names.
    public Column as(String[] names) {
        return new Column(new Syntax.Alias(syntax, Arrays.asList(names), Origin.here()));
    }

    /// The same under another name.
    public Column name(String name) {
        return alias(name);
    }

    /// An order: smallest first, nulls before.
    public Column asc() {
        return order(true, true);
    }

    /// An order: smallest first, nulls before.
    public Column asc_nulls_first() {
        return order(true, true);
    }

    /// An order: smallest first, nulls last.
    public Column asc_nulls_last() {
        return order(true, false);
    }

    /// An order: greatest first, nulls last.
    public Column desc() {
        return order(false, false);
    }

    /// An order: greatest first, nulls before.
    public Column desc_nulls_first() {
        return order(false, true);
    }

    /// An order: greatest first, nulls last.
    public Column desc_nulls_last() {
        return order(false, false);
    }

    private Column order(boolean ascending, boolean nullsFirst) {
        return new Column(new Syntax.SortOrder(syntax, ascending, nullsFirst, Origin.here()));
    }

    /// One more branch of a choice that began with [Functions#when]: `value` where `condition` is true and no branch
    /// before was.
    ///
    /// @throws IllegalStateException where this is no such choice, or `otherwise` was said already
    public Column when(Column condition, @Nullable Object value) {
        var choice = choice("when");
        var branches = new ArrayList<>(choice.branches());
        branches.add(new Syntax.CaseWhen.Branch(condition.syntax, Literals.of(value, choice.origin())));
        return new Column(new Syntax.CaseWhen(branches, null, choice.origin()));
    }

    /// The value where no branch of a choice was true; null where this is never said.
    ///
    /// ```java
    /// df.select(when(col("age").lt(18), "child").when(col("age").lt(65), "adult").otherwise("senior"));
    /// ```
    public Column otherwise(@Nullable Object value) {
        var choice = choice("otherwise");
        return new Column(new Syntax.CaseWhen(choice.branches(), Literals.of(value, choice.origin()), choice.origin()));
    }

    private Syntax.CaseWhen choice(String method) {
        if (syntax instanceof Syntax.CaseWhen choice && choice.otherwise() == null) {
            return choice;
        }
        throw new IllegalStateException(
                method + "(...) goes on with a choice: begin it with when(condition, value), and say "
                        + "otherwise(...) last.");
    }

    /// This function over the rows of a window, one value a row: an aggregate, or one of a row's place such as `rank()`.
    ///
    /// ```java
    /// df.withColumn("running", sum("price").over(Window.partitionBy("customer").orderBy("day")));
    /// ```
    public Column over(WindowSpec window) {
        return new Column(new Syntax.Over(syntax, window.syntax(), Origin.here()));
    }

    /// This function over all rows, one value a row.
    public Column over() {
        return over(Window.partitionBy());
    }

    /// An element: of an array by place from 0, of a map by key, of a struct by name. A place that an array does not have is
    /// an error; a key that a map does not have gives null.
    public Column getItem(Object key) {
        var origin = Origin.here();
        return new Column(new Syntax.ItemOf(syntax, Literals.of(key, origin), origin));
    }

    /// As [#getItem].
    public Column apply(Object key) {
        return getItem(key);
    }

    /// A field of a struct; null where the struct is.
    public Column getField(String name) {
        return new Column(new Syntax.FieldOf(syntax, name, Origin.here()));
    }

    /// Prints the expression.
    public void explain(boolean extended) {
        System.out.println(this);
    }

    /// The expression as Spark writes it, e.g. `(price + 1)`.
    @Override
    public String toString() {
        return SyntaxText.of(syntax);
    }
}
