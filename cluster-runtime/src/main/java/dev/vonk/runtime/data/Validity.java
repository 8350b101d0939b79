package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Which rows hold a value: one bit a row, 1 = present. A vector without nulls has no validity at all.
///
/// @param words the bits, lowest first
/// @param offset the bit that belongs to row 0
public record Validity(long[] words, int offset) {

    /// The number of words that hold `rows` bits.
    public static int wordCount(int rows) {
        return (rows + 63) >>> 6;
    }

    /// All rows present, to be marked null one by one with [#setNull].
    public static Validity allPresent(int rows) {
        var words = new long[wordCount(rows)];
        java.util.Arrays.fill(words, -1L);
        return new Validity(words, 0);
    }

    /// All rows null, to be marked present with [#setPresent].
    public static Validity allNull(int rows) {
        return new Validity(new long[wordCount(rows)], 0);
    }

    public boolean isNull(int row) {
        int bit = offset + row;
        return (words[bit >>> 6] >>> bit & 1L) == 0;
    }

    public void setNull(int row) {
        int bit = offset + row;
        words[bit >>> 6] &= ~(1L << bit);
    }

    public void setPresent(int row) {
        int bit = offset + row;
        words[bit >>> 6] |= 1L << bit;
    }

    /// The same bits seen from `from` on.
    public Validity slice(int from) {
        return from == 0 ? this : new Validity(words, offset + from);
    }

    /// The bits of the first `rows` rows in words of their own, starting at bit 0.
    public Validity rebased(int rows) {
        var own = new long[wordCount(rows)];
        for (int i = 0; i < own.length; i++) {
            own[i] = wordAt(i << 6);
        }
        return new Validity(own, 0);
    }

    /// 64 bits that start at row `row`; bits past the end are unspecified.
    private long wordAt(int row) {
        int bit = offset + row;
        int word = bit >>> 6;
        int shift = bit & 63;
        long low = words[word] >>> shift;
        return shift == 0 || word + 1 >= words.length ? low : low | words[word + 1] << -shift;
    }

    /// How many of the first `rows` rows are null.
    public int nullCount(int rows) {
        int present = 0;
        for (int row = 0; row < rows; row += 64) {
            long word = wordAt(row);
            int left = rows - row;
            present += Long.bitCount(left >= 64 ? word : word & (1L << left) - 1);
        }
        return rows - present;
    }

    /// Present where both are present; null stands for "no nulls".
    public static @Nullable Validity and(@Nullable Validity left, @Nullable Validity right, int rows) {
        if (left == null || left == right) {
            return right;
        }
        if (right == null) {
            return left;
        }
        var words = new long[wordCount(rows)];
        for (int i = 0; i < words.length; i++) {
            words[i] = left.wordAt(i << 6) & right.wordAt(i << 6);
        }
        return new Validity(words, 0);
    }

    /// The bits of the rows `selection[0..count)`, dense; null where none of them is null.
    public @Nullable Validity gather(int[] selection, int count) {
        Validity result = null;
        for (int i = 0; i < count; i++) {
            if (isNull(selection[i])) {
                if (result == null) {
                    result = allPresent(count);
                }
                result.setNull(i);
            }
        }
        return result;
    }
}
