package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.number.Decimal128;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sum of decimals, or where an average type is given their mean.
///
/// Sums run in one `long` a group for as long as a bound, kept for all groups together, proves that none can overflow;
/// then they are carried over into 128 bits and start anew.
public final class DecimalSum implements Accumulator {
    private static final long LIMIT = 1L << 62;

    private final DecimalType sumType;
    private final @Nullable DecimalType averageType;
    private final boolean raise;
    private final Seen seen = new Seen();
    private long[] running = new long[0];
    private long[] counts = new long[0];
    private long[] high = new long[0];
    private long[] low = new long[0];
    /// No running sum is larger than this in magnitude.
    private long bound;

    /// @param averageType null for the sum
    /// @param raise whether a sum beyond its type raises; else it is null
    public DecimalSum(DecimalType sumType, @Nullable DecimalType averageType, boolean raise) {
        this.sumType = sumType;
        this.averageType = averageType;
        this.raise = raise;
    }

    @Override
    public void grow(int groups) {
        if (groups > running.length) {
            int length = Math.max(groups, running.length * 2);
            running = Arrays.copyOf(running, length);
            if (averageType != null) {
                counts = Arrays.copyOf(counts, length);
            }
            if (high.length > 0) {
                high = Arrays.copyOf(high, length);
                low = Arrays.copyOf(low, length);
            }
        }
        seen.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var argument = arguments[0];
        var validity = argument.validity();
        seen.mark(groups, rows, validity);
        if (averageType != null) {
            count(groups, rows, validity);
        }
        addAll(groups, rows, DecimalOperand.of(argument), validity);
    }

    private void count(int[] groups, int rows, @Nullable Validity validity) {
        var target = counts;
        for (int i = 0; i < rows; i++) {
            target[groups[i]] += validity == null || !validity.isNull(i) ? 1 : 0;
        }
    }

    private void addAll(int[] groups, int rows, DecimalOperand values, @Nullable Validity validity) {
        if (!values.isNarrow()) {
            addWide(groups, rows, values, validity);
        } else if (values.isConstant() || validity != null) {
            if (reserve(validity == null ? magnitude(values, rows) : magnitude(values, rows, validity), rows)) {
                for (int i = 0; i < rows; i++) {
                    running[groups[i]] += validity == null || !validity.isNull(i) ? values.low(i) : 0;
                }
            } else {
                addWide(groups, rows, values, validity);
            }
        } else if (reserve(magnitude(values, rows), rows)) {
            add(running, groups, values.low(), values.offset(), rows);
        } else {
            addWide(groups, rows, values, null);
        }
    }

    private static void add(long[] sums, int[] groups, long[] values, int offset, int rows) {
        for (int i = 0; i < rows; i++) {
            sums[groups[i]] += values[offset + i];
        }
    }

    /// All bits that any value uses; its own sign apart.
    private static long magnitude(DecimalOperand values, int rows) {
        if (values.isConstant()) {
            return values.low(0) ^ values.low(0) >> 63;
        }
        return magnitude(values.low(), values.offset(), rows);
    }

    private static long magnitude(long[] values, int offset, int rows) {
        long bits = 0;
        for (int i = 0; i < rows; i++) {
            bits |= values[offset + i] ^ values[offset + i] >> 63;
        }
        return bits;
    }

    private static long magnitude(DecimalOperand values, int rows, Validity validity) {
        long bits = 0;
        for (int i = 0; i < rows; i++) {
            long value = validity.isNull(i) ? 0 : values.low(i);
            bits |= value ^ value >> 63;
        }
        return bits;
    }

    /// Makes sure that `rows` values of such a magnitude can be added; false where one batch alone may overflow.
    private boolean reserve(long magnitude, int rows) {
        int bits = 64 - Long.numberOfLeadingZeros(magnitude);
        if (bits + (32 - Integer.numberOfLeadingZeros(rows)) > 61) {
            return false;
        }
        long more = (long) rows << bits;
        if (bound > LIMIT - more) {
            carry();
        }
        bound += more;
        return true;
    }

    private void carry() {
        makeWide();
        for (int i = 0; i < running.length; i++) {
            addWide(i, running[i] >> 63, running[i]);
            running[i] = 0;
        }
        bound = 0;
    }

    private void makeWide() {
        if (high.length == 0) {
            high = new long[running.length];
            low = new long[running.length];
        }
    }

    private void addWide(int group, long upper, long lower) {
        long sum = low[group] + lower;
        high[group] += upper + (Long.compareUnsigned(sum, lower) < 0 ? 1 : 0);
        low[group] = sum;
    }

    private void addWide(int[] groups, int rows, DecimalOperand values, @Nullable Validity validity) {
        makeWide();
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                addWide(groups[i], values.high(i), values.low(i));
            }
        }
    }

    @Override
    public void updateOne(int rows, Vector[] arguments) {
        var values = DecimalOperand.of(arguments[0]);
        if (arguments[0].validity() != null || !values.isNarrow() || values.isConstant()
                || !reserve(magnitude(values, rows), rows)) {
            update(new int[rows], rows, arguments);
            return;
        }
        if (rows == 0) {
            return;
        }
        seen.mark(0);
        if (averageType != null) {
            counts[0] += rows;
        }
        running[0] += sum(values.low(), values.offset(), rows);
    }

    private static long sum(long[] values, int offset, int rows) {
        long sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += values[offset + i];
        }
        return sum;
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        var validity = state[0].validity();
        seen.mark(groups, rows, validity);
        if (averageType != null) {
            for (int i = 0; i < rows; i++) {
                counts[groups[i]] += Vectors.longAt(state[1], i);
            }
        }
        addAll(groups, rows, DecimalOperand.of(state[0]), validity);
    }

    private BigInteger total(int group) {
        var sum = BigInteger.valueOf(running[group]);
        return high.length == 0 ? sum : sum.add(Decimal128Vector.toBigInteger(high[group], low[group]));
    }

    @Override
    public Vector[] state(int groups) {
        var sums = sums(groups);
        return averageType == null
                ? new Vector[]{sums}
                : new Vector[]{sums, new LongVector(Arrays.copyOf(counts, groups), 0, groups, null)};
    }

    /// The sums under the sum's type; narrow where no group ever left 64 bits.
    private Vector sums(int groups) {
        var validity = seen.validity(groups);
        if (high.length == 0) {
            var values = Arrays.copyOf(running, groups);
            return sumType.isLong()
                    ? new LongVector(values, 0, groups, validity)
                    : DecimalLoops.narrow(values, groups, validity);
        }
        return DecimalLoops.slow(sumType, groups, validity, raise, this::total);
    }

    @Override
    public Vector result(int groups) {
        if (averageType == null) {
            return sums(groups);
        }
        var out = VectorBuilder.of(averageType, groups);
        int up = averageType.scale() - sumType.scale();
        var factor = Decimal128.power(up);
        for (int i = 0; i < groups; i++) {
            if (counts[i] == 0) {
                out.appendNull();
                continue;
            }
            var mean = Decimal128.divideHalfUp(total(i).multiply(factor), BigInteger.valueOf(counts[i]));
            if (Decimal128.fits(mean, averageType.precision())) {
                DecimalLoops.append(out, averageType, mean);
            } else if (raise) {
                throw NumberErrors.outOfRange(new BigDecimal(mean, averageType.scale()), averageType);
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    @Override
    public long bytes() {
        return 8L * (running.length + counts.length + high.length + low.length) + seen.bytes();
    }
}
