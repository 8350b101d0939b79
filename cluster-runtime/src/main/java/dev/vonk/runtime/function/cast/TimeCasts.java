package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigInteger;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Dates and timestamps among each other, and instants as seconds since 1970.
final class TimeCasts {
    private TimeCasts() {
    }

    static CastLoop of(DataType from, DataType to, boolean raise, ZoneId id) {
        if (from instanceof DataType.TimestampType && to.isNumeric()) {
            return toNumber(to, raise);
        }
        boolean instantIn = from instanceof DataType.TimestampType;
        boolean instantOut = to instanceof DataType.TimestampType;
        var zone = new Zone(instantIn || instantOut ? id : ZoneOffset.UTC);
        return switch (to) {
            case DataType.DateType _ -> (source, rows, validity, scratch) -> {
                var out = scratch.ints(rows);
                for (int i = 0; i < rows; i++) {
                    long micros = Vectors.longAt(source, i);
                    out[i] = Calendar.dayOf(instantIn ? zone.toLocal(micros) : micros);
                }
                return new IntVector(out, 0, rows, validity);
            };
            case DataType.TimestampType _,DataType.TimestampNtzType _ -> (source, rows, validity, scratch) -> {
                var out = scratch.longs(rows);
                boolean date = from instanceof DataType.DateType;
                for (int i = 0; i < rows; i++) {
                    if (validity == null || !validity.isNull(i)) {
                        long value = Vectors.longAt(source, i);
                        long local = date ? value * Calendar.MICROS_PER_DAY : value;
                        out[i] = instantIn ? zone.toLocal(local) : instantOut ? zone.toInstant(local) : local;
                    }
                }
                return new LongVector(out, 0, rows, validity);
            };
            default -> throw Casts.none(from, to);
        };
    }

    private static CastLoop toNumber(DataType to, boolean raise) {
        var from = new DataType.TimestampType();
        return switch (to) {
            case DataType.DoubleType _ -> (source, rows, validity, scratch) -> {
                var out = scratch.doubles(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = Vectors.longAt(source, i) / (double) Calendar.MICROS_PER_SECOND;
                }
                return new DoubleVector(out, 0, rows, validity);
            };
            case DataType.FloatType _ -> (source, rows, validity, scratch) -> {
                var out = scratch.floats(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = (float) (Vectors.longAt(source, i) / (double) Calendar.MICROS_PER_SECOND);
                }
                return new FloatVector(out, 0, rows, validity);
            };
            case DecimalType decimal -> (source, rows, validity, _) -> DecimalLoops.slow(decimal, rows, validity, raise,
                    i -> DecimalLoops.shorten(BigInteger.valueOf(Vectors.longAt(source, i)), 6 - decimal.scale()));
            default -> (source, rows, validity, _) -> {
                var out = VectorBuilder.of(to, rows);
                for (int i = 0; i < rows; i++) {
                    if (validity != null && validity.isNull(i)) {
                        out.appendNull();
                        continue;
                    }
                    long seconds = Math.floorDiv(Vectors.longAt(source, i), Calendar.MICROS_PER_SECOND);
                    if (IntegerArithmetic.fits(to, seconds)) {
                        out.appendLong(seconds);
                    } else if (raise) {
                        throw CastErrors.overflow(seconds + " seconds", from, to);
                    } else {
                        out.appendNull();
                    }
                }
                return out.build();
            };
        };
    }
}
