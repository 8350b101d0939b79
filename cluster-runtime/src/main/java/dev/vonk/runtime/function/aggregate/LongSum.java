package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sum of integers or intervals, as a 64-bit integer (or a year-month interval).
public final class LongSum implements Accumulator {
    private final DataType type;
    private final Seen seen = new Seen();
    private long[] sums = new long[0];

    public LongSum(DataType type) {
        this.type = type;
    }

    @Override
    public void grow(int groups) {
        if (groups > sums.length) {
            sums = Arrays.copyOf(sums, Math.max(groups, sums.length * 2));
        }
        seen.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var argument = arguments[0];
        var validity = argument.validity();
        seen.mark(groups, rows, validity);
        long flag = switch (argument) {
            case LongVector(var values, int offset, var _, var _) when validity == null ->
                add(sums, groups, values, offset, rows);
            case IntVector(var values, int offset, var _, var _) when validity == null ->
                add(sums, groups, values, offset, rows);
            default -> add(sums, groups, argument, validity, rows);
        };
        check(flag);
    }

    private static long add(long[] sums, int[] groups, long[] values, int offset, int rows) {
        long flag = 0;
        for (int i = 0; i < rows; i++) {
            int group = groups[i];
            long before = sums[group];
            long value = values[offset + i];
            long after = before + value;
            sums[group] = after;
            flag |= (before ^ after) & (value ^ after);
        }
        return flag;
    }

    private static long add(long[] sums, int[] groups, int[] values, int offset, int rows) {
        long flag = 0;
        for (int i = 0; i < rows; i++) {
            int group = groups[i];
            long before = sums[group];
            long value = values[offset + i];
            long after = before + value;
            sums[group] = after;
            flag |= (before ^ after) & (value ^ after);
        }
        return flag;
    }

    private static long add(long[] sums, int[] groups, Vector values, @Nullable Validity validity, int rows) {
        long flag = 0;
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                int group = groups[i];
                long before = sums[group];
                long value = Vectors.longAt(values, i);
                long after = before + value;
                sums[group] = after;
                flag |= (before ^ after) & (value ^ after);
            }
        }
        return flag;
    }

    private void check(long flag) {
        if (flag < 0) {
            throw NumberErrors.overflow("The sum", type, "try_sum");
        }
    }

    @Override
    public void updateOne(int rows, Vector[] arguments) {
        var argument = arguments[0];
        var validity = argument.validity();
        if (rows == 0 || validity != null && validity.nullCount(rows) == rows) {
            return;
        }
        if (validity != null || !(argument instanceof LongVector || argument instanceof IntVector)) {
            update(new int[rows], rows, arguments);
            return;
        }
        seen.mark(0);
        if (argument instanceof IntVector(var values, int offset, var _, var _)) {
            long sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += values[offset + i];
            }
            add(0, sum);
        } else if (argument instanceof LongVector(var values, int offset, var _, var _)) {
            // halves are summed apart, so that no intermediate sum can overflow and the loop needs no check
            long high = 0;
            long low = 0;
            for (int i = 0; i < rows; i++) {
                high += values[offset + i] >> 32;
                low += values[offset + i] & 0xFFFF_FFFFL;
            }
            high += low >> 32;
            check(high == (int) high ? 0 : -1);
            add(0, (high << 32) + (low & 0xFFFF_FFFFL));
        }
    }

    private void add(int group, long value) {
        long after = sums[group] + value;
        check((sums[group] ^ after) & (value ^ after));
        sums[group] = after;
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        update(groups, rows, state);
    }

    @Override
    public Vector[] state(int groups) {
        return new Vector[]{result(groups)};
    }

    @Override
    public Vector result(int groups) {
        if (PhysicalType.of(type) == PhysicalType.INT) {
            var ints = new int[groups];
            for (int i = 0; i < groups; i++) {
                check(sums[i] == (int) sums[i] ? 0 : -1);
                ints[i] = (int) sums[i];
            }
            return new IntVector(ints, 0, groups, seen.validity(groups));
        }
        return new LongVector(Arrays.copyOf(sums, groups), 0, groups, seen.validity(groups));
    }

    @Override
    public long bytes() {
        return 8L * sums.length + seen.bytes();
    }
}
