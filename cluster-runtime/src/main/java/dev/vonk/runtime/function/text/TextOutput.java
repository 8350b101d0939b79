package dev.vonk.runtime.function.text;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A column of text while it is written, row after row, in the arrays of a [Scratch].
public final class TextOutput {
    private static final long MOST = Integer.MAX_VALUE - 16L;
    private final Scratch scratch;
    private final int rows;
    private final int[] offsets;
    private byte[] data;
    private int at;
    private int row;
    private @Nullable Validity nulls;

    /// @param expected bytes to make room for; more come when needed
    public TextOutput(int rows, int expected, Scratch scratch) {
        this.scratch = scratch;
        this.rows = rows;
        offsets = scratch.offsets(rows + 1);
        offsets[0] = 0;
        data = scratch.text(Math.max(16, expected), 0);
    }

    private void room(int more) {
        long needed = (long) at + more;
        if (needed > MOST) {
            throw new DataException("TEXT_TOO_LARGE",
                    "The texts of one batch of " + rows + " rows would take more than " + MOST
                            + " bytes. Make them shorter, or have fewer rows in a batch.");
        }
        if (needed > data.length) {
            data = scratch.text((int) Math.min(MOST, Math.max(needed, data.length * 2L)), at);
        }
    }

    public void append(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, data, at, count);
        at += count;
    }

    public void append(byte[] source) {
        append(source, 0, source.length);
    }

    public void append(int singleByte) {
        room(1);
        data[at++] = (byte) singleByte;
    }

    /// Appends text of any characters.
    public void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Appends one Unicode character.
    public void appendCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            append(codePoint);
        } else {
            append(Character.toString(codePoint));
        }
    }

    /// Ends the row with what was appended since the last one.
    public void endRow() {
        offsets[++row] = at;
    }

    /// Ends the row as a null; what was appended for it is dropped.
    public void endNull() {
        if (nulls == null) {
            nulls = Validity.allPresent(rows);
        }
        nulls.setNull(row);
        at = offsets[row];
        offsets[++row] = at;
    }

    /// How many bytes the current row has so far.
    public int rowSize() {
        return at - offsets[row];
    }

    /// The bytes, of which the current row's are the last [#rowSize]; changed by the next append.
    public byte[] data() {
        return data;
    }

    /// Where the current row starts in [#data].
    public int rowStart() {
        return offsets[row];
    }

    /// The column; `validity` are the nulls known from the start.
    public BytesVector build(@Nullable Validity validity) {
        return new BytesVector(offsets, data, 0, rows, Validity.and(validity, nulls, rows));
    }
}
