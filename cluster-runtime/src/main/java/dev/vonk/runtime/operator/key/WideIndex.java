package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.Vector;
import java.util.Arrays;

/// Open addressing over keys of several words; a slot is the upper half of the hash beside the number plus
/// one, so that a key's words are looked at only where the hashes agree.
final class WideIndex implements WordIndex {
    private static final int LEAST_SLOTS = 1 << 10;
    private static final long SALT = 0xFFFFFFFF00000000L;

    private final int count;
    private long[] slots;
    private int mask;
    private long[] hashes = new long[0];

    /// @param count words of a key
    WideIndex(int count, int size) {
        this.count = count;
        slots = new long[slotCount(size)];
        mask = slots.length - 1;
    }

    private static int slotCount(int size) {
        return Math.max(LEAST_SLOTS, Integer.highestOneBit(Math.max(1, size)) << 2);
    }

    @Override
    public int add(long[][] packed, int rows, long[] words, int size, int[] numbers) {
        if ((long) size + rows > slots.length / 4 * 3L) {
            grow(words, size, size + rows);
        }
        if (hashes.length < rows) {
            hashes = new long[rows];
        }
        hash(packed, rows, hashes);
        int next = size;
        for (int i = 0; i < rows; i++) {
            int number = find(packed, i, hashes[i], words);
            if (number < 0) {
                for (int k = 0; k < count; k++) {
                    words[next * count + k] = packed[k][i];
                }
                place(hashes[i], next);
                number = next++;
            }
            numbers[i] = number;
        }
        return next;
    }

    private void hash(long[][] packed, int rows, long[] out) {
        Arrays.fill(out, 0, rows, 0);
        for (int k = 0; k < count; k++) {
            var word = packed[k];
            for (int i = 0; i < rows; i++) {
                out[i] = Texts.hash(out[i] * 31 + word[i]);
            }
        }
    }

    private int find(long[][] packed, int row, long hash, long[] words) {
        int slot = (int) hash & mask;
        while (true) {
            long entry = slots[slot];
            if (entry == 0) {
                return -1;
            }
            if ((entry ^ hash) >>> 32 == 0 && isEqual(packed, row, words, (int) entry - 1)) {
                return (int) entry - 1;
            }
            slot = slot + 1 & mask;
        }
    }

    private boolean isEqual(long[][] packed, int row, long[] words, int number) {
        int at = number * count;
        for (int k = 0; k < count; k++) {
            if (packed[k][row] != words[at + k]) {
                return false;
            }
        }
        return true;
    }

    private void place(long hash, int number) {
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = hash & SALT | number + 1;
    }

    @Override
    public void find(long[][] packed, int rows, long[] words, int[] numbers) {
        var own = new long[rows];
        hash(packed, rows, own);
        for (int i = 0; i < rows; i++) {
            numbers[i] = find(packed, i, own[i], words);
        }
    }

    @Override
    public boolean find(Vector lane, KeyLayout layout, int rows, long[] words, int[] numbers) {
        return false;
    }

    @Override
    public void fill(long[] words, int size) {
        for (int key = 0; key < size; key++) {
            long hash = 0;
            for (int k = 0; k < count; k++) {
                hash = Texts.hash(hash * 31 + words[key * count + k]);
            }
            place(hash, key);
        }
    }

    @Override
    public void grow(long[] words, int size, int expected) {
        int slotCount = slotCount(expected);
        if (slotCount > slots.length) {
            slots = new long[slotCount];
            mask = slots.length - 1;
            fill(words, size);
        }
    }

    @Override
    public void clear(long[] words, int size) {
        Arrays.fill(slots, 0);
    }

    @Override
    public boolean isCrowded(int size) {
        return size > slots.length >>> 1;
    }

    @Override
    public long bytes() {
        return 8L * slots.length;
    }
}
