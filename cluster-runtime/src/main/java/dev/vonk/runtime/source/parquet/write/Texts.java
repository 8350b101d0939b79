package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.source.parquet.footer.Bounds;
import dev.vonk.runtime.source.parquet.page.LittleEndian;
import dev.vonk.runtime.source.parquet.page.PageBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Texts, binaries, and wide decimals as big-endian bytes.
///
/// @param starts where each value starts in `data`
/// @param ends where it ends
/// @param fixedLength bytes of each value where all have the same, else 0; then the values are signed numbers
record Texts(byte[] data, int[] starts, int[] ends, int count, int fixedLength) implements Values {
    private static final int LONGEST_BOUND = 256;

    static Texts of(BytesVector vector, int @Nullable [] rows, int count) {
        var starts = new int[count];
        var ends = new int[count];
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            starts[i] = vector.start(row);
            ends[i] = starts[i] + vector.size(row);
        }
        return new Texts(vector.data(), starts, ends, count, 0);
    }

    static Texts ofDecimals(Vector vector, int @Nullable [] rows, int count, int length) {
        var decimals = (Decimal128Vector) vector;
        var data = new byte[Math.multiplyExact(count, length)];
        var starts = new int[count];
        var ends = new int[count];
        for (int i = 0; i < count; i++) {
            int at = decimals.offset() + (rows == null ? i : rows[i]);
            long high = decimals.high()[at];
            long low = decimals.low()[at];
            starts[i] = i * length;
            ends[i] = starts[i] + length;
            for (int k = ends[i] - 1; k >= starts[i]; k--) {
                data[k] = (byte) low;
                low = low >>> 8 | high << 56;
                high >>= 8;
            }
        }
        return new Texts(data, starts, ends, count, length);
    }

    @Override
    public long plainSize(int from, int end) {
        long size = 0;
        for (int i = from; i < end; i++) {
            size += ends[i] - starts[i];
        }
        return size + (fixedLength > 0 ? 0 : 4L * (end - from));
    }

    @Override
    public void plain(int from, int end, PageBuffer out) {
        int at = out.grow(Math.toIntExact(plainSize(from, end)));
        var bytes = out.bytes();
        for (int i = from; i < end; i++) {
            int length = ends[i] - starts[i];
            if (fixedLength == 0) {
                LittleEndian.setInt(bytes, at, length);
                at += 4;
            }
            System.arraycopy(data, starts[i], bytes, at, length);
            at += length;
        }
    }

    @Override
    public @Nullable Coded dictionary() {
        if (count == 0) {
            return null;
        }
        var limits = new DictionaryLimits(count);
        var codes = new int[count];
        var firsts = new int[1024];
        int distinct = 0;
        long bytes = 0;
        var table = new int[4096];
        for (int i = 0; i < count; i++) {
            int slot = hash(i) & table.length - 1;
            while (table[slot] != 0 && !same(firsts[table[slot] - 1], i)) {
                slot = slot + 1 & table.length - 1;
            }
            if (table[slot] == 0) {
                bytes += 4 + ends[i] - starts[i];
                if (!limits.allow(i, distinct + 1, bytes)) {
                    return null;
                }
                firsts = distinct == firsts.length ? Arrays.copyOf(firsts, distinct * 2) : firsts;
                firsts[distinct++] = i;
                table[slot] = distinct;
                if (distinct * 2 > table.length) {
                    table = rehashed(firsts, distinct, table.length * 4);
                    codes[i] = distinct - 1;
                    continue;
                }
            }
            codes[i] = table[slot] - 1;
        }
        return new Coded(select(firsts, distinct), codes);
    }

    private int[] rehashed(int[] firsts, int distinct, int size) {
        var table = new int[size];
        for (int e = 0; e < distinct; e++) {
            int slot = hash(firsts[e]) & size - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & size - 1;
            }
            table[slot] = e + 1;
        }
        return table;
    }

    @Override
    public Texts select(int[] places, int size) {
        var selectedStarts = new int[size];
        var selectedEnds = new int[size];
        for (int i = 0; i < size; i++) {
            selectedStarts[i] = starts[places[i]];
            selectedEnds[i] = ends[places[i]];
        }
        return new Texts(data, selectedStarts, selectedEnds, size, fixedLength);
    }

    @Override
    public Texts slice(int from, int end) {
        return new Texts(data, Arrays.copyOfRange(starts, from, end), Arrays.copyOfRange(ends, from, end), end - from,
                fixedLength);
    }

    private int hash(int value) {
        return (int) VectorHash.bytes(data, starts[value], ends[value] - starts[value]);
    }

    private boolean same(int left, int right) {
        return Arrays.equals(data, starts[left], ends[left], data, starts[right], ends[right]);
    }

    @Override
    public Bounds bounds(long nulls) {
        if (count == 0) {
            return new Bounds(null, null, false, nulls, false);
        }
        int min = 0;
        int max = 0;
        for (int i = 1; i < count; i++) {
            min = compare(i, min) < 0 ? i : min;
            max = compare(i, max) > 0 ? i : max;
        }
        if (ends[min] - starts[min] > LONGEST_BOUND || ends[max] - starts[max] > LONGEST_BOUND) {
            return new Bounds(null, null, false, nulls, false);
        }
        return new Bounds(Arrays.copyOfRange(data, starts[min], ends[min]),
                Arrays.copyOfRange(data, starts[max], ends[max]), true,
                nulls, false);
    }

    private int compare(int left, int right) {
        if (fixedLength > 0 && data[starts[left]] != data[starts[right]]) {
            return Byte.compare(data[starts[left]], data[starts[right]]);
        }
        return Arrays.compareUnsigned(data, starts[left], ends[left], data, starts[right], ends[right]);
    }
}
