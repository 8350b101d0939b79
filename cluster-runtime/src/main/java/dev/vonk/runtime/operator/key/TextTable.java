package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.BytesVector;
import java.util.Arrays;

/// Numbers byte strings 0, 1, 2, ... in the order in which they appear. A slot is the upper half of the hash and the
/// number plus one, so that a string is compared only where the hashes agree.
final class TextTable {
    private static final int KEPT_SLOTS = 1 << 12;

    private long[] slots = new long[64];
    private int mask = 63;
    private int[] offsets = new int[33];
    private byte[] data = new byte[512];
    private int size;

    int size() {
        return size;
    }

    /// The numbers of rows `0..rows)` of `texts`.
    ///
    /// @param hashes room for as many
    /// @param insert whether an unknown string gets the next number, else -1
    void numbers(BytesVector texts, int rows, long[] hashes, boolean insert, int[] out) {
        var source = texts.data();
        for (int i = 0; i < rows; i++) {
            hashes[i] = Texts.hash(source, texts.start(i), texts.size(i));
        }
        for (int i = 0; i < rows; i++) {
            out[i] = find(source, texts.start(i), texts.size(i), hashes[i]);
            if (insert && out[i] < 0) {
                out[i] = append(source, texts.start(i), texts.size(i), hashes[i]);
            }
        }
    }

    int number(byte[] source, int from, int length, boolean insert) {
        long hash = Texts.hash(source, from, length);
        int found = find(source, from, length, hash);
        return found < 0 && insert ? append(source, from, length, hash) : found;
    }

    private int find(byte[] source, int from, int length, long hash) {
        int slot = (int) hash & mask;
        while (true) {
            long entry = slots[slot];
            if (entry == 0) {
                return -1;
            }
            if ((entry ^ hash) >>> 32 == 0) {
                int number = (int) entry - 1;
                int start = offsets[number];
                if (offsets[number + 1] - start == length && Texts.equal(data, start, source, from, length)) {
                    return number;
                }
            }
            slot = slot + 1 & mask;
        }
    }

    private int append(byte[] source, int from, int length, long hash) {
        int start = offsets[size];
        if (start + length + 8 > data.length) {
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 16L,
                    Math.max(Math.addExact(start, length + 8), data.length * 2L)));
        }
        System.arraycopy(source, from, data, start, length);
        if (size + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[size + 1] = start + length;
        if (size * 2 >= slots.length) {
            grow();
        }
        place(hash, size);
        return size++;
    }

    private void place(long hash, int number) {
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = hash & 0xFFFFFFFF00000000L | number + 1;
    }

    private void grow() {
        slots = new long[slots.length * 2];
        mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            place(Texts.hash(data, offsets[i], offsets[i + 1] - offsets[i]), i);
        }
    }

    /// Forgets all strings; what [#texts] handed out stays good.
    void clear() {
        if (slots.length > KEPT_SLOTS) {
            slots = new long[64];
            mask = 63;
        } else {
            Arrays.fill(slots, 0);
        }
        offsets = new int[33];
        data = new byte[512];
        size = 0;
    }

    /// All strings by number, sharing the table's arrays: good until the next one is added.
    BytesVector texts() {
        return new BytesVector(offsets, data, 0, size, null);
    }

    long bytes() {
        return 8L * slots.length + 4L * offsets.length + data.length;
    }
}
