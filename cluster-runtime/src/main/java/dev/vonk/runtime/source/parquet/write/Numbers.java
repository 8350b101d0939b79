package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.source.parquet.footer.Bounds;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.page.LittleEndian;
import dev.vonk.runtime.source.parquet.page.PageBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Booleans, integers, and floating-point numbers as their bits.
record Numbers(ParquetType stored, long[] values, int count) implements Values {

    @Override
    public long plainSize(int from, int end) {
        return stored == ParquetType.BOOLEAN ? (end - from + 7) / 8 : (long) (end - from) * stored.width();
    }

    @Override
    public void plain(int from, int end, PageBuffer out) {
        int at = out.grow((int) plainSize(from, end));
        var bytes = out.bytes();
        if (stored == ParquetType.BOOLEAN) {
            Arrays.fill(bytes, at, out.size(), (byte) 0);
            for (int i = from; i < end; i++) {
                bytes[at + (i - from >>> 3)] |= (byte) (values[i] << (i - from & 7));
            }
        } else if (stored.width() == 4) {
            for (int i = from; i < end; i++) {
                LittleEndian.setInt(bytes, at + (i - from) * 4, (int) values[i]);
            }
        } else {
            for (int i = from; i < end; i++) {
                LittleEndian.setLong(bytes, at + (i - from) * 8, values[i]);
            }
        }
    }

    @Override
    public @Nullable Coded dictionary() {
        if (stored == ParquetType.BOOLEAN || count == 0) {
            return null;
        }
        var limits = new DictionaryLimits(count);
        var codes = new int[count];
        var entries = new long[1024];
        int distinct = 0;
        var table = new int[4096];
        for (int i = 0; i < count; i++) {
            long value = values[i];
            int slot = (int) VectorHash.mix(value) & table.length - 1;
            while (table[slot] != 0 && entries[table[slot] - 1] != value) {
                slot = slot + 1 & table.length - 1;
            }
            if (table[slot] == 0) {
                if (!limits.allow(i, distinct + 1, (distinct + 1L) * stored.width())) {
                    return null;
                }
                entries = distinct == entries.length ? Arrays.copyOf(entries, distinct * 2) : entries;
                entries[distinct++] = value;
                table[slot] = distinct;
                if (distinct * 2 > table.length) {
                    table = rehashed(entries, distinct, table.length * 4);
                    codes[i] = distinct - 1;
                    continue;
                }
            }
            codes[i] = table[slot] - 1;
        }
        return new Coded(new Numbers(stored, entries, distinct), codes);
    }

    private static int[] rehashed(long[] entries, int distinct, int size) {
        var table = new int[size];
        for (int e = 0; e < distinct; e++) {
            int slot = (int) VectorHash.mix(entries[e]) & size - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & size - 1;
            }
            table[slot] = e + 1;
        }
        return table;
    }

    @Override
    public Values select(int[] places, int size) {
        var selected = new long[size];
        for (int i = 0; i < size; i++) {
            selected[i] = values[places[i]];
        }
        return new Numbers(stored, selected, size);
    }

    @Override
    public Values slice(int from, int end) {
        return new Numbers(stored, Arrays.copyOfRange(values, from, end), end - from);
    }

    @Override
    public Bounds bounds(long nulls) {
        if (count == 0) {
            return new Bounds(null, null, false, nulls, false);
        }
        return switch (stored) {
            case FLOAT, DOUBLE -> floatingBounds(nulls);
            case BOOLEAN, INT32, INT64, INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                long min = values[0];
                long max = values[0];
                for (int i = 1; i < count; i++) {
                    min = Math.min(min, values[i]);
                    max = Math.max(max, values[i]);
                }
                yield new Bounds(plainOf(min), plainOf(max), true, nulls, false);
            }
        };
    }

    /// No bounds where there is a NaN, which they could not tell of; zeros widened to both zeros.
    private Bounds floatingBounds(long nulls) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean anyNaN = false;
        for (int i = 0; i < count; i++) {
            double value = stored == ParquetType.FLOAT
                    ? Float.intBitsToFloat((int) values[i])
                    : Double.longBitsToDouble(values[i]);
            anyNaN |= Double.isNaN(value);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (anyNaN) {
            return new Bounds(null, null, false, nulls, false);
        }
        return new Bounds(plainOf(bits(min == 0 ? -0.0 : min)), plainOf(bits(max == 0 ? 0.0 : max)),
                min != 0 && max != 0, nulls, false);
    }

    private long bits(double value) {
        return stored == ParquetType.FLOAT ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
    }

    private byte[] plainOf(long value) {
        var out = new PageBuffer();
        new Numbers(stored, new long[]{value}, 1).plain(0, 1, out);
        return Arrays.copyOf(out.bytes(), out.size());
    }
}
