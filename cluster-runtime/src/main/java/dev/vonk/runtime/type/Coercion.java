package dev.vonk.runtime.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which types meet where two are mixed, which casts exist, and how wide decimal results are: Spark's rules with
/// ANSI mode on.
public final class Coercion {
    private Coercion() {
    }

    /// The type to which both can be brought, or empty where there is none.
    ///
    /// Integers widen, a float beside an integer or decimal becomes double, decimals keep all digits of both sides,
    /// date gives way to timestamp_ntz and that to timestamp; a string gives way to the other side.
    public static Optional<DataType> leastCommonType(DataType left, DataType right) {
        if (left.equals(right) || right instanceof DataType.NullType) {
            return Optional.of(left);
        }
        if (left instanceof DataType.NullType) {
            return Optional.of(right);
        }
        if (left.isNumeric() && right.isNumeric()) {
            return Optional.of(widerNumber(left, right));
        }
        if (left instanceof DataType.StringType) {
            return besideString(right);
        }
        if (right instanceof DataType.StringType) {
            return besideString(left);
        }
        if (timeRank(left) > 0 && timeRank(right) > 0) {
            return Optional.of(timeRank(left) >= timeRank(right) ? left : right);
        }
        return commonComplex(left, right);
    }

    /// The type to which all can be brought; the null type for an empty list.
    public static Optional<DataType> leastCommonType(List<? extends DataType> types) {
        // strings give way, so they are looked at last: the result must not depend on the order
        Optional<DataType> common = Optional.of(DataTypes.NullType);
        for (var type : types) {
            if (!(type instanceof DataType.StringType)) {
                common = common.flatMap(soFar -> leastCommonType(soFar, type));
            }
        }
        boolean anyString = types.stream().anyMatch(DataType.StringType.class::isInstance);
        return anyString ? common.flatMap(soFar -> leastCommonType(soFar, DataTypes.StringType)) : common;
    }

    private static DataType widerNumber(DataType left, DataType right) {
        if (left instanceof DataType.DoubleType || right instanceof DataType.DoubleType) {
            return DataTypes.DoubleType;
        }
        if (left instanceof DataType.FloatType || right instanceof DataType.FloatType) {
            return left.equals(right) ? left : DataTypes.DoubleType;
        }
        if (left instanceof DecimalType || right instanceof DecimalType) {
            return widerDecimal(decimalFor(left), decimalFor(right));
        }
        return integerRank(left) >= integerRank(right) ? left : right;
    }

    private static int integerRank(DataType type) {
        return switch (type) {
            case DataType.ByteType _ -> 1;
            case DataType.ShortType _ -> 2;
            case DataType.IntegerType _ -> 3;
            default -> 4;
        };
    }

    private static int timeRank(DataType type) {
        return switch (type) {
            case DataType.DateType _ -> 1;
            case DataType.TimestampNtzType _ -> 2;
            case DataType.TimestampType _ -> 3;
            default -> 0;
        };
    }

    private static Optional<DataType> besideString(DataType other) {
        return switch (other) {
            case DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _ ->
                Optional.of(DataTypes.LongType);
            case DataType.FloatType _,DataType.DoubleType _,DecimalType _ -> Optional.of(DataTypes.DoubleType);
            case DataType.BooleanType _,DataType.BinaryType _,DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.StringType _,DataType.NullType _ ->
                Optional.of(other);
            case DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                Optional.empty();
        };
    }

    private static Optional<DataType> commonComplex(DataType left, DataType right) {
        if (left instanceof DataType.YearMonthIntervalType(var startA, var endA)
                && right instanceof DataType.YearMonthIntervalType(var startB, var endB)) {
            return IntervalUnit.type(earlier(startA, startB), later(endA, endB));
        }
        if (left instanceof DataType.DayTimeIntervalType(var startA, var endA)
                && right instanceof DataType.DayTimeIntervalType(var startB, var endB)) {
            return IntervalUnit.type(earlier(startA, startB), later(endA, endB));
        }
        if (left instanceof ArrayType(var a, var nullsA) && right instanceof ArrayType(var b, var nullsB)) {
            return leastCommonType(a, b).map(element -> new ArrayType(element, nullsA || nullsB));
        }
        if (left instanceof MapType(var keyA, var valueA, var nullsA)
                && right instanceof MapType(var keyB, var valueB, var nullsB)) {
            return leastCommonType(keyA, keyB).flatMap(
                    key -> leastCommonType(valueA, valueB).map(value -> new MapType(key, value, nullsA || nullsB)));
        }
        if (left instanceof StructType a && right instanceof StructType b && a.size() == b.size()) {
            return commonStruct(a, b);
        }
        return Optional.empty();
    }

    private static IntervalUnit earlier(IntervalUnit a, IntervalUnit b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static IntervalUnit later(IntervalUnit a, IntervalUnit b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Optional<DataType> commonStruct(StructType left, StructType right) {
        var fields = new ArrayList<StructField>(left.size());
        for (int i = 0; i < left.size(); i++) {
            var a = left.field(i);
            var b = right.field(i);
            var type = leastCommonType(a.dataType(), b.dataType());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new StructField(a.name(), type.get(), a.nullable() || b.nullable()));
        }
        return Optional.of(new StructType(fields));
    }

    /// Whether `CAST(from AS to)` exists. Single values may still fail.
    public static boolean canCast(DataType from, DataType to) {
        if (from.equals(to) || from instanceof DataType.NullType || to instanceof DataType.StringType) {
            return true;
        }
        if (from instanceof ArrayType(var a, var _) && to instanceof ArrayType(var b, var _)) {
            return canCast(a, b);
        }
        if (from instanceof MapType a && to instanceof MapType b) {
            return canCast(a.keyType(), b.keyType()) && canCast(a.valueType(), b.valueType());
        }
        if (from instanceof StructType a && to instanceof StructType b) {
            return sameSize(a, b, Coercion::canCast);
        }
        return switch (from) {
            case DataType.StringType _ -> isAtomic(to);
            case DataType.BooleanType _ -> to.isNumeric();
            case DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DecimalType _,DataType.FloatType _,DataType.DoubleType _ ->
                to.isNumeric() || to instanceof DataType.BooleanType || to instanceof DataType.TimestampType
                        || isExact(from) && isInterval(to);
            case DataType.DateType _,DataType.TimestampNtzType _ -> timeRank(to) > 0;
            case DataType.TimestampType _ -> timeRank(to) > 0 || to.isNumeric();
            case DataType.YearMonthIntervalType _ -> to instanceof DataType.YearMonthIntervalType
                    || isExact(to);
            case DataType.DayTimeIntervalType _ -> to instanceof DataType.DayTimeIntervalType
                    || isExact(to);
            case DataType.NullType _,DataType.BinaryType _,ArrayType _,MapType _,StructType _ -> false;
        };
    }

    private static boolean isExact(DataType type) {
        return type.isIntegral() || type instanceof DecimalType;
    }

    /// Whether a function that wants `to` takes `from` without a written cast: numbers among each other, strings to
    /// and from every atomic type, dates and timestamps among each other, and containers of such.
    public static boolean canImplicitlyCast(DataType from, DataType to) {
        if (from.equals(to) || from instanceof DataType.NullType) {
            return true;
        }
        if (from.isNumeric() && to.isNumeric()) {
            // digits are not let go without a word
            return !to.isIntegral() || from.isIntegral() && integerRank(from) <= integerRank(to);
        }
        if (timeRank(from) > 0 && timeRank(to) > 0) {
            return true;
        }
        if (from instanceof DataType.StringType) {
            return isAtomic(to) && !isInterval(to);
        }
        if (isInterval(from) && from.getClass() == to.getClass()) {
            return true;
        }
        if (to instanceof DataType.StringType) {
            return isAtomic(from);
        }
        if (from instanceof ArrayType(var a, var _) && to instanceof ArrayType(var b, var _)) {
            return canImplicitlyCast(a, b);
        }
        if (from instanceof MapType a && to instanceof MapType b) {
            return canImplicitlyCast(a.keyType(), b.keyType()) && canImplicitlyCast(a.valueType(), b.valueType());
        }
        return from instanceof StructType a && to instanceof StructType b
                && sameSize(a, b, Coercion::canImplicitlyCast);
    }

    private static boolean sameSize(StructType a, StructType b,
            java.util.function.BiPredicate<DataType, DataType> rule) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!rule.test(a.field(i).dataType(), b.field(i).dataType())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInterval(DataType type) {
        return type instanceof DataType.YearMonthIntervalType || type instanceof DataType.DayTimeIntervalType;
    }

    /// Whether values of it have no parts: everything but arrays, maps and structs.
    public static boolean isAtomic(DataType type) {
        return !(type instanceof ArrayType || type instanceof MapType || type instanceof StructType);
    }

    /// Whether every value of `from` has a counterpart in `to`, so that the cast can never fail.
    public static boolean castNeverFails(DataType from, DataType to) {
        if (from.equals(to) || from instanceof DataType.NullType || to instanceof DataType.StringType) {
            return true;
        }
        if (from instanceof DataType.BooleanType || to instanceof DataType.BooleanType) {
            return !(from instanceof DataType.StringType)
                    && !(to instanceof DecimalType decimal && decimal.precision() == decimal.scale());
        }
        if (from.isNumeric() && (to instanceof DataType.DoubleType || to instanceof DataType.FloatType)) {
            return true;
        }
        if (isInterval(from) && from.getClass() == to.getClass()) {
            return true;
        }
        if (from.isIntegral() && to.isIntegral()) {
            return integerRank(from) <= integerRank(to);
        }
        if ((from.isIntegral() || from instanceof DecimalType) && to instanceof DecimalType target) {
            var source = decimalFor(from);
            int room = target.precision() - target.scale() - (source.precision() - source.scale());
            // rounding may carry into one more digit
            return target.scale() >= source.scale() ? room >= 0 : room >= 1;
        }
        return timeRank(from) > 0 && timeRank(to) == 1;
    }

    /// The decimal that holds every value of a numeric type; double and float are given Spark's (30,15) and (14,7).
    public static DecimalType decimalFor(DataType type) {
        return switch (type) {
            case DecimalType decimal -> decimal;
            case DataType.ByteType _ -> new DecimalType(3, 0);
            case DataType.ShortType _ -> new DecimalType(5, 0);
            case DataType.IntegerType _ -> new DecimalType(10, 0);
            case DataType.LongType _ -> new DecimalType(20, 0);
            case DataType.FloatType _ -> new DecimalType(14, 7);
            case DataType.DoubleType _ -> new DecimalType(30, 15);
            case DataType.BooleanType _ -> new DecimalType(1, 0);
            case DataType.NullType _ -> new DecimalType(1, 0);
            case DataType.StringType _,DataType.BinaryType _,DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                throw new IllegalArgumentException("no decimal holds " + type.simpleString());
        };
    }

    /// The decimal of just as many digits as an integer literal has.
    public static DecimalType decimalForLiteral(long value) {
        return new DecimalType(Math.max(1, String.valueOf(value).replace("-", "").length()), 0);
    }

    /// The decimal that keeps the digits of both sides; beyond 38 the integral digits win.
    public static DecimalType widerDecimal(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        int integral = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        if (integral + scale <= DecimalType.MAX_PRECISION) {
            return new DecimalType(Math.max(1, integral + scale), scale);
        }
        return new DecimalType(DecimalType.MAX_PRECISION, Math.min(scale, DecimalType.MAX_PRECISION - integral));
    }

    /// The type of `left + right` and `left - right`.
    public static DecimalType decimalSum(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        int integral = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return DecimalType.adjusted(integral + scale + 1, scale);
    }

    /// The type of `left * right`.
    public static DecimalType decimalProduct(DecimalType left, DecimalType right) {
        return DecimalType.adjusted(left.precision() + right.precision() + 1, left.scale() + right.scale());
    }

    /// The type of `left / right`.
    public static DecimalType decimalQuotient(DecimalType left, DecimalType right) {
        int scale = Math.max(6, left.scale() + right.precision() + 1);
        return DecimalType.adjusted(left.precision() - left.scale() + right.scale() + scale, scale);
    }

    /// The type of `left % right`.
    public static DecimalType decimalRemainder(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        int integral = Math.min(left.precision() - left.scale(), right.precision() - right.scale());
        return DecimalType.adjusted(Math.max(1, integral + scale), scale);
    }

    /// The type of `left div right` before it becomes a bigint.
    public static DecimalType decimalIntegralQuotient(DecimalType left, DecimalType right) {
        int integral = left.precision() - left.scale() + right.scale();
        return DecimalType.adjusted(Math.max(1, integral), 0);
    }

    /// The type of `sum` over a numeric type: bigint, double, or a decimal of ten more digits.
    public static DataType sumType(DataType type) {
        return switch (type) {
            case DecimalType(int precision, int scale) ->
                new DecimalType(Math.min(DecimalType.MAX_PRECISION, precision + 10), scale);
            case DataType.FloatType _,DataType.DoubleType _ -> DataTypes.DoubleType;
            default -> type.isIntegral() ? DataTypes.LongType : type;
        };
    }

    /// The type of `avg` over a numeric type: double, or a decimal of four more digits.
    public static DataType averageType(DataType type) {
        return switch (type) {
            case DecimalType(int precision, int scale) -> new DecimalType(
                    Math.min(DecimalType.MAX_PRECISION, precision + 4), Math.min(DecimalType.MAX_PRECISION, scale + 4));
            case DataType.YearMonthIntervalType _ -> DataTypes.YearMonthIntervalType;
            case DataType.DayTimeIntervalType _ -> DataTypes.DayTimeIntervalType;
            default -> type.isNumeric() ? DataTypes.DoubleType : type;
        };
    }
}
