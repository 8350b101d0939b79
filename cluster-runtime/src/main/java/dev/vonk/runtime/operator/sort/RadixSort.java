package dev.vonk.runtime.operator.sort;

import java.util.Arrays;

/// Sorts numbers by their digits, from the last to the first, stably.
final class RadixSort {
    private static final int DIGIT_BITS = 11;
    private static final int FEW = 1 << 11;

    private RadixSort() {
    }

    /// The places of `words` in unsigned order; equal words keep theirs.
    ///
    /// @param bits how many low bits differ at all
    static int[] sort(long[] words, int bits, int count) {
        if (bits == 0 || RowSorter.isSorted(words, count)) {
            return RowSorter.identity(count);
        }
        int placeBits = 32 - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
        if (bits + placeBits < 64) {
            return sortWithPlace(words, bits, placeBits, count);
        }
        return sortBeside(words, bits, count);
    }

    /// Word and place share 64 bits, so that only one array moves.
    private static int[] sortWithPlace(long[] words, int bits, int placeBits, int count) {
        var from = new long[count];
        for (int i = 0; i < count; i++) {
            from[i] = words[i] << placeBits | i;
        }
        if (count <= FEW) {
            Arrays.sort(from);
        } else {
            from = byDigits(from, placeBits, bits, count);
        }
        var places = new int[count];
        int mask = (1 << placeBits) - 1;
        for (int i = 0; i < count; i++) {
            places[i] = (int) from[i] & mask;
        }
        return places;
    }

    private static long[] byDigits(long[] input, int lowest, int bits, int count) {
        var from = input;
        var to = new long[count];
        for (int shift = lowest; shift < lowest + bits; shift += DIGIT_BITS) {
            int mask = (1 << Math.min(DIGIT_BITS, lowest + bits - shift)) - 1;
            var starts = starts(from, shift, mask, count);
            if (starts == null) {
                continue;
            }
            for (int i = 0; i < count; i++) {
                int digit = (int) (from[i] >>> shift) & mask;
                to[starts[digit]++] = from[i];
            }
            var swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int[] sortBeside(long[] words, int bits, int count) {
        var from = Arrays.copyOf(words, count);
        var to = new long[count];
        var places = RowSorter.identity(count);
        var moved = new int[count];
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            int mask = (1 << Math.min(DIGIT_BITS, bits - shift)) - 1;
            var starts = starts(from, shift, mask, count);
            if (starts == null) {
                continue;
            }
            for (int i = 0; i < count; i++) {
                int at = starts[(int) (from[i] >>> shift) & mask]++;
                to[at] = from[i];
                moved[at] = places[i];
            }
            var swap = from;
            from = to;
            to = swap;
            var swapPlaces = places;
            places = moved;
            moved = swapPlaces;
        }
        return places;
    }

    /// Where each digit's numbers start; null where all have the same digit.
    private static int @org.jspecify.annotations.Nullable [] starts(long[] words, int shift, int mask, int count) {
        var counts = new int[mask + 1];
        for (int i = 0; i < count; i++) {
            counts[(int) (words[i] >>> shift) & mask]++;
        }
        int sum = 0;
        for (int digit = 0; digit <= mask; digit++) {
            int many = counts[digit];
            if (many == count) {
                return null;
            }
            counts[digit] = sum;
            sum += many;
        }
        return counts;
    }
}
