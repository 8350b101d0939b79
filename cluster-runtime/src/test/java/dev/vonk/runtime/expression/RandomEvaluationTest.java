package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Random expressions over random columns in every encoding, selection and batch size, held against the interpreter.
class RandomEvaluationTest {
    private static final DataType INT = DataTypes.IntegerType;
    private static final DataType LONG = DataTypes.LongType;
    private static final DataType DOUBLE = DataTypes.DoubleType;
    private static final DataType TEXT = DataTypes.StringType;
    private static final DataType PRICE = new DecimalType(15, 2);
    private static final DataType WIDE = new DecimalType(30, 4);
    private static final List<DataType> TYPES = List.of(INT, LONG, DOUBLE, TEXT, PRICE, WIDE, INT, TEXT, LONG);
    private static final List<String> COMPARISONS = List.of("equal", "not_equal", "less", "less_or_equal", "greater",
            "greater_or_equal", "equal_null_safe");
    private static final int[] SIZES = {1, 7, 64, 200};

    private final Random random = new Random(7);
    private int raised;
    private int compared;

    private Object value(DataType type) {
        int kind = random.nextInt(20);
        return switch (type) {
            case DataType.IntegerType _ -> kind == 0
                    ? (Object) Integer.MAX_VALUE
                    : kind == 1 ? (Object) Integer.MIN_VALUE : (Object) (random.nextInt(13) - 4);
            case DataType.LongType _ -> kind == 0
                    ? (Object) Long.MAX_VALUE
                    : kind == 1 ? (Object) Long.MIN_VALUE : (Object) (long) (random.nextInt(13) - 4);
            case DataType.DoubleType _ -> kind == 0
                    ? Double.NaN
                    : kind == 1 ? -0.0 : kind == 2 ? Double.POSITIVE_INFINITY : (random.nextInt(9) - 4) / 2.0;
            case DataType.StringType _ -> kind == 0
                    ? ""
                    : kind == 1
                            ? "\u00e4\uD83D\uDE00z"
                            : kind == 2 ? " 12 " : String.valueOf((char) ('a' + random.nextInt(4)));
            case DecimalType decimal -> BigDecimal.valueOf(kind == 0 && decimal.precision() > 18
                    ? Long.MAX_VALUE
                    : kind == 1 ? 999_999_999_999_999L : random.nextInt(2000) - 700, decimal.scale());
            default -> throw new IllegalArgumentException(type.simpleString());
        };
    }

    private Expression literal(DataType type) {
        return Calls.literal(random.nextInt(15) == 0 ? null : value(type), type);
    }

    private Expression any(DataType type, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            var places = IntStream.range(0, TYPES.size()).filter(i -> TYPES.get(i).equals(type)).toArray();
            return places.length == 0 || random.nextInt(4) == 0
                    ? literal(type)
                    : Calls.column(places[random.nextInt(places.length)], type);
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.Case(
                    List.of(new Expression.Case.When(condition(depth - 1), any(type, depth - 1)),
                            new Expression.Case.When(condition(depth - 1), any(type, depth - 1))),
                    any(type, depth - 1), type);
            case 1 -> new Expression.Coalesce(List.of(any(type, depth - 1), any(type, depth - 1), any(type, depth - 1)),
                    type);
            case 2 -> new Expression.Cast(any(TYPES.get(random.nextInt(TYPES.size())), depth - 1), type,
                    random.nextBoolean() ? Expression.Cast.OnFailure.RAISE : Expression.Cast.OnFailure.NULL);
            default -> operation(type, depth);
        };
    }

    private Expression operation(DataType type, int depth) {
        if (type.equals(TEXT)) {
            return random.nextBoolean()
                    ? Calls.call("upper", any(TEXT, depth - 1))
                    : Calls.call("concat", any(TEXT, depth - 1), any(TEXT, depth - 1));
        }
        if (type.equals(INT) && random.nextInt(4) == 0) {
            return Calls.call("length", any(TEXT, depth - 1));
        }
        var names = type.equals(DOUBLE)
                ? List.of("add", "subtract", "multiply", "divide", "mod")
                : List.of("add", "subtract", "multiply", "mod");
        var name = type instanceof DecimalType && random.nextInt(3) == 0
                ? "divide"
                : names.get(random.nextInt(names.size()));
        var left = any(type, depth - 1);
        var right = any(type instanceof DecimalType && random.nextBoolean() ? PRICE : type, depth - 1);
        var call = Calls.call(name, left, right);
        return call.type().equals(type) ? call : Calls.cast(call, type);
    }

    private Expression condition(int depth) {
        if (depth <= 0) {
            var type = TYPES.get(random.nextInt(TYPES.size()));
            return Calls.call(COMPARISONS.get(random.nextInt(COMPARISONS.size())), any(type, 0),
                    random.nextInt(3) == 0 ? any(type, 0) : literal(type));
        }
        var type = TYPES.get(random.nextInt(TYPES.size()));
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.And(List.of(condition(depth - 1), condition(depth - 1), condition(depth - 2)));
            case 1 -> new Expression.Or(List.of(condition(depth - 1), condition(depth - 1)));
            case 2 -> new Expression.Not(condition(depth - 1));
            case 3 -> new Expression.IsNull(any(type, depth - 1));
            case 4 -> new Expression.InSet(any(type, depth - 1),
                    IntStream.range(0, 1 + random.nextInt(9)).mapToObj(_ -> value(type)).distinct().toList(),
                    random.nextInt(4) == 0);
            default -> Calls.call(COMPARISONS.get(random.nextInt(COMPARISONS.size())), any(type, depth - 1),
                    any(type, depth - 1));
        };
    }

    private Vector column(DataType type, int rows) {
        boolean nulls = random.nextBoolean();
        int encoding = random.nextInt(5);
        if (encoding == 0) {
            return new ConstantVector(Values.single(type, nulls && random.nextInt(4) == 0 ? null : value(type)), rows);
        }
        if (encoding == 1) {
            int entries = 1 + random.nextInt(6);
            var dictionary = VectorBuilder.of(type, entries);
            for (int i = 0; i < entries; i++) {
                Values.append(dictionary, type, value(type));
            }
            return new DictionaryVector(IntStream.range(0, rows + 2).map(_ -> random.nextInt(entries)).toArray(), 2,
                    rows, dictionary.build(), nulls ? holes(rows) : null);
        }
        if (encoding == 2 && (type.equals(INT) || type.equals(LONG))) {
            var raw = new byte[rows];
            random.nextBytes(raw);
            return new NarrowVector(new ByteVector(raw, 0, rows, nulls ? holes(rows) : null), random.nextInt(20) - 10,
                    PhysicalType.of(type));
        }
        var builder = VectorBuilder.of(type, rows);
        for (int i = 0; i < rows + 1; i++) {
            Values.append(builder, type, nulls && random.nextInt(4) == 0 ? null : value(type));
        }
        return builder.build().slice(1, rows);
    }

    private Validity holes(int rows) {
        var validity = Validity.allPresent(rows);
        for (int i = 0; i < rows; i++) {
            if (random.nextInt(4) == 0) {
                validity.setNull(i);
            }
        }
        return validity;
    }

    private Batch batch() {
        int rows = SIZES[random.nextInt(SIZES.length)];
        var batch = Batch.of(rows, TYPES.stream().map(type -> column(type, rows)).toList());
        if (random.nextBoolean()) {
            var selection = IntStream.range(0, rows).filter(_ -> random.nextInt(3) > 0).toArray();
            batch = batch.select(selection, selection.length);
        }
        return batch;
    }

    private static Object[] row(Batch batch, int index) {
        var values = new Object[TYPES.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Values.read(batch.column(i), TYPES.get(i), batch.row(index));
        }
        return values;
    }

    @Test
    void evaluatorsAgreeWithTheInterpreter() {
        for (int round = 0; round < 500; round++) {
            var expressions = List.of(any(TYPES.get(random.nextInt(TYPES.size())), 3), condition(2),
                    any(TYPES.get(random.nextInt(TYPES.size())), 2));
            check(expressions);
        }
        assertTrue(raised > 50 && compared > 300, raised + " raised, " + compared + " compared");
    }

    private void check(List<Expression> expressions) {
        var projection = Evaluators.compileAll(expressions, EvaluationContext.UTC);
        for (int b = 0; b < 3; b++) {
            var batch = batch();
            var expected = new ArrayList<Object[]>();
            boolean raises = false;
            for (int i = 0; i < batch.rowCount() && !raises; i++) {
                var row = row(batch, i);
                try {
                    expected.add(expressions.stream().map(expression -> ReferenceInterpreter.evaluate(expression, row))
                            .toArray());
                } catch (ArithmeticException expectedToo) {
                    raises = true;
                }
            }
            if (raises) {
                assertThrows(DataException.class, () -> projection.evaluate(batch),
                        () -> "should raise: " + expressions);
                raised++;
                continue;
            }
            compare(expressions, projection.evaluate(batch), expected);
            compared++;
        }
    }

    private static void compare(List<Expression> expressions, Vector[] results, List<Object[]> expected) {
        for (int e = 0; e < results.length; e++) {
            var expression = expressions.get(e);
            assertEquals(expected.size(), results[e].length(), expression::toString);
            for (int i = 0; i < expected.size(); i++) {
                var actual = Values.read(results[e], expression.type(), i);
                int row = i;
                assertTrue(
                        Objects.equals(expected.get(i)[e], actual) || expected.get(i)[e] instanceof Double x
                                && actual instanceof Double y && x.doubleValue() == y.doubleValue(),
                        () -> expression + " in row " + row + ": " + expected.get(row)[expressions.indexOf(expression)]
                                + " but was " + actual);
            }
        }
    }

    @Test
    void selectorsKeepTheRowsWhereTheConditionIsTrue() {
        for (int round = 0; round < 600; round++) {
            var condition = round % 3 == 0
                    ? new Expression.And(List.of(condition(1), condition(0), condition(0)))
                    : condition(random.nextInt(3));
            var selector = Evaluators.selector(condition, EvaluationContext.UTC);
            for (int b = 0; b < 3; b++) {
                var batch = batch();
                try {
                    var wanted = IntStream.range(0, batch.rowCount())
                            .filter(i -> Boolean.TRUE.equals(ReferenceInterpreter.evaluate(condition, row(batch, i))))
                            .map(batch::row).toArray();
                    var out = new int[batch.rowCount()];
                    int count = selector.select(batch, out);
                    assertArrayEquals(wanted, Arrays.copyOf(out, count), condition::toString);
                } catch (ArithmeticException raises) {
                    // which rows a raising term sees depends on the order of the terms, so there is nothing to compare
                    raised++;
                }
            }
        }
    }
}
