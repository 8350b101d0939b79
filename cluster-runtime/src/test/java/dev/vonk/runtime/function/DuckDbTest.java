package dev.vonk.runtime.function;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.Calls;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.ExampleParser;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Functions against DuckDB over one random table with nulls, where both mean the same.
class DuckDbTest {
    private static final int ROWS = 1000;
    private static final int GROUPS = 7;
    private static final DataType PRICE = new DecimalType(15, 2);
    private static final List<String> NAMES = List.of("k", "i", "n", "d", "p", "q", "s", "t", "day", "b");
    private static final List<DataType> TYPES = List.of(DataTypes.IntegerType, DataTypes.IntegerType,
            DataTypes.LongType, DataTypes.DoubleType, PRICE, PRICE, DataTypes.StringType, DataTypes.StringType,
            DataTypes.DateType, DataTypes.BooleanType);

    private static Connection connection;
    private static Batch batch;
    private static Map<String, Expression> columns;

    @BeforeAll
    static void fill() throws SQLException {
        var random = new Random(5);
        connection = DriverManager.getConnection("jdbc:duckdb:");
        columns = new LinkedHashMap<>();
        var builders = new ArrayList<VectorBuilder>();
        for (int c = 0; c < NAMES.size(); c++) {
            columns.put(NAMES.get(c), Calls.column(c, TYPES.get(c)));
            builders.add(VectorBuilder.of(TYPES.get(c), ROWS));
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table r (id int, k int, i int, n bigint, d double, p decimal(15,2), q decimal(15,2), s varchar, t varchar, day date, b boolean)");
        }
        try (var insert = connection.prepareStatement("insert into r values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int row = 0; row < ROWS; row++) {
                insert.setInt(1, row);
                for (int c = 0; c < NAMES.size(); c++) {
                    var value = c > 0 && random.nextInt(6) == 0 ? null : value(random, NAMES.get(c));
                    insert.setObject(c + 2, value);
                    Values.append(builders.get(c), TYPES.get(c), value);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        batch = Batch.of(ROWS, builders.stream().map(VectorBuilder::build).toList());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    private static Object value(Random random, String name) {
        return switch (name) {
            case "k" -> random.nextInt(GROUPS);
            case "i" -> random.nextInt(200) - 100;
            case "n" -> random.nextLong() >> 20;
            case "d" -> (random.nextInt(4001) - 2000) / 8.0;
            case "p" -> BigDecimal.valueOf(random.nextInt(2_000_000) - 500_000, 2);
            case "q" -> BigDecimal.valueOf(random.nextInt(11), 2);
            case "s" -> List.of("", "abc", "Abc def", "na\u00efve caf\u00e9", "\uD83D\uDE00 x", "a,b,,c",
                    "special requests", "%_\\", "  pad ").get(random.nextInt(9));
            case "t" -> List.of("a", "b", "c", "ab", "e").get(random.nextInt(5));
            case "day" -> LocalDate.ofEpochDay(random.nextInt(40_000) - 15_000);
            default -> random.nextBoolean();
        };
    }

    /// Ours, and where DuckDB writes it otherwise, theirs.
    private static final String[][] EXPRESSIONS = {
        {"i + 7"}, {"i * i - n"}, {"n / if(i = 0, NULL, i)", "n / nullif(i, 0)"}, {"-i"}, {"p + q"}, {"p - q"},
        {"p * (1 - q)"}, {"p * (1 - q) * (1 + q)"}, {"p < q"}, {"d * 2.5", "d * 2.5::double"},
        {"i & 12"}, {"i | 3"}, {"bitwise_xor(i, 5)", "xor(i, 5)"}, {"abs(i)"}, {"abs(p)"}, {"sqrt(abs(d))"},
        {"cbrt(d)"}, {"floor(d)"}, {"ceil(d)"}, {"sign(d)"}, {"exp(d / 1000)", "exp(d / 1000)"}, {"ln(abs(d) + 1)"},
        {"log10(abs(d) + 1)"}, {"log2(abs(d) + 1)"},
        {"sin(d)"}, {"cos(d)"}, {"atan2(d, 2)"}, {"pow(i, 2)"}, {"degrees(d)"}, {"greatest(i, 5, k)"},
        {"least(i, 5, k)"}, {"round(p, 1)"}, {"round(d)"}, {"factorial(k)"}, {"shiftleft(k, 2)", "k << 2"},
        {"bit_count(abs(i))"},
        {"upper(s)"}, {"lower(s)"}, {"length(s)"}, {"octet_length(s)", "strlen(s)"}, {"substring(s, 2, 3)"},
        {"substring(s, 3)"}, {"substring(s, -3)"}, {"left(s, 2)"}, {"right(s, 3)"}, {"trim(s)"}, {"ltrim(s)"},
        {"rtrim(s)"}, {"reverse(s)"},
        {"concat(s, t)", "s || t"}, {"concat_ws('-', s, t)"}, {"contains(s, 'b')"},
        {"startswith(s, 'a')", "starts_with(s, 'a')"}, {"endswith(s, 'c')", "ends_with(s, 'c')"}, {"instr(s, 'c')"},
        {"replace(s, 'a', 'xy')"}, {"translate(s, 'abc', 'xy')"},
        {"lpad(s, 6, '*+')"}, {"rpad(s, 6, '*+')"}, {"repeat(t, 3)"}, {"split_part(s, ',', 2)"},
        {"levenshtein(t, 'abc')"}, {"md5(s)"}, {"sha2(s, 256)", "sha256(s)"}, {"ascii(t)"}, {"chr(65 + k)"},
        {"like(s, 'a%')", "s like 'a%'"}, {"like(s, '%c%')", "s like '%c%'"},
        {"like(s, '%special%requests%')", "s like '%special%requests%'"}, {"like(s, '_b%')", "s like '_b%'"},
        {"ilike(s, 'A%')", "s ilike 'A%'"}, {"rlike(s, '[bd]e?')", "regexp_matches(s, '[bd]e?')"},
        {"regexp_replace(s, '[a-c]+', '#')", "regexp_replace(s, '[a-c]+', '#', 'g')"},
        {"regexp_extract(s, '([a-z])c', 1)"}, {"s < t"}, {"s = t"}, {"hex(s)"}, {"base64(s)", "base64(encode(s))"},
        {"year(day)"}, {"month(day)"}, {"day(day)"}, {"quarter(day)"}, {"dayofyear(day)"}, {"weekofyear(day)"},
        {"dayofweek(day)", "dayofweek(day) + 1"}, {"last_day(day)"}, {"date_add(day, i)", "day + i"},
        {"datediff(day, date('2000-01-01'))", "date_diff('day', date '2000-01-01', day)"},
        {"add_months(day, i)", "cast(day + to_months(i) as date)"},
        {"trunc(day, 'MONTH')", "cast(date_trunc('month', day) as date)"},
        {"trunc(day, 'WEEK')", "cast(date_trunc('week', day) as date)"},
        {"trunc(day, 'QUARTER')", "cast(date_trunc('quarter', day) as date)"},
        {"day < date('1990-06-15')", "day < date '1990-06-15'"}, {"string(day)", "day::varchar"},
        {"dayname(day)", "left(dayname(day), 3)"},
        {"nvl(i, k)", "coalesce(i, k)"}, {"nullif(t, 'a')"}, {"i <=> k", "i is not distinct from k"}, {"b = true"},
        {"if(b, i, k)", "case when b then i else k end"}, {"string(i)", "i::varchar"}, {"string(p)", "p::varchar"},
        {"double(p)", "p::double"}, {"int(d)", "trunc(d)::int"}, {"bigint(p)", "trunc(p)::bigint"},
        {"size(array(i, k))", "len([i, k])"}, {"array_contains(array(1, 2, 3), k)", "list_contains([1, 2, 3], k)"},
        {"array_max(array(i, k))", "list_aggregate([i, k], 'max')"}, {"element_at(array(5, 6, 7), 2)", "[5, 6, 7][2]"}};

    /// Aggregates, grouped by k.
    private static final String[][] AGGREGATES = {{"count(i)"}, {"sum(i)"}, {"sum(n)"}, {"sum(d)"}, {"sum(p)"},
        {"sum(p * (1 - q))"}, {"avg(i)"}, {"avg(d)"}, {"min(i)"}, {"max(n)"}, {"min(d)"}, {"max(p)"}, {"min(s)"},
        {"max(s)"}, {"min(day)"}, {"max(b)", "max(b::int)::boolean"},
        {"stddev_samp(d)"}, {"stddev_pop(d)"}, {"var_samp(d)"}, {"var_pop(d)"}, {"corr(d, i)"}, {"covar_pop(d, i)"},
        {"covar_samp(d, i)"}, {"regr_slope(d, i)"}, {"regr_intercept(d, i)"}, {"regr_r2(d, i)"}, {"median(d)"},
        {"percentile(d, 0.3)", "quantile_cont(d, 0.3)"},
        {"bool_and(b)"}, {"bool_or(b)"}, {"bit_and(i)"}, {"bit_or(i)"}, {"bit_xor(i)"},
        {"count_if(b)", "count(*) filter (where b)"}, {"approx_count_distinct(t)", "count(distinct t)"},
        {"size_of_set", "count(distinct i)"}};

    @TestFactory
    Stream<DynamicTest> scalarsAgree() {
        return Stream.of(EXPRESSIONS).map(pair -> DynamicTest.dynamicTest(pair[0], () -> {
            compare(pair[0], rows(ExampleParser.parse(pair[0], columns)),
                    query("select " + pair[pair.length - 1] + " from r order by id"));
        }));
    }

    private static List<Object> rows(Expression expression) {
        var result = Evaluators.compile(expression, EvaluationContext.UTC).evaluate(batch);
        var out = new ArrayList<Object>();
        for (int i = 0; i < ROWS; i++) {
            out.add(Values.read(result, expression.type(), i));
        }
        return out;
    }

    private static List<Object> query(String sql) throws SQLException {
        var out = new ArrayList<Object>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                out.add(rows.getObject(1));
            }
        }
        return out;
    }

    private static void compare(String name, List<Object> ours, List<Object> theirs) {
        assertEquals(theirs.size(), ours.size(), name);
        for (int i = 0; i < ours.size(); i++) {
            int row = i;
            assertTrue(same(ours.get(i), theirs.get(i)),
                    () -> name + " in row " + row + ": ours " + ours.get(row) + ", theirs " + theirs.get(row));
        }
    }

    private static boolean same(Object ours, Object theirs) {
        if (ours == null || theirs == null) {
            return ours == theirs;
        }
        if (ours instanceof Number a && theirs instanceof Number b) {
            if (a instanceof Double || b instanceof Double || a instanceof Float) {
                return Math.abs(a.doubleValue() - b.doubleValue()) <= 1e-9 * Math.max(1, Math.abs(b.doubleValue()));
            }
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return ours.toString().equals(theirs.toString());
    }

    @TestFactory
    Stream<DynamicTest> aggregatesAgreeInOnePhaseAndInTwo() {
        return Stream.of(AGGREGATES).map(pair -> DynamicTest.dynamicTest(pair[0], () -> {
            var theirs = query("select " + pair[pair.length - 1] + " from r group by k order by k");
            if (pair[0].equals("size_of_set")) {
                compare(pair[0], aggregate("collect_set(i)", true).stream()
                        .map(list -> (Object) ((List<?>) list).size()).toList(), theirs);
                return;
            }
            compare(pair[0], aggregate(pair[0], false), theirs);
            compare(pair[0], aggregate(pair[0], true), theirs);
        }));
    }

    private static List<Object> aggregate(String call, boolean twoPhases) {
        var function = FunctionRegistry.builtin().aggregate(call.substring(0, call.indexOf('('))).orElseThrow();
        var parsed = ((Expression.Call) ExampleParser
                .parse("struct(" + call.substring(call.indexOf('(') + 1, call.lastIndexOf(')')) + ")", columns))
                .arguments();
        var bound = function.bind(parsed.stream().map(Expression::type).toList()).orElseThrow();
        var arguments = new ArrayList<Expression>();
        for (int i = 0; i < parsed.size(); i++) {
            var wanted = bound.argumentTypes().get(i);
            arguments.add(parsed.get(i).type().equals(wanted) ? parsed.get(i) : Calls.cast(parsed.get(i), wanted));
        }
        arguments.add(columns.get("k"));
        var projection = Evaluators.compileAll(arguments, EvaluationContext.UTC);
        var total = bound.accumulator().get();
        total.grow(GROUPS);
        for (int from = 0; from < ROWS; from += 300) {
            int rows = Math.min(300, ROWS - from);
            var values = Stream.of(projection.evaluate(batch.slice(from, rows)))
                    .map(vector -> Vectors.argument(vector, Scratch.fresh())).toArray(Vector[]::new);
            var groups = new int[rows];
            for (int i = 0; i < rows; i++) {
                groups[i] = (int) Vectors.longAt(values[values.length - 1], i);
            }
            var accumulator = twoPhases ? bound.accumulator().get() : total;
            accumulator.grow(GROUPS);
            accumulator.update(groups, rows, Arrays.copyOf(values, values.length - 1));
            if (twoPhases) {
                total.merge(new int[]{0, 1, 2, 3, 4, 5, 6}, GROUPS, accumulator.state(GROUPS));
            }
        }
        var result = total.result(GROUPS);
        var out = new ArrayList<Object>();
        for (int i = 0; i < GROUPS; i++) {
            out.add(Values.read(result, bound.resultType(), i));
        }
        return out;
    }
}
