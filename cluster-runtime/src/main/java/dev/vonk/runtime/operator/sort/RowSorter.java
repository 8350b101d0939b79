package dev.vonk.runtime.operator.sort;

import dev.vonk.runtime.data.Vector;
import java.util.Arrays;

/// Sorts rows by their keys, stably.
///
/// As many keys as fit are packed into one 64-bit word a row (codes less their minimum, turned round where descending,
/// one code for null), whose order as an unsigned number is that of the rows. The words are sorted by radix; what the
/// words leave undecided is then compared key by key.
public final class RowSorter {
    private final Vector[] keys;
    private final RowOrder order;
    private final int rows;
    private long[] words;
    private int bits;
    /// The first key that the words do not decide; the number of keys where they decide all.
    private int undecided;

    private RowSorter(Vector[] keys, RowOrder order, int rows) {
        this.keys = keys;
        this.order = order;
        this.rows = rows;
        this.words = new long[rows];
    }

    /// The row numbers `0..rows)` in order.
    ///
    /// @param keys whole columns
    public static int[] sort(Vector[] keys, RowOrder order, int rows) {
        var sorter = new RowSorter(keys, order, rows);
        sorter.pack();
        var sorted = RadixSort.sort(sorter.words, sorter.bits, rows);
        if (sorter.undecided < keys.length) {
            sorter.decide(sorted);
        }
        return sorted;
    }

    private void pack() {
        while (undecided < keys.length && bits < 64) {
            var column = keys[undecided];
            var code = SortCode.of(column, rows, SortCode.commonPrefix(column, rows));
            if (!append(code, undecided)) {
                break;
            }
            undecided++;
        }
    }

    /// Puts a key's codes below those before it.
    ///
    /// @return whether the words now decide this key wholly
    private boolean append(SortCode code, int key) {
        var nulls = keys[key].validity();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean anyNull = false;
        for (int i = 0; i < rows; i++) {
            if (nulls != null && nulls.isNull(i)) {
                anyNull = true;
            } else {
                least = Math.min(least, code.values()[i]);
                greatest = Math.max(greatest, code.values()[i]);
            }
        }
        if (least > greatest) {
            return true;
        }
        long range = greatest - least;
        int nullCodes = anyNull ? 1 : 0;
        int width = range == -1L && anyNull ? 65 : 64 - Long.numberOfLeadingZeros(range + nullCodes);
        int room = 64 - bits;
        int used = Math.min(width, room);
        int cut = width - used;
        long low = order.ascending()[key] ? least : greatest;
        boolean ascending = order.ascending()[key];
        int first = anyNull && order.nullsFirst()[key] ? 1 : 0;
        long nullCode = order.nullsFirst()[key] ? 0 : width > 64 ? -1L >>> 1 >>> cut - 1 : range + 1 >>> cut;
        for (int i = 0; i < rows; i++) {
            long value;
            if (anyNull && nulls != null && nulls.isNull(i)) {
                value = nullCode;
            } else {
                long distance = ascending ? code.values()[i] - low : low - code.values()[i];
                value = width > 64 ? distance >>> 1 >>> cut - 1 : distance + first >>> cut;
            }
            words[i] = (used == 64 ? 0 : words[i] << used) | value;
        }
        bits += used;
        return cut == 0 && code.isExact();
    }

    /// Sorts each run of equal words by comparing the keys that are left.
    private void decide(int[] sorted) {
        var buffer = new int[0];
        for (int from = 0; from < rows;) {
            long word = words[sorted[from]];
            int to = from + 1;
            while (to < rows && words[sorted[to]] == word) {
                to++;
            }
            if (to - from > 1) {
                if (buffer.length < to - from) {
                    buffer = new int[to - from];
                }
                mergeSort(sorted, from, to, buffer);
            }
            from = to;
        }
    }

    private void mergeSort(int[] sorted, int from, int to, int[] buffer) {
        if (to - from <= 8) {
            insertionSort(sorted, from, to);
            return;
        }
        int middle = from + to >>> 1;
        mergeSort(sorted, from, middle, buffer);
        mergeSort(sorted, middle, to, buffer);
        if (compare(sorted[middle - 1], sorted[middle]) <= 0) {
            return;
        }
        int left = middle - from;
        System.arraycopy(sorted, from, buffer, 0, left);
        int a = 0;
        int b = middle;
        int out = from;
        while (a < left && b < to) {
            sorted[out++] = compare(buffer[a], sorted[b]) <= 0 ? buffer[a++] : sorted[b++];
        }
        System.arraycopy(buffer, a, sorted, out, left - a);
    }

    private void insertionSort(int[] sorted, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = sorted[i];
            int at = i;
            while (at > from && compare(sorted[at - 1], row) > 0) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = row;
        }
    }

    private int compare(int a, int b) {
        return order.compare(keys, a, keys, b, undecided);
    }

    /// Whether `rows` rows are in order already.
    static boolean isSorted(long[] words, int rows) {
        for (int i = 1; i < rows; i++) {
            if (Long.compareUnsigned(words[i - 1], words[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /// Bytes that sorting `rows` rows takes beside the rows.
    public static long bytes(long rows) {
        return rows * 40;
    }

    static int[] identity(int rows) {
        var all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
