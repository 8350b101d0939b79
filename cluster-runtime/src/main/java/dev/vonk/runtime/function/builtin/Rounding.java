package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// `round`, `bround`, `floor`, `ceil`, `rint`. A decimal keeps its type where the number of places is given, because
/// the places are a value and the type cannot depend on them.
final class Rounding {
    private Rounding() {
    }

    static void add(Family family) {
        family.scalar("round", "round(expr[, places])", "Rounded to so many places, halves away from zero.",
                "round(2.5)", "3").raises().binds(types -> round(types, RoundingMode.HALF_UP));
        family.scalar("bround", "bround(expr[, places])", "Rounded to so many places, halves to the even neighbour.",
                "bround(2.5)", "2").raises().binds(types -> round(types, RoundingMode.HALF_EVEN));
        family.scalar("floor", "floor(expr[, places])",
                "The largest whole number, or one of so many places, not above.", "floor(-0.1)", "-1").raises()
                .binds(types -> whole(types, RoundingMode.FLOOR));
        family.scalar("ceil", "ceil(expr[, places])", "The smallest whole number, or one of so many places, not below.",
                "ceil(-0.1)", "0").alias("ceiling").raises().binds(types -> whole(types, RoundingMode.CEILING));
        family.scalar("rint", "rint(expr)", "The nearest whole number as a double, halves to the even neighbour.",
                "rint(12.3456)", "12.0")
                .takes("double -> double", (a, rows, validity, scratch) -> Shapes.doubles(rows, validity, scratch,
                        i -> Math.rint(Vectors.doubleAt(a[0], i))));
    }

    private static Optional<BoundFunction> round(List<DataType> types, RoundingMode mode) {
        if (types.isEmpty() || types.size() > 2 || types.size() == 2 && !types.get(1).isIntegral()) {
            return Optional.empty();
        }
        var type = types.get(0) instanceof DataType.StringType || types.get(0) instanceof DataType.NullType
                ? DataTypes.DoubleType
                : types.get(0);
        if (!type.isNumeric()) {
            return Optional.empty();
        }
        boolean places = types.size() == 2;
        var wanted = places ? List.of(type, DataTypes.IntegerType) : List.of(type);
        var result = type instanceof DecimalType decimal && !places ? wholeType(decimal) : type;
        return Optional.of(new BoundFunction(wanted, result, rounding(type, result, mode)));
    }

    private static DecimalType wholeType(DecimalType type) {
        return new DecimalType(Math.min(38, Math.max(1, type.precision() - type.scale() + (type.scale() > 0 ? 1 : 0))),
                0);
    }

    private static Optional<BoundFunction> whole(List<DataType> types, RoundingMode mode) {
        if (types.size() == 2) {
            var type = types.get(0).isIntegral() ? (DataType) Coercion.decimalFor(types.get(0)) : types.get(0);
            return round(List.of(type, types.get(1)), mode);
        }
        if (types.size() != 1) {
            return Optional.empty();
        }
        var type = types.get(0) instanceof DataType.StringType ? DataTypes.DoubleType : types.get(0);
        return switch (type) {
            case DecimalType decimal -> Optional
                    .of(new BoundFunction(List.of(type), wholeType(decimal), rounding(type, wholeType(decimal), mode)));
            case DataType.FloatType _,DataType.DoubleType _ ->
                Optional.of(new BoundFunction(List.of(DataTypes.DoubleType), DataTypes.LongType,
                        (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch, i -> {
                            double value = Vectors.doubleAt(a[0], i);
                            double rounded = mode == RoundingMode.FLOOR ? Math.floor(value) : Math.ceil(value);
                            if (rounded >= 0x1p63 || rounded < -0x1p63) {
                                throw NumberErrors.overflow(String.valueOf(rounded), DataTypes.LongType);
                            }
                            return (long) rounded;
                        })));
            default -> type.isIntegral()
                    ? Optional.of(
                            new BoundFunction(List.of(DataTypes.LongType), DataTypes.LongType, (a, _, _, _) -> a[0]))
                    : Optional.empty();
        };
    }

    private static Kernel rounding(DataType type, DataType result, RoundingMode mode) {
        return switch (type) {
            case DecimalType from -> (a, rows, validity, _) -> {
                var to = (DecimalType) result;
                var values = DecimalOperand.of(a[0]);
                return DecimalLoops.slow(to, rows, validity, true,
                        i -> decimal(values.big(i), from, to, places(a, i), mode));
            };
            case DataType.FloatType _ -> (a, rows, validity, _) -> Shapes.values(type, rows, validity, (i, out) -> {
                float value = (float) Vectors.doubleAt(a[0], i);
                out.appendDouble(Float.isFinite(value)
                        ? new BigDecimal(Float.toString(value)).setScale(places(a, i), mode).floatValue()
                        : value);
            });
            case DataType.DoubleType _ -> (a, rows, validity, scratch) -> Shapes.doubles(rows, validity, scratch,
                    i -> rounded(Vectors.doubleAt(a[0], i), places(a, i), mode));
            default -> (a, rows, validity, _) -> Shapes.integers(type, rows, validity,
                    i -> integer(Vectors.longAt(a[0], i), type, places(a, i), mode));
        };
    }

    private static int places(Vector[] a, int row) {
        return a.length > 1 ? (int) Math.max(-400, Math.min(400, Vectors.longAt(a[1], row))) : 0;
    }

    private static double rounded(double value, int places, RoundingMode mode) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).setScale(places, mode).doubleValue()
                : value;
    }

    private static BigInteger decimal(BigInteger unscaled, DecimalType from, DecimalType to, int places,
            RoundingMode mode) {
        int kept = Math.min(places, from.scale());
        return new BigDecimal(unscaled, from.scale()).setScale(kept, mode)
                .setScale(to.scale(), RoundingMode.UNNECESSARY).unscaledValue();
    }

    private static long integer(long value, DataType type, int places, RoundingMode mode) {
        if (places >= 0) {
            return value;
        }
        if (-places > 19) {
            return 0;
        }
        var rounded = new BigDecimal(value).setScale(places, mode).toBigInteger();
        if (rounded.bitLength() > 63 || !IntegerArithmetic.fits(type, rounded.longValue())) {
            throw NumberErrors.overflow("round(" + value + ", " + places + ")", type);
        }
        return rounded.longValue();
    }
}
