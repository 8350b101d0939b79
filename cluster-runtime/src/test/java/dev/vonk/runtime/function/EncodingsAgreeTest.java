package dev.vonk.runtime.function;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.expression.Calls;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.ExampleParser;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Every function over random, also hostile, values: whatever the encoding, the selection and the batch, a row's value
/// is what the row alone gives, and nothing but a [DataException] is raised.
class EncodingsAgreeTest {
    private static final int ROWS = 24;
    /// These grow with a number they are given.
    private static final Set<String> GROWING = Set.of("repeat", "space", "lpad", "rpad", "array_repeat", "array_insert",
            "sequence", "format_number", "overlay");

    private Random random;
    private boolean extremes;

    @TestFactory
    Stream<DynamicTest> scalarFunctions() {
        return FunctionRegistry.builtin().scalars().stream().filter(ScalarFunction::deterministic)
                .map(function -> DynamicTest.dynamicTest(function.name(), () -> {
                    random = new Random(function.name().hashCode());
                    extremes = !GROWING.contains(function.name());
                    var call = find(ExampleParser.parse(function.example().call()), function);
                    var types = call.arguments().stream().map(Expression::type).toList();
                    for (int round = 0; round < 6; round++) {
                        check(function, types);
                    }
                }));
    }

    private static Expression.Call find(Expression expression, ScalarFunction function) {
        if (expression instanceof Expression.Call call
                && (call.function().equals(function) || call.function().example().equals(function.example()))) {
            return call;
        }
        return expression.children().stream().map(child -> find(child, function)).filter(found -> found != null)
                .findFirst().orElse(null);
    }

    private void check(ScalarFunction function, List<DataType> types) {
        var arguments = new Expression[types.size()];
        var flat = new ArrayList<Vector>();
        var encoded = new ArrayList<Vector>();
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = Calls.column(k, types.get(k));
            var column = column(types.get(k));
            encoded.add(column);
            flat.add(column.flat(Scratch.fresh()));
        }
        Expression call = Calls.call(function.name(), arguments);
        var alone = new ArrayList<Object>();
        for (int row = 0; row < ROWS; row++) {
            alone.add(result(call, Batch.of(ROWS, flat).slice(row, 1), 1).get(0));
        }
        agree(call, alone, Batch.of(ROWS, flat), IntStream.range(0, ROWS).toArray());
        agree(call, alone, Batch.of(ROWS, encoded), IntStream.range(0, ROWS).toArray());
        var some = IntStream.range(0, ROWS).filter(_ -> random.nextBoolean()).toArray();
        agree(call, alone, Batch.of(ROWS, encoded).select(some, some.length), some);
    }

    private static void agree(Expression call, List<Object> alone, Batch batch, int[] rows) {
        var together = result(call, batch, rows.length);
        if (together.contains("raised")) {
            assertTrue(IntStream.of(rows).anyMatch(row -> alone.get(row).equals("raised")),
                    () -> call + " raises together, but for no row alone");
            return;
        }
        for (int i = 0; i < rows.length; i++) {
            assertEquals(alone.get(rows[i]), together.get(i), call + ", row " + rows[i]);
        }
    }

    private static List<Object> result(Expression call, Batch batch, int rows) {
        var out = new ArrayList<Object>();
        try {
            var value = Evaluators.compile(call, EvaluationContext.UTC).evaluate(batch);
            for (int i = 0; i < rows; i++) {
                out.add(comparable(Values.read(value, call.type(), i)));
            }
        } catch (DataException expected) {
            return List.of("raised");
        }
        return out;
    }

    private static Object comparable(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : value == null ? "null" : value.toString();
    }

    private Vector column(DataType type) {
        boolean nulls = random.nextBoolean();
        int kind = random.nextInt(4);
        if (kind == 0) {
            return new ConstantVector(Values.single(type, nulls && random.nextInt(4) == 0 ? null : value(type)), ROWS);
        }
        if (kind == 1 && !(type instanceof DataType.NullType)) {
            var entries = VectorBuilder.of(type, 5);
            for (int i = 0; i < 5; i++) {
                Values.append(entries, type, value(type));
            }
            var validity = nulls ? Validity.allPresent(ROWS) : null;
            for (int i = 0; nulls && i < ROWS; i += 5) {
                validity.setNull(i);
            }
            return new DictionaryVector(IntStream.range(0, ROWS).map(_ -> random.nextInt(5)).toArray(), 0, ROWS,
                    entries.build(), validity);
        }
        var builder = VectorBuilder.of(type, ROWS);
        for (int i = 0; i < ROWS; i++) {
            Values.append(builder, type, nulls && random.nextInt(4) == 0 ? null : value(type));
        }
        return builder.build();
    }

    private long number() {
        return extremes && random.nextInt(8) == 0
                ? random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE
                : random.nextInt(40) - 12;
    }

    private Object value(DataType type) {
        return switch (type) {
            case DataType.NullType _ -> null;
            case DataType.BooleanType _ -> random.nextBoolean();
            case DataType.ByteType _ -> (byte) number();
            case DataType.ShortType _ -> (short) number();
            case DataType.IntegerType _ -> extremes && random.nextInt(8) == 0
                    ? random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE
                    : random.nextInt(40) - 12;
            case DataType.LongType _ -> number();
            case DataType.FloatType _ -> (float) fraction();
            case DataType.DoubleType _ -> fraction();
            case DecimalType decimal -> BigDecimal.valueOf(random.nextInt(200) - 90, decimal.scale())
                    .setScale(decimal.scale()).remainder(BigDecimal.TEN.pow(decimal.precision() - decimal.scale()));
            case DataType.StringType _ -> text();
            case DataType.BinaryType _ -> text().getBytes(StandardCharsets.UTF_8);
            case DataType.DateType _ -> LocalDate
                    .ofEpochDay(extremes && random.nextInt(9) == 0 ? Integer.MAX_VALUE : random.nextInt(30_000) - 9000);
            case DataType.TimestampType _ ->
                Instant.ofEpochSecond(random.nextInt(2_000_000_000) - 500_000_000L, 123_456_000);
            case DataType.TimestampNtzType _ ->
                LocalDateTime.of(1970 + random.nextInt(60), 1 + random.nextInt(12), 1, random.nextInt(24), 5);
            case DataType.YearMonthIntervalType _ -> Period.ofMonths(random.nextInt(50) - 20);
            case DataType.DayTimeIntervalType _ -> Duration.ofSeconds(random.nextInt(500_000) - 200_000);
            case ArrayType(var element, var _) -> IntStream.range(0, random.nextInt(5))
                    .mapToObj(_ -> random.nextInt(6) == 0 ? null : value(element)).toList();
            case MapType map -> {
                var entries = new HashMap<Object, Object>();
                IntStream.range(0, random.nextInt(4))
                        .forEach(_ -> entries.put(value(map.keyType()), value(map.valueType())));
                yield entries;
            }
            case StructType struct -> struct.fields().stream().map(field -> value(field.dataType())).toList();
        };
    }

    private double fraction() {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> 1e300;
            default -> (random.nextInt(80) - 30) / 4.0;
        };
    }

    private String text() {
        return List
                .of("", "a", "abc", "ABC def", "na\u00efve \uD83D\uDE00", "12", "-3.5", "2024-02-29",
                        "2015-03-05 09:32:05.359", "a,b:c", "%d", "yyyy-MM-dd", "(", "[0-9]+", "$.a", "{\"a\":1}",
                        "[1,2]", "MONTH", "UTF-8", "UTC", "0f", "%_\\", " x ", "http://h/p?q=1")
                .get(random.nextInt(24));
    }
}
