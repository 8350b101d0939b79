package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.Vector;
import java.util.Arrays;

/// Open addressing over keys of one word. A slot is the upper half of the hash beside the number plus one, so that a
/// key's word is looked at only where the hashes agree. At most half full after [#fill] and three quarters ever.
final class HashIndex implements WordIndex {
    private static final int LEAST_SLOTS = 1 << 10;
    private static final long SALT = 0xFFFFFFFF00000000L;

    private long[] slots;
    private int mask;

    HashIndex(int size) {
        slots = new long[slotCount(size)];
        mask = slots.length - 1;
    }

    private static int slotCount(int size) {
        return Math.max(LEAST_SLOTS, Integer.highestOneBit(Math.max(1, size)) << 2);
    }

    @Override
    public int add(long[][] packed, int rows, long[] words, int size, int[] numbers) {
        if (size + rows > slots.length >>> 1) {
            grow(words, size, rows);
        }
        return add(packed[0], rows, slots, mask, words, size, numbers);
    }

    private static int add(long[] word, int rows, long[] slots, int mask, long[] words, int size, int[] numbers) {
        int next = size;
        for (int i = 0; i < rows; i++) {
            long key = word[i];
            long hash = Texts.hash(key);
            int slot = (int) hash & mask;
            int number;
            while (true) {
                long entry = slots[slot];
                if (entry == 0) {
                    words[next] = key;
                    number = next++;
                    slots[slot] = hash & SALT | next;
                    break;
                }
                if ((entry ^ hash) >>> 32 == 0 && words[(int) entry - 1] == key) {
                    number = (int) entry - 1;
                    break;
                }
                slot = slot + 1 & mask;
            }
            numbers[i] = number;
        }
        return next;
    }

    /// Room for the rows of one batch, all of which might be new: they may fill three quarters before the next look.
    private void grow(long[] words, int size, int rows) {
        if ((long) size + rows > slots.length / 4 * 3L) {
            resize(words, size, slotCount(size + rows));
        }
    }

    private void resize(long[] words, int size, int count) {
        slots = new long[count];
        mask = count - 1;
        fill(words, size);
    }

    @Override
    public void find(long[][] packed, int rows, long[] words, int[] numbers) {
        find(packed[0], rows, slots, mask, words, numbers);
    }

    private static void find(long[] word, int rows, long[] slots, int mask, long[] words, int[] numbers) {
        for (int i = 0; i < rows; i++) {
            long key = word[i];
            long hash = Texts.hash(key);
            int slot = (int) hash & mask;
            long entry = slots[slot];
            while (entry != 0 && ((entry ^ hash) >>> 32 != 0 || words[(int) entry - 1] != key)) {
                slot = slot + 1 & mask;
                entry = slots[slot];
            }
            numbers[i] = (int) entry - 1;
        }
    }

    @Override
    public boolean find(Vector lane, KeyLayout layout, int rows, long[] words, int[] numbers) {
        return false;
    }

    @Override
    public void fill(long[] words, int size) {
        for (int i = 0; i < size; i++) {
            long hash = Texts.hash(words[i]);
            int slot = (int) hash & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = hash & SALT | i + 1;
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
