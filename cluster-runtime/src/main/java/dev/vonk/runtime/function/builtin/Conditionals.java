package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Choices by value, and what a task knows of itself. All arguments are evaluated on all rows: where one may raise on
/// rows it is not needed for, analysis makes a `CASE` of it.
public final class Conditionals implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("conditional");
        family.scalar("if", "if(condition, expr1, expr2)", "`expr1` where the condition is true, else `expr2`.",
                "if(1 < 2, 'a', 'b')", "a").ownNulls().binds(Conditionals::choice);
        family.scalar("nullif", "nullif(expr1, expr2)", "NULL where both are equal, else `expr1`.", "nullif(2, 2)",
                "NULL").ownNulls()
                .binds(types -> pair(types).map(common -> new BoundFunction(List.of(common, common), common,
                        (a, rows, _, _) -> Shapes.values(common, rows, null, (i, out) -> {
                            if (!a[0].isNull(i) && VectorOrder.compare(a[0], i, a[1], i) == 0) {
                                out.appendNull();
                            } else {
                                out.append(a[0], i);
                            }
                        }))));
        family.scalar("nvl", "nvl(expr1, expr2)", "`expr1`, or `expr2` where it is NULL.", "nvl(NULL, 'a')", "a")
                .alias("ifnull").ownNulls()
                .binds(types -> pair(types).map(common -> new BoundFunction(List.of(common, common), common,
                        (a, rows, _, _) -> Shapes.values(common, rows, null,
                                (i, out) -> out.append(a[0].isNull(i) ? a[1] : a[0], i)))));
        family.scalar("nvl2", "nvl2(expr1, expr2, expr3)", "`expr2` where `expr1` is not NULL, else `expr3`.",
                "nvl2(NULL, 2, 1)", "1").ownNulls().binds(
                        types -> types.size() != 3
                                ? Optional.empty()
                                : pair(types.subList(1, 3))
                                        .map(common -> new BoundFunction(List.of(types.get(0), common, common), common,
                                                (a, rows, _, _) -> Shapes.values(common, rows, null,
                                                        (i, out) -> out.append(a[0].isNull(i) ? a[2] : a[1], i)))));
        family.scalar("zeroifnull", "zeroifnull(expr)", "The number, or 0 where it is NULL.", "zeroifnull(NULL)", "0")
                .ownNulls().binds(types -> types.size() != 1
                        ? Optional.empty()
                        : number(types.get(0)).map(type -> new BoundFunction(List.of(type), type,
                                (a, rows, _, _) -> Shapes.values(type, rows, null, (i, out) -> {
                                    if (!a[0].isNull(i)) {
                                        out.append(a[0], i);
                                    } else if (type instanceof DataType.DoubleType
                                            || type instanceof DataType.FloatType) {
                                        out.appendDouble(0);
                                    } else {
                                        out.appendLong(0);
                                    }
                                }))));
        family.scalar("nullifzero", "nullifzero(expr)", "The number, or NULL where it is 0.", "nullifzero(0)", "NULL")
                .binds(types -> types.size() != 1
                        ? Optional.empty()
                        : number(types.get(0)).map(type -> new BoundFunction(List.of(type), type,
                                (a, rows, validity, _) -> Shapes.values(type, rows, validity, (i, out) -> {
                                    if (isZero(a[0], type, i)) {
                                        out.appendNull();
                                    } else {
                                        out.append(a[0], i);
                                    }
                                }))));
        task(family);
        return family.functions();
    }

    private static Optional<DataType> number(DataType type) {
        return type instanceof DataType.NullType
                ? Optional.of(DataTypes.IntegerType)
                : type.isNumeric() ? Optional.of(type) : Optional.empty();
    }

    private static boolean isZero(Vector vector, DataType type, int row) {
        return switch (type) {
            case DataType.DoubleType _,DataType.FloatType _ -> Vectors.doubleAt(vector, row) == 0;
            case DecimalType _ -> DecimalOperand.of(vector).big(row).signum() == 0;
            default -> Vectors.longAt(vector, row) == 0;
        };
    }

    private static Optional<DataType> pair(List<DataType> types) {
        return types.size() == 2 ? Coercion.leastCommonType(types) : Optional.empty();
    }

    private static Optional<BoundFunction> choice(List<DataType> types) {
        if (types.size() != 3 || !Coercion.canImplicitlyCast(types.get(0), DataTypes.BooleanType)) {
            return Optional.empty();
        }
        return pair(types.subList(1, 3)).map(common -> new BoundFunction(List.of(DataTypes.BooleanType, common, common),
                common,
                (a, rows, _, _) -> Shapes.values(common, rows, null,
                        (i, out) -> out.append(!a[0].isNull(i) && Vectors.longAt(a[0], i) != 0 ? a[1] : a[2], i))));
    }

    private static void task(Family family) {
        family.scalar("spark_partition_id", "spark_partition_id()", "The number of the partition that is computed.",
                "spark_partition_id()", "0").varies().takes("-> int",
                        context -> (_, rows, _, scratch) -> Shapes.ints(rows, null, scratch, _ -> context.partition()));
        family.scalar("monotonically_increasing_id", "monotonically_increasing_id()",
                "A number that grows from row to row and is unique: the partition in the upper 31 bits, the row in it in the lower 33.",
                "monotonically_increasing_id()", "0").varies().takes("-> bigint", context -> {
                    var next = new long[]{(long) context.partition() << 33};
                    return (_, rows, _, scratch) -> Shapes.longs(rows, null, scratch, _ -> next[0]++);
                });
        family.scalar("raise_error", "raise_error(message)", "Raises an error with the message.", "if(true, 1, 2)", "1")
                .raises().varies().takes("string -> void",
                        (a, rows, validity, _) -> Shapes.values(DataTypes.NullType, rows, validity, (i, _) -> {
                            throw new DataException("USER_RAISED_EXCEPTION", TextArgument.of(a[0]).string(i));
                        }));
        family.scalar("assert_true", "assert_true(condition[, message])",
                "NULL where the condition is true, else an error.", "assert_true(1 < 2)", "NULL").ownNulls().raises()
                .varies()
                .takes("boolean -> void", Conditionals::assertTrue)
                .takes("boolean, string -> void", Conditionals::assertTrue);
        family.scalar("typeof", "typeof(expr)", "The name of the type.", "typeof(1)", "int").ownNulls()
                .binds(types -> types.size() == 1
                        ? Optional.of(new BoundFunction(types, DataTypes.StringType,
                                (_, rows, _, scratch) -> Shapes.text(rows, null, rows * 8, scratch,
                                        (_, out) -> out.append(types.get(0).simpleString()))))
                        : Optional.empty());
    }

    private static Vector assertTrue(Vector[] a, int rows, @Nullable Validity validity, Scratch scratch) {
        return Shapes.values(DataTypes.NullType, rows, null, (i, out) -> {
            if (a[0].isNull(i) || Vectors.longAt(a[0], i) == 0) {
                throw new DataException("USER_RAISED_EXCEPTION",
                        a.length > 1 && !a[1].isNull(i)
                                ? TextArgument.of(a[1]).string(i)
                                : "An assertion is not true.");
            }
            out.appendNull();
        });
    }
}
