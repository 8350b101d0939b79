package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.Vector;
import java.util.Arrays;

/// A shortcut for keys that are dictionary codes only, without nulls: remembers the number of each combination of
/// codes as long as the dictionaries stay the same, so that most batches are numbered in one loop.
final class Combinations {
    private static final int MOST = 1 << 14;
    private static final int UNKNOWN = -1;

    private Vector[] dictionaries = new Vector[0];
    private int[] numberOf = new int[0];
    private int[] places = new int[0];

    /// Numbers all rows.
    ///
    /// @return false where some combination has not been seen, or keys are not of this kind; then nothing is numbered
    boolean number(Vector[] keys, int rows, int[] numbers) {
        if (!prepare(keys, rows)) {
            return false;
        }
        var known = numberOf;
        var at = places;
        int unknown = 0;
        for (int i = 0; i < rows; i++) {
            int number = known[at[i]];
            unknown |= number;
            numbers[i] = number;
        }
        return unknown >= 0;
    }

    /// Remembers what the rows of the last call of [#number] were numbered in the end.
    void learn(Vector[] keys, int rows, int[] numbers) {
        if (prepare(keys, rows)) {
            for (int i = 0; i < rows; i++) {
                numberOf[places[i]] = numbers[i];
            }
        }
    }

    void clear() {
        Arrays.fill(numberOf, UNKNOWN);
    }

    /// The place of each row's combination.
    private boolean prepare(Vector[] keys, int rows) {
        long all = 1;
        for (var key : keys) {
            if (!(key instanceof DictionaryVector vector) || vector.validity() != null) {
                return false;
            }
            all *= vector.dictionary().length();
            if (all > MOST) {
                return false;
            }
        }
        if (keys.length == 0) {
            return false;
        }
        if (isOther(keys)) {
            dictionaries = new Vector[keys.length];
            for (int i = 0; i < keys.length; i++) {
                dictionaries[i] = ((DictionaryVector) keys[i]).dictionary();
            }
            numberOf = new int[(int) all];
            clear();
        }
        if (places.length < rows) {
            places = new int[rows];
        }
        place(keys, rows);
        return true;
    }

    private boolean isOther(Vector[] keys) {
        if (dictionaries.length != keys.length) {
            return true;
        }
        for (int i = 0; i < keys.length; i++) {
            if (((DictionaryVector) keys[i]).dictionary() != dictionaries[i]) {
                return true;
            }
        }
        return false;
    }

    private void place(Vector[] keys, int rows) {
        var first = (DictionaryVector) keys[0];
        System.arraycopy(first.codes(), first.offset(), places, 0, rows);
        for (int k = 1; k < keys.length; k++) {
            var key = (DictionaryVector) keys[k];
            combine(key.codes(), key.offset(), key.dictionary().length(), rows, places);
        }
    }

    private static void combine(int[] codes, int offset, int entries, int rows, int[] places) {
        for (int i = 0; i < rows; i++) {
            places[i] = places[i] * entries + codes[offset + i];
        }
    }
}
