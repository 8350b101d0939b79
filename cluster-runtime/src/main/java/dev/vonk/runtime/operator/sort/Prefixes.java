package dev.vonk.runtime.operator.sort;

import dev.vonk.runtime.data.Vector;

/// The first key of rows as signed numbers whose order agrees with that of the rows across batches: a smaller number
/// comes first, equal numbers decide nothing.
public final class Prefixes {
    private Prefixes() {
    }

    /// The numbers of a batch's first key.
    public static long[] of(Vector key, RowOrder order, int rows) {
        var flat = key.flat(dev.vonk.runtime.data.Scratch.fresh());
        var values = flat instanceof dev.vonk.runtime.data.Decimal128Vector decimals
                ? high(decimals, rows)
                : SortCode.of(flat, rows, 0).values();
        var nulls = flat.validity();
        boolean ascending = order.ascending()[0];
        if (!ascending) {
            for (int i = 0; i < rows; i++) {
                values[i] = ~values[i];
            }
        }
        if (nulls != null) {
            long nullCode = order.nullsFirst()[0] ? Long.MIN_VALUE : Long.MAX_VALUE;
            for (int i = 0; i < rows; i++) {
                values[i] = nulls.isNull(i) ? nullCode : values[i];
            }
        }
        return values;
    }

    private static long[] high(dev.vonk.runtime.data.Decimal128Vector decimals, int rows) {
        return java.util.Arrays.copyOfRange(decimals.high(), decimals.offset(), decimals.offset() + rows);
    }

    /// Whether rows whose number equals `number` have equal first keys: not for numbers that nulls may have too, and
    /// not for types that do not fit 64 bits.
    public static boolean isExact(Vector key, long number) {
        if (number == Long.MIN_VALUE || number == Long.MAX_VALUE) {
            return false;
        }
        return switch (key.physical()) {
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> true;
            case DECIMAL128, BYTES, LIST, STRUCT -> false;
        };
    }
}
