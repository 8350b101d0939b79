package dev.vonk.runtime.function.text;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Vector;

/// A text or binary argument, column or constant: row `i` is asked for either way.
public record TextArgument(BytesVector column, boolean constant) {

    public static TextArgument of(Vector vector) {
        return vector instanceof ConstantVector(var value, var _)
                ? new TextArgument((BytesVector) value, true)
                : new TextArgument((BytesVector) vector, false);
    }

    private int row(int row) {
        return constant ? 0 : row;
    }

    public byte[] data() {
        return column.data();
    }

    public int start(int row) {
        return column.start(row(row));
    }

    public int size(int row) {
        return column.size(row(row));
    }

    public boolean isNull(int row) {
        return column.isNull(row(row));
    }

    public String string(int row) {
        return column.string(row(row));
    }

    public byte[] copy(int row) {
        return column.copy(row(row));
    }

    /// Bytes of all rows, to guess how many a result will have.
    public int total(int rows) {
        if (constant) {
            return (int) Math.min(1 << 20, (long) rows * column.size(0));
        }
        return rows == 0 ? 0 : column.start(rows - 1) + column.size(rows - 1) - column.start(0);
    }
}
