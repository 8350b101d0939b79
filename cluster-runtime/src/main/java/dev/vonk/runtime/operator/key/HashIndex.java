package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.Vector;
import java.util.Arrays;

/// Open addressing over keys of one word. A slot holds a number plus one, 0 where it is free; the key itself is looked
/// at in the table's words. Of the layouts tried (a hash beside the number, the key beside the number, looking in two
/// rounds) this smallest one was the fastest from a thousand keys to a million.
final class HashIndex implements WordIndex {
    private static final int LEAST_SLOTS = 1 << 9;

    private int[] slots;
    private int shift;

    HashIndex(int expected) {
        slots = new int[slotCount(expected)];
        shift = 64 - Integer.numberOfTrailingZeros(slots.length);
    }

    /// A power of two, at least twice as many as there are keys.
    private static int slotCount(int size) {
        return Math.max(LEAST_SLOTS, Integer.highestOneBit(Math.max(1, size - 1)) << 2);
    }

    /// The upper bits of a product are its good ones.
    private static long hash(long key) {
        return (key ^ key >>> 32) * 0x9E3779B97F4A7C15L;
    }

    @Override
    public int add(long[][] packed, int rows, long[] words, int size, int[] numbers) {
        if ((long) size + rows > slots.length / 4 * 3) {
            grow(words, size, size + rows);
        }
        return add(packed[0], rows, slots, shift, words, size, numbers);
    }

    private static int add(long[] word, int rows, int[] slots, int shift, long[] words, int size, int[] numbers) {
        int mask = slots.length - 1;
        int next = size;
        for (int i = 0; i < rows; i++) {
            long key = word[i];
            int slot = (int) (hash(key) >>> shift);
            int held = slots[slot];
            while (held != 0 && words[held - 1] != key) {
                slot = slot + 1 & mask;
                held = slots[slot];
            }
            if (held == 0) {
                words[next] = key;
                held = ++next;
                slots[slot] = held;
            }
            numbers[i] = held - 1;
        }
        return next;
    }

    @Override
    public void grow(long[] words, int size, int expected) {
        int count = slotCount(expected);
        if (count > slots.length) {
            slots = new int[count];
            shift = 64 - Integer.numberOfTrailingZeros(count);
            fill(words, size);
        }
    }

    @Override
    public void find(long[][] packed, int rows, long[] words, int[] numbers) {
        find(packed[0], rows, slots, shift, words, numbers);
    }

    private static void find(long[] word, int rows, int[] slots, int shift, long[] words, int[] numbers) {
        int mask = slots.length - 1;
        for (int i = 0; i < rows; i++) {
            long key = word[i];
            int slot = (int) (hash(key) >>> shift);
            int held = slots[slot];
            while (held != 0 && words[held - 1] != key) {
                slot = slot + 1 & mask;
                held = slots[slot];
            }
            numbers[i] = held - 1;
        }
    }

    @Override
    public boolean find(Vector lane, KeyLayout layout, int rows, long[] words, int[] numbers) {
        return false;
    }

    @Override
    public void fill(long[] words, int size) {
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = (int) (hash(words[i]) >>> shift);
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = i + 1;
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
        return 4L * slots.length;
    }
}
