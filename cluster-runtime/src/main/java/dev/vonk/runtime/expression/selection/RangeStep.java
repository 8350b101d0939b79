package dev.vonk.runtime.expression.selection;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import org.jspecify.annotations.Nullable;

/// A column of integers, dates, times or decimals of up to 18 digits lies in a range, or outside of it: what every
/// comparison with a constant comes to. `low <= x <= high` is one unsigned comparison of `x - low`.
public final class RangeStep implements SelectionStep {
    private final int column;
    private final long low;
    private final long high;
    private final boolean outside;
    private @Nullable Vector dictionary;
    private byte[] perEntry = new byte[0];

    /// @param low the least value that passes; greater than `high` where none does
    public RangeStep(int column, long low, long high, boolean outside) {
        this.column = column;
        this.low = low;
        this.high = high;
        this.outside = outside;
    }

    public static boolean takes(DataType type) {
        return type.isIntegral() || type instanceof DataType.DateType || type instanceof DataType.TimestampType
                || type instanceof DataType.TimestampNtzType
                || type instanceof DataType.BooleanType || type instanceof DecimalType decimal && decimal.isLong();
    }

    /// Both as one, or null where they are not ranges of one column.
    public @Nullable RangeStep and(RangeStep other) {
        if (column != other.column || outside || other.outside) {
            return null;
        }
        return new RangeStep(column, Math.max(low, other.low), Math.min(high, other.high), false);
    }

    @Override
    public int narrow(Batch batch, int @Nullable [] in, int count, int[] out) {
        var values = batch.column(column);
        if (low > high) {
            return outside ? SelectionStep.present(values.validity(), in, count, out) : 0;
        }
        if (low == Long.MIN_VALUE && high == Long.MAX_VALUE) {
            return outside ? 0 : SelectionStep.present(values.validity(), in, count, out);
        }
        if (values instanceof ConstantVector constant) {
            boolean passes = !constant.isNull()
                    && (Vectors.longAt(constant, 0) >= low && Vectors.longAt(constant, 0) <= high) != outside;
            return passes ? SelectionStep.present(null, in, count, out) : 0;
        }
        var validity = values.validity();
        if (validity != null) {
            count = SelectionStep.present(validity, in, count, out);
            in = out;
        }
        return present(values, low, high, in, count, out);
    }

    private int present(Vector values, long low, long high, int @Nullable [] in, int count, int[] out) {
        int flip = outside ? 1 : 0;
        return switch (values) {
            case LongVector(var array, int offset, var _, var _) -> in == null
                    ? longs(array, offset, low, high - low, flip, count, out)
                    : longs(array, offset, low, high - low, flip, in, count, out);
            case IntVector(var array, int offset, var _, var _) -> {
                int from = (int) Math.max(low, Integer.MIN_VALUE);
                int span = (int) Math.min(high, Integer.MAX_VALUE) - from;
                yield low > Integer.MAX_VALUE || high < Integer.MIN_VALUE
                        ? none(in, count, out)
                        : in == null
                                ? ints(array, offset, from, span, flip, count, out)
                                : ints(array, offset, from, span, flip, in, count, out);
            }
            case ShortVector(var array, int offset, var _, var _) -> {
                int from = (int) Math.max(low, Short.MIN_VALUE);
                int span = (int) Math.min(high, Short.MAX_VALUE) - from;
                yield low > Short.MAX_VALUE || high < Short.MIN_VALUE
                        ? none(in, count, out)
                        : shorts(array, offset, from, span, flip, in, count, out);
            }
            case ByteVector(var array, int offset, var _, var _) -> {
                int from = (int) Math.max(low, Byte.MIN_VALUE);
                int span = (int) Math.min(high, Byte.MAX_VALUE) - from;
                yield low > Byte.MAX_VALUE || high < Byte.MIN_VALUE
                        ? none(in, count, out)
                        : bytes(array, offset, from, span, flip, in, count, out);
            }
            case NarrowVector(var raw, long base, var _) -> shifted(raw, base, in, count, out);
            case DictionaryVector dictionary -> coded(dictionary, in, count, out);
            default -> throw new IllegalStateException("no range over " + values.physical());
        };
    }

    private int none(int @Nullable [] in, int count, int[] out) {
        return outside ? SelectionStep.present(null, in, count, out) : 0;
    }

    /// The bounds move to the stored numbers instead of every number to its value.
    private int shifted(Vector raw, long base, int @Nullable [] in, int count, int[] out) {
        long from = low < Long.MIN_VALUE + base && base > 0
                ? Long.MIN_VALUE
                : base < 0 && low > Long.MAX_VALUE + base ? Long.MAX_VALUE : low - base;
        long to = high < Long.MIN_VALUE + base && base > 0
                ? Long.MIN_VALUE
                : base < 0 && high > Long.MAX_VALUE + base ? Long.MAX_VALUE : high - base;
        return present(raw, from, to, in, count, out);
    }

    private int coded(DictionaryVector column, int @Nullable [] in, int count, int[] out) {
        var entries = column.dictionary();
        if (entries.length() > count && entries != dictionary) {
            return present(column.flat(Scratch.fresh()), low, high, in, count, out);
        }
        if (entries != dictionary) {
            perEntry = new byte[entries.length()];
            for (int i = 0; i < perEntry.length; i++) {
                long value = Vectors.longAt(entries, i);
                perEntry[i] = (byte) ((value >= low && value <= high) != outside ? 1 : 0);
            }
            dictionary = entries;
        }
        return codes(column.codes(), column.offset(), perEntry, in, count, out);
    }

    static int codes(int[] codes, int offset, byte[] perEntry, int @Nullable [] in, int count, int[] out) {
        int k = 0;
        if (in == null) {
            for (int i = 0; i < count; i++) {
                out[k] = i;
                k += perEntry[codes[offset + i]];
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = in[i];
                out[k] = row;
                k += perEntry[codes[offset + row]];
            }
        }
        return k;
    }

    private static int longs(long[] a, int o, long from, long span, int flip, int count, int[] out) {
        long limit = span + Long.MIN_VALUE;
        int k = 0;
        for (int i = 0; i < count; i++) {
            out[k] = i;
            k += (a[o + i] - from + Long.MIN_VALUE <= limit ? 1 : 0) ^ flip;
        }
        return k;
    }

    private static int longs(long[] a, int o, long from, long span, int flip, int[] in, int count, int[] out) {
        long limit = span + Long.MIN_VALUE;
        int k = 0;
        for (int i = 0; i < count; i++) {
            int row = in[i];
            out[k] = row;
            k += (a[o + row] - from + Long.MIN_VALUE <= limit ? 1 : 0) ^ flip;
        }
        return k;
    }

    private static int ints(int[] a, int o, int from, int span, int flip, int count, int[] out) {
        int limit = span + Integer.MIN_VALUE;
        int k = 0;
        for (int i = 0; i < count; i++) {
            out[k] = i;
            k += (a[o + i] - from + Integer.MIN_VALUE <= limit ? 1 : 0) ^ flip;
        }
        return k;
    }

    private static int ints(int[] a, int o, int from, int span, int flip, int[] in, int count, int[] out) {
        int limit = span + Integer.MIN_VALUE;
        int k = 0;
        for (int i = 0; i < count; i++) {
            int row = in[i];
            out[k] = row;
            k += (a[o + row] - from + Integer.MIN_VALUE <= limit ? 1 : 0) ^ flip;
        }
        return k;
    }

    private static int shorts(short[] a, int o, int from, int span, int flip, int @Nullable [] in, int count,
            int[] out) {
        int limit = span + Integer.MIN_VALUE;
        int k = 0;
        if (in == null) {
            for (int i = 0; i < count; i++) {
                out[k] = i;
                k += (a[o + i] - from + Integer.MIN_VALUE <= limit ? 1 : 0) ^ flip;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = in[i];
                out[k] = row;
                k += (a[o + row] - from + Integer.MIN_VALUE <= limit ? 1 : 0) ^ flip;
            }
        }
        return k;
    }

    private static int bytes(byte[] a, int o, int from, int span, int flip, int @Nullable [] in, int count, int[] out) {
        int limit = span + Integer.MIN_VALUE;
        int k = 0;
        if (in == null) {
            for (int i = 0; i < count; i++) {
                out[k] = i;
                k += (a[o + i] - from + Integer.MIN_VALUE <= limit ? 1 : 0) ^ flip;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = in[i];
                out[k] = row;
                k += (a[o + row] - from + Integer.MIN_VALUE <= limit ? 1 : 0) ^ flip;
            }
        }
        return k;
    }
}
