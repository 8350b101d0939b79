package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;

/// An array or map argument, column or constant: row `i` is asked for either way.
public record ListArgument(ListVector column, boolean constant) {

    public static ListArgument of(Vector vector) {
        return vector instanceof ConstantVector(var value, var _)
                ? new ListArgument((ListVector) value, true)
                : new ListArgument((ListVector) vector, false);
    }

    public int start(int row) {
        return column.start(constant ? 0 : row);
    }

    public int size(int row) {
        return column.size(constant ? 0 : row);
    }

    public int end(int row) {
        return start(row) + size(row);
    }

    /// The elements of all rows.
    public Vector elements() {
        return column.child();
    }

    /// The keys of all rows of a map.
    public Vector keys() {
        return ((StructVector) column.child()).fields().get(0);
    }

    /// The values of all rows of a map.
    public Vector values() {
        return ((StructVector) column.child()).fields().get(1);
    }

    /// Where the row's first element is that equals row `at` of `wanted`, or -1; nulls equal nulls.
    public int find(int row, Vector wanted, int at) {
        return find(column.child(), start(row), end(row), wanted, at);
    }

    /// Where in `from` to `to` of `among` stands what equals row `at` of `wanted`, or -1.
    public static int find(Vector among, int from, int to, Vector wanted, int at) {
        for (int k = from; k < to; k++) {
            if (VectorOrder.compare(among, k, wanted, at) == 0) {
                return k;
            }
        }
        return -1;
    }

    public boolean anyNull(int row) {
        for (int k = start(row); k < end(row); k++) {
            if (column.child().isNull(k)) {
                return true;
            }
        }
        return false;
    }
}
