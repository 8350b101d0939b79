package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.time.IntervalText;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.IntervalUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Intervals among each other, and intervals of one unit as numbers of it.
final class IntervalCasts {
    private IntervalCasts() {
    }

    /// The value of one row; null where it has no counterpart.
    @FunctionalInterface
    private interface RowCast {
        @Nullable
        BigInteger cast(int row);
    }

    static CastLoop of(DataType from, DataType to, boolean raise) {
        var given = IntervalUnit.endOf(from);
        var wanted = IntervalUnit.endOf(to);
        if (given.isPresent() && wanted.isPresent()) {
            return loop(from, to, raise, source -> row -> BigInteger
                    .valueOf(IntervalText.truncated(Vectors.longAt(source, row), wanted.get())));
        }
        if (wanted.isPresent()) {
            var unit = BigDecimal.valueOf(wanted.get().size());
            return from instanceof DecimalType decimal
                    ? loop(from, to, raise, source -> {
                        var operand = DecimalOperand.of(source);
                        return row -> rounded(new BigDecimal(operand.big(row), decimal.scale()).multiply(unit), 0);
                    })
                    : loop(from, to, raise,
                            source -> row -> rounded(BigDecimal.valueOf(Vectors.longAt(source, row)).multiply(unit),
                                    0));
        }
        var unit = BigDecimal.valueOf(given.orElseThrow(() -> Casts.none(from, to)).size());
        if (to instanceof DecimalType decimal) {
            return (source, rows, validity, _) -> DecimalLoops.slow(decimal, rows, validity, raise,
                    row -> rounded(BigDecimal.valueOf(Vectors.longAt(source, row))
                            .divide(unit, decimal.scale(), RoundingMode.HALF_UP), decimal.scale()));
        }
        return loop(from, to, raise, source -> row -> BigInteger.valueOf(Vectors.longAt(source, row))
                .divide(unit.toBigInteger()));
    }

    private static BigInteger rounded(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    }

    private static CastLoop loop(DataType from, DataType to, boolean raise,
            java.util.function.Function<dev.vonk.runtime.data.Vector, RowCast> casts) {
        return (source, rows, validity, _) -> {
            var cast = casts.apply(source);
            var out = VectorBuilder.of(to, rows);
            for (int i = 0; i < rows; i++) {
                if (validity != null && validity.isNull(i)) {
                    out.appendNull();
                    continue;
                }
                var value = cast.cast(i);
                if (value != null && value.bitLength() < 64 && IntegerArithmetic.fits(to, value.longValue())) {
                    out.appendLong(value.longValue());
                } else if (raise) {
                    throw CastErrors.overflow(String.valueOf(value), from, to);
                } else {
                    out.appendNull();
                }
            }
            return out.build();
        };
    }

    /// Whether a cast between these is one of intervals.
    static boolean takes(DataType from, DataType to) {
        return (IntervalUnit.endOf(from).isPresent() || IntervalUnit.endOf(to).isPresent())
                && Coercion.canCast(from, to) && !(from instanceof DataType.StringType)
                && !(to instanceof DataType.StringType);
    }
}
