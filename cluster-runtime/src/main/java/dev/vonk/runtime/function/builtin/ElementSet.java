package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.data.VectorOrder;
import java.util.Arrays;

/// The distinct elements of one array, for the set functions: rows of vectors, found by hash. A null counts as a value.
final class ElementSet {
    private Vector[] vectors = new Vector[8];
    private int[] rows = new int[8];
    private int[] slots = new int[16];
    private int size;

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /// Whether it was not there before.
    boolean add(Vector vector, int row) {
        int slot = slot(vector, row);
        if (slots[slot] != 0) {
            return false;
        }
        if (size == rows.length) {
            vectors = Arrays.copyOf(vectors, size * 2);
            rows = Arrays.copyOf(rows, size * 2);
        }
        vectors[size] = vector;
        rows[size++] = row;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    boolean contains(Vector vector, int row) {
        return slots[slot(vector, row)] != 0;
    }

    private int slot(Vector vector, int row) {
        long hash = vector.isNull(row) ? 0 : VectorHash.ofPresent(vector, row);
        int slot = (int) (hash ^ hash >>> 32) & slots.length - 1;
        while (slots[slot] != 0
                && VectorOrder.compare(vector, row, vectors[slots[slot] - 1], rows[slots[slot] - 1]) != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slot(vectors[i], rows[i])] = i + 1;
        }
    }
}
