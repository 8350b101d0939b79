package dev.vonk.runtime.source.value;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.Scratch;
import java.nio.charset.StandardCharsets;

/// Copies texts out of a block into a vector of their own.
final class TextColumn {
    /// Up to this length a text is copied in two whole words.
    private static final int SHORT = 16;

    private TextColumn() {
    }

    static BytesVector copy(Fields fields, boolean utf8, Scratch scratch) {
        int rows = fields.rows;
        long total = 0;
        for (int i = 0; i < rows; i++) {
            total += fields.ends[i] - fields.starts[i];
        }
        var offsets = scratch.offsets(rows + 1);
        var text = scratch.text(Math.toIntExact(total) + SHORT, 0);
        copy(fields.bytes, fields.starts, fields.ends, rows, offsets, text);
        var vector = new BytesVector(offsets, text, 0, rows, fields.validity());
        return utf8 && !fields.ascii && !isUtf8(text, offsets, rows) ? repaired(vector) : vector;
    }

    private static void copy(byte[] bytes, int[] starts, int[] ends, int rows, int[] offsets, byte[] text) {
        int at = 0;
        for (int i = 0; i < rows; i++) {
            offsets[i] = at;
            int start = starts[i];
            int length = ends[i] - start;
            if (length <= SHORT) {
                Digits.putWord(text, at, Digits.word(bytes, start));
                Digits.putWord(text, at + 8, Digits.word(bytes, start + 8));
            } else {
                System.arraycopy(bytes, start, text, at, length);
            }
            at += length;
        }
        offsets[rows] = at;
    }

    /// Whether each row is UTF-8 on its own; a letter cut in two by a row's end is not.
    private static boolean isUtf8(byte[] text, int[] offsets, int rows) {
        for (int i = 0; i < rows; i++) {
            if (!Utf8.isValid(text, offsets[i], offsets[i + 1])) {
                return false;
            }
        }
        return true;
    }

    /// The same texts with U+FFFD for what is not UTF-8.
    private static BytesVector repaired(BytesVector vector) {
        var strings = new String[vector.length()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = new String(vector.data(), vector.start(i), vector.size(i), StandardCharsets.UTF_8);
        }
        var mended = BytesVector.of(strings);
        return new BytesVector(mended.offsets(), mended.data(), 0, mended.length(), vector.validity());
    }
}
