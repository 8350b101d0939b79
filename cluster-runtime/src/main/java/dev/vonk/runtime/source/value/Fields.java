package dev.vonk.runtime.source.value;

import dev.vonk.runtime.data.Validity;
import org.jspecify.annotations.Nullable;

/// One column of texts in a block of bytes: row `i` is `bytes[starts[i] .. ends[i])`. At least [Digits#MARGIN] bytes lie
/// before and behind all of them. Filled again for every batch.
public final class Fields {
    /// A start that stands for a text that is empty but not missing; its end is the same.
    public static final int EMPTY = Digits.MARGIN / 2;

    private final BadRows badRows;
    byte[] bytes = new byte[2 * Digits.MARGIN];
    int[] starts = new int[0];
    int[] ends = new int[0];
    int rows;
    boolean ascii;
    private int column;
    private @Nullable Validity validity;

    /// @param badRows is told of texts that are no values of their column's type
    public Fields(BadRows badRows) {
        this.badRows = badRows;
    }

    /// Makes this the column `column` of `rows` rows of a block.
    ///
    /// @param ascii whether all of the block is ASCII
    /// @return the arrays to be filled are [#starts] and [#ends]
    public void reset(byte[] bytes, int rows, int column, boolean ascii) {
        this.bytes = bytes;
        this.rows = rows;
        this.column = column;
        this.ascii = ascii;
        this.validity = null;
        if (starts.length < rows) {
            starts = new int[rows];
            ends = new int[rows];
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    public int[] starts() {
        return starts;
    }

    public int[] ends() {
        return ends;
    }

    public int rows() {
        return rows;
    }

    /// The nulls noted so far; null where there are none.
    @Nullable
    Validity validity() {
        return validity;
    }

    /// Whether row `row` has been noted to be null.
    public boolean isNullAt(int row) {
        return validity != null && validity.isNull(row);
    }

    /// Notes that row `row` is null.
    public void setNull(int row) {
        var current = validity;
        if (current == null) {
            current = Validity.allPresent(rows);
            validity = current;
        }
        current.setNull(row);
    }

    /// Makes a null of every row without text, but for those at [#EMPTY].
    public void emptyIsNull() {
        int empties = 0;
        for (int i = 0; i < rows; i++) {
            empties |= ends[i] - starts[i] - 1;
        }
        if (empties < 0) {
            for (int i = 0; i < rows; i++) {
                if (ends[i] <= starts[i] && starts[i] != EMPTY) {
                    setNull(i);
                }
            }
        }
    }

    /// Makes a null of every row whose text is `text`.
    public void isNull(byte[] text) {
        for (int i = 0; i < rows; i++) {
            if (ends[i] - starts[i] == text.length
                    && java.util.Arrays.equals(bytes, starts[i], ends[i], text, 0, text.length)) {
                setNull(i);
                ends[i] = starts[i];
            }
        }
    }

    /// Notes that row `row`'s text is no value of the type, unless it is null: it becomes null.
    public void bad(int row) {
        if (validity == null || !validity.isNull(row)) {
            setNull(row);
            badRows.add(row, column);
        }
    }
}
