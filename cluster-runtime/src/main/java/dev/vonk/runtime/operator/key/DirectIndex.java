package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.Vector;
import java.util.Arrays;

/// An array with a place for every possible word: number plus one, 0 for none.
final class DirectIndex implements WordIndex {
    private final int[] numberOf;

    DirectIndex(int bits) {
        numberOf = new int[1 << bits];
    }

    int bits() {
        return 31 - Integer.numberOfLeadingZeros(numberOf.length);
    }

    @Override
    public int add(long[][] packed, int rows, long[] words, int size, int[] numbers) {
        var word = packed[0];
        var known = numberOf;
        int next = size;
        for (int i = 0; i < rows; i++) {
            int place = (int) word[i];
            int number = known[place];
            if (number == 0) {
                words[next] = place;
                number = ++next;
                known[place] = number;
            }
            numbers[i] = number - 1;
        }
        return next;
    }

    @Override
    public void find(long[][] packed, int rows, long[] words, int[] numbers) {
        var word = packed[0];
        var known = numberOf;
        for (int i = 0; i < rows; i++) {
            numbers[i] = known[(int) word[i]] - 1;
        }
    }

    @Override
    public boolean find(Vector lane, KeyLayout layout, int rows, long[] words, int[] numbers) {
        return findRaw(lane, layout.base()[0] - 1, rows, numbers);
    }

    private boolean findRaw(Vector lane, long base, int rows, int[] numbers) {
        switch (lane) {
            case NarrowVector narrow -> {
                return findRaw(narrow.raw(), base - narrow.base(), rows, numbers);
            }
            case IntVector(var values, int offset, var _, var _) -> find(values, offset, rows, base, numbers);
            case LongVector(var values, int offset, var _, var _) -> find(values, offset, rows, base, numbers);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Place 0, the null, is where everything out of range ends: nobody is there, or rows without null would not have
    /// come this way.
    private void find(int[] values, int offset, int rows, long base, int[] numbers) {
        var known = numberOf;
        for (int i = 0; i < rows; i++) {
            long place = values[offset + i] - base;
            numbers[i] = place > 0 && place < known.length ? known[(int) place] - 1 : -1;
        }
    }

    private void find(long[] values, int offset, int rows, long base, int[] numbers) {
        var known = numberOf;
        for (int i = 0; i < rows; i++) {
            long place = values[offset + i] - base;
            numbers[i] = place > 0 && place < known.length ? known[(int) place] - 1 : -1;
        }
    }

    @Override
    public void fill(long[] words, int size) {
        for (int i = 0; i < size; i++) {
            numberOf[(int) words[i]] = i + 1;
        }
    }

    @Override
    public void grow(long[] words, int size, int expected) {
    }

    @Override
    public void clear(long[] words, int size) {
        if (size > numberOf.length >>> 4) {
            Arrays.fill(numberOf, 0);
        } else {
            for (int i = 0; i < size; i++) {
                numberOf[(int) words[i]] = 0;
            }
        }
    }

    @Override
    public boolean isCrowded(int size) {
        return false;
    }

    @Override
    public long bytes() {
        return 4L * numberOf.length;
    }
}
