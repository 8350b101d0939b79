package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.number.Decimal128;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers and booleans among each other, and numbers as seconds since 1970.
final class NumberCasts {
    private NumberCasts() {
    }

    static CastLoop of(DataType from, DataType to, boolean raise) {
        if (from instanceof DecimalType a && to instanceof DecimalType b) {
            return (source, rows, validity, scratch) -> DecimalLoops.rescale(source, a, b, rows, validity, scratch,
                    raise);
        }
        if (to instanceof DecimalType decimal) {
            return toDecimal(from, decimal, raise);
        }
        if (from instanceof DecimalType decimal) {
            return fromDecimal(decimal, to, raise);
        }
        boolean fromFloat = from instanceof DataType.FloatType || from instanceof DataType.DoubleType;
        return switch (to) {
            case DataType.BooleanType _ -> fromFloat
                    ? (source, rows, validity, scratch) -> flags(rows, validity, scratch,
                            i -> Vectors.doubleAt(source, i) != 0)
                    : (source, rows, validity, scratch) -> flags(rows, validity, scratch,
                            i -> Vectors.longAt(source, i) != 0);
            case DataType.FloatType _ ->
                (source, rows, validity, scratch) -> toFloat(source, fromFloat, rows, validity, scratch);
            case DataType.DoubleType _ ->
                (source, rows, validity, scratch) -> toDouble(source, fromFloat, rows, validity, scratch);
            case DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _ -> fromFloat
                    ? (source, rows, validity, _) -> truncate(source, from, to, rows, validity, raise)
                    : integers(from, to, raise);
            case DataType.TimestampType _ -> seconds(from, fromFloat, raise);
            default -> throw Casts.none(from, to);
        };
    }

    /// A condition on a row.
    @FunctionalInterface
    private interface Flag {
        boolean at(int row);
    }

    private static Vector flags(int rows, @Nullable Validity validity, Scratch scratch, Flag flag) {
        var out = scratch.bytes(rows);
        for (int i = 0; i < rows; i++) {
            out[i] = (byte) (flag.at(i) ? 1 : 0);
        }
        return new ByteVector(out, 0, rows, validity);
    }

    private static CastLoop integers(DataType from, DataType to, boolean raise) {
        if (Coercion.castNeverFails(from, to)) {
            return (source, rows, validity, scratch) -> widen(source, to, rows, validity, scratch);
        }
        return (source, rows, validity, _) -> {
            var out = VectorBuilder.of(to, rows);
            for (int i = 0; i < rows; i++) {
                if (validity != null && validity.isNull(i)) {
                    out.appendNull();
                    continue;
                }
                long value = Vectors.longAt(source, i);
                if (IntegerArithmetic.fits(to, value)) {
                    out.appendLong(value);
                } else if (raise) {
                    throw CastErrors.overflow(String.valueOf(value), from, to);
                } else {
                    out.appendNull();
                }
            }
            return out.build();
        };
    }

    private static Vector widen(Vector source, DataType to, int rows, @Nullable Validity validity, Scratch scratch) {
        return switch (to) {
            case DataType.LongType _ -> {
                var out = scratch.longs(rows);
                if (source instanceof IntVector(var values, int offset, var _, var _)) {
                    for (int i = 0; i < rows; i++) {
                        out[i] = values[offset + i];
                    }
                } else {
                    for (int i = 0; i < rows; i++) {
                        out[i] = Vectors.longAt(source, i);
                    }
                }
                yield new LongVector(out, 0, rows, validity);
            }
            case DataType.IntegerType _ -> {
                var out = scratch.ints(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = (int) Vectors.longAt(source, i);
                }
                yield new IntVector(out, 0, rows, validity);
            }
            case DataType.ShortType _ -> {
                var out = scratch.shorts(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = (short) Vectors.longAt(source, i);
                }
                yield new ShortVector(out, 0, rows, validity);
            }
            default -> {
                var out = scratch.bytes(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = (byte) Vectors.longAt(source, i);
                }
                yield new ByteVector(out, 0, rows, validity);
            }
        };
    }

    private static Vector toDouble(Vector source, boolean fromFloat, int rows, @Nullable Validity validity,
            Scratch scratch) {
        var out = scratch.doubles(rows);
        switch (source) {
            case IntVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < rows; i++) {
                    out[i] = values[offset + i];
                }
            }
            case LongVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < rows; i++) {
                    out[i] = values[offset + i];
                }
            }
            default -> {
                for (int i = 0; i < rows; i++) {
                    out[i] = fromFloat ? Vectors.doubleAt(source, i) : Vectors.longAt(source, i);
                }
            }
        }
        return new DoubleVector(out, 0, rows, validity);
    }

    private static Vector toFloat(Vector source, boolean fromFloat, int rows, @Nullable Validity validity,
            Scratch scratch) {
        var out = scratch.floats(rows);
        for (int i = 0; i < rows; i++) {
            out[i] = fromFloat ? (float) Vectors.doubleAt(source, i) : Vectors.longAt(source, i);
        }
        return new FloatVector(out, 0, rows, validity);
    }

    private static Vector truncate(Vector source, DataType from, DataType to, int rows, @Nullable Validity validity,
            boolean raise) {
        var out = VectorBuilder.of(to, rows);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i)) {
                out.appendNull();
                continue;
            }
            double value = Vectors.doubleAt(source, i);
            long whole = (long) value;
            // 2^63 itself is a double and does not fit; NaN fails both comparisons
            if (value >= -0x1p63 && value < 0x1p63 && IntegerArithmetic.fits(to, whole)) {
                out.appendLong(whole);
            } else if (raise) {
                throw CastErrors.overflow(
                        from instanceof DataType.FloatType ? String.valueOf((float) value) : String.valueOf(value),
                        from, to);
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    private static CastLoop toDecimal(DataType from, DecimalType to, boolean raise) {
        if (from instanceof DataType.FloatType || from instanceof DataType.DoubleType) {
            return (source, rows, validity, _) -> DecimalLoops.slow(to, rows, validity, raise, i -> {
                double value = Vectors.doubleAt(source, i);
                if (Double.isNaN(value) || Double.isInfinite(value)) {
                    if (raise) {
                        throw CastErrors.overflow(String.valueOf(value), from, to);
                    }
                    return null;
                }
                var text = from instanceof DataType.FloatType ? Float.toString((float) value) : Double.toString(value);
                return new BigDecimal(text).setScale(to.scale(), RoundingMode.HALF_UP).unscaledValue();
            });
        }
        var given = Coercion.decimalFor(from);
        boolean fits = to.isLong() && Coercion.castNeverFails(given, to);
        long power = to.scale() <= 18 ? Decimal128.longPower(to.scale()) : 0;
        return (source, rows, validity, scratch) -> {
            if (fits) {
                var out = scratch.longs(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = Vectors.longAt(source, i) * power;
                }
                return new LongVector(out, 0, rows, validity);
            }
            var factor = Decimal128.power(to.scale());
            return DecimalLoops.slow(to, rows, validity, raise,
                    i -> BigInteger.valueOf(Vectors.longAt(source, i)).multiply(factor));
        };
    }

    private static CastLoop fromDecimal(DecimalType from, DataType to, boolean raise) {
        return (source, rows, validity, scratch) -> {
            var values = DecimalOperand.of(source);
            return switch (to) {
                case DataType.BooleanType _ ->
                    flags(rows, validity, scratch, i -> values.low(i) != 0 || values.high(i) != 0);
                case DataType.DoubleType _ -> decimalToDouble(values, from, rows, validity, scratch);
                case DataType.FloatType _ -> {
                    var out = scratch.floats(rows);
                    for (int i = 0; i < rows; i++) {
                        out[i] = new BigDecimal(values.big(i), from.scale()).floatValue();
                    }
                    yield new FloatVector(out, 0, rows, validity);
                }
                case DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _ ->
                    decimalToInteger(values, from, to, rows, validity, raise);
                case DataType.TimestampType _ -> decimalToTimestamp(values, from, to, rows, validity, raise);
                default -> throw Casts.none(from, to);
            };
        };
    }

    private static Vector decimalToDouble(DecimalOperand values, DecimalType from, int rows,
            @Nullable Validity validity, Scratch scratch) {
        var out = scratch.doubles(rows);
        // both are exact doubles below 2^53 and 10^22, so one division rounds correctly
        double power = from.scale() <= 18 ? Decimal128.longPower(from.scale()) : 0;
        for (int i = 0; i < rows; i++) {
            long low = values.low(i);
            boolean exact = power != 0 && values.isNarrow() && low > -(1L << 53) && low < 1L << 53;
            out[i] = exact ? low / power : new BigDecimal(values.big(i), from.scale()).doubleValue();
        }
        return new DoubleVector(out, 0, rows, validity);
    }

    private static Vector decimalToInteger(DecimalOperand values, DecimalType from, DataType to, int rows,
            @Nullable Validity validity, boolean raise) {
        var divisor = Decimal128.power(from.scale());
        var out = VectorBuilder.of(to, rows);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i)) {
                out.appendNull();
                continue;
            }
            var whole = values.big(i).divide(divisor);
            if (whole.bitLength() < 64 && IntegerArithmetic.fits(to, whole.longValue())) {
                out.appendLong(whole.longValue());
            } else if (raise) {
                throw CastErrors.overflow(new BigDecimal(values.big(i), from.scale()).toPlainString(), from, to);
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    private static Vector decimalToTimestamp(DecimalOperand values, DecimalType from, DataType to, int rows,
            @Nullable Validity validity, boolean raise) {
        var out = VectorBuilder.of(to, rows);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i)) {
                out.appendNull();
                continue;
            }
            var micros = new BigDecimal(values.big(i), from.scale()).movePointRight(6).toBigInteger();
            if (micros.bitLength() < 64) {
                out.appendLong(micros.longValue());
            } else if (raise) {
                throw CastErrors.overflow(new BigDecimal(values.big(i), from.scale()).toPlainString(), from, to);
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    private static CastLoop seconds(DataType from, boolean fromFloat, boolean raise) {
        var timestamp = new DataType.TimestampType();
        return (source, rows, validity, _) -> {
            var out = VectorBuilder.of(timestamp, rows);
            for (int i = 0; i < rows; i++) {
                if (validity != null && validity.isNull(i)) {
                    out.appendNull();
                    continue;
                }
                double micros = fromFloat ? Vectors.doubleAt(source, i) * Calendar.MICROS_PER_SECOND : 0;
                long seconds = fromFloat ? 0 : Vectors.longAt(source, i);
                long whole = fromFloat ? (long) micros : seconds * Calendar.MICROS_PER_SECOND;
                boolean fits = fromFloat
                        ? micros >= -0x1p63 && micros < 0x1p63
                        : Math.multiplyHigh(seconds, Calendar.MICROS_PER_SECOND) == whole >> 63;
                if (fits) {
                    out.appendLong(whole);
                } else if (raise) {
                    throw CastErrors.overflow(
                            fromFloat ? String.valueOf(Vectors.doubleAt(source, i)) : String.valueOf(seconds), from,
                            timestamp);
                } else {
                    out.appendNull();
                }
            }
            return out.build();
        };
    }
}
