package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;

/// Where rows in order differ from the row before; nulls equal nulls.
public final class Changes {
    private Changes() {
    }

    /// Marks each row but the first that differs in some key from the row before; marks that are there stay.
    static void mark(Vector[] keys, int rows, boolean[] begins) {
        for (var key : keys) {
            boolean plain = key.validity() == null;
            switch (key) {
                case ConstantVector _ -> {
                }
                case LongVector(var values, int offset, var _, var _) when plain -> {
                    for (int i = 1; i < rows; i++) {
                        begins[i] |= values[offset + i] != values[offset + i - 1];
                    }
                }
                case IntVector(var values, int offset, var _, var _) when plain -> {
                    for (int i = 1; i < rows; i++) {
                        begins[i] |= values[offset + i] != values[offset + i - 1];
                    }
                }
                default -> {
                    for (int i = 1; i < rows; i++) {
                        begins[i] = begins[i] || differs(key, i - 1, key, i);
                    }
                }
            }
        }
    }

    private static boolean differs(Vector left, int a, Vector right, int b) {
        if (left instanceof DictionaryVector x && right instanceof DictionaryVector y
                && x.dictionary() == y.dictionary() && !x.isNull(a) && !y.isNull(b) && x.code(a) == y.code(b)) {
            return false;
        }
        return VectorOrder.compare(left, a, right, b) != 0;
    }

    /// Whether two rows differ in some key.
    public static boolean differ(Vector[] left, int a, Vector[] right, int b) {
        for (int i = 0; i < left.length; i++) {
            if (differs(left[i], a, right[i], b)) {
                return true;
            }
        }
        return false;
    }

    /// The last row that differs from the row before, of `rows` rows; 0 where none does.
    public static int last(Vector[] keys, int rows) {
        for (int i = rows - 1; i > 0; i--) {
            if (differ(keys, i - 1, keys, i)) {
                return i;
            }
        }
        return 0;
    }
}
