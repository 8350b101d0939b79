package dev.vonk.runtime.function.text;

import dev.vonk.runtime.data.DataException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A LIKE pattern made ready: `%` is any text, `_` any one character.
///
/// Without `_` it is a fixed start, parts to be found one after the other, and a fixed end; so `'a%'`, `'%a'` and
/// `'%a%b%'` need no backtracking at all.
public final class LikePattern {
    private static final int ONE = -1;

    /// The pieces between the `%` signs; an element is a byte or [#ONE].
    private final List<int[]> pieces = new ArrayList<>();
    private final List<byte[]> plain = new ArrayList<>();
    private boolean anyOne;

    private LikePattern() {
    }

    /// @param escape the character that makes the next one stand for itself
    public static LikePattern of(String pattern, char escape) {
        var result = new LikePattern();
        var piece = new ArrayList<Integer>();
        for (int i = 0; i < pattern.length();) {
            int letter = pattern.codePointAt(i);
            i += Character.charCount(letter);
            if (letter == escape) {
                if (i >= pattern.length()) {
                    throw new DataException("INVALID_FORMAT.ESC_AT_THE_END", "The LIKE pattern '" + pattern
                            + "' ends in its escape character. Double it to mean the character itself.");
                }
                letter = pattern.codePointAt(i);
                if (letter != '%' && letter != '_' && letter != escape) {
                    throw new DataException("INVALID_FORMAT.ESC_IN_THE_MIDDLE",
                            "In the LIKE pattern '" + pattern + "' the escape character stands before '"
                                    + Character.toString(letter)
                                    + "'; it may stand only before %, _ and itself.");
                }
                i += Character.charCount(letter);
                addBytes(piece, letter);
            } else if (letter == '%') {
                result.endPiece(piece);
            } else if (letter == '_') {
                piece.add(ONE);
                result.anyOne = true;
            } else {
                addBytes(piece, letter);
            }
        }
        result.endPiece(piece);
        return result;
    }

    private static void addBytes(List<Integer> piece, int letter) {
        for (byte unit : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
            piece.add(unit & 0xFF);
        }
    }

    private void endPiece(List<Integer> piece) {
        pieces.add(piece.stream().mapToInt(Integer::intValue).toArray());
        var bytes = new ByteArrayOutputStream();
        piece.forEach(bytes::write);
        plain.add(bytes.toByteArray());
        piece.clear();
    }

    public boolean matches(byte[] data, int start, int size) {
        return anyOne ? matchesPieces(data, start, size) : matchesPlain(data, start, size);
    }

    private boolean matchesPlain(byte[] data, int start, int size) {
        var first = plain.get(0);
        int count = plain.size();
        if (count == 1) {
            return size == first.length && Utf8.startsWith(data, start, size, first, 0, first.length);
        }
        var last = plain.get(count - 1);
        if (first.length + last.length > size || !Utf8.startsWith(data, start, size, first, 0, first.length)
                || !Utf8.endsWith(data, start, size, last, 0, last.length)) {
            return false;
        }
        int at = first.length;
        int end = size - last.length;
        for (int i = 1; i < count - 1; i++) {
            var part = plain.get(i);
            int found = Utf8.indexOf(data, start, end, part, 0, part.length, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length;
        }
        return true;
    }

    /// Each piece is put at the first place where it fits; the last one must end the text.
    private boolean matchesPieces(byte[] data, int start, int size) {
        int end = start + size;
        int at = fit(pieces.get(0), data, start, end);
        if (at < 0) {
            return false;
        }
        int count = pieces.size();
        if (count == 1) {
            return at == end;
        }
        for (int i = 1; i < count - 1; i++) {
            int after = -1;
            while (at <= end && (after = fit(pieces.get(i), data, at, end)) < 0) {
                at = at == end ? end + 1 : at + Utf8.width(data[at]);
            }
            if (after < 0) {
                return false;
            }
            at = after;
        }
        var last = pieces.get(count - 1);
        for (int from = at; from <= end; from += from == end ? 1 : Utf8.width(data[from])) {
            if (fit(last, data, from, end) == end) {
                return true;
            }
        }
        return false;
    }

    /// Where the text goes on after the piece, or -1 where it does not fit at `at`.
    private static int fit(int[] piece, byte[] data, int at, int end) {
        for (int unit : piece) {
            if (at >= end) {
                return -1;
            }
            if (unit == ONE) {
                at = Math.min(end, at + Utf8.width(data[at]));
            } else if ((data[at] & 0xFF) == unit) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }
}
