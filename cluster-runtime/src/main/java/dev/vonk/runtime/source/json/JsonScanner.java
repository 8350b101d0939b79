package dev.vonk.runtime.source.json;

import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.value.BadRows;
import dev.vonk.runtime.source.value.Digits;
import java.io.IOException;
import java.util.List;

/// Finds the values of the wanted keys in lines of JSON objects, without building anything: where a value lies goes to
/// [JsonTexts]. A line whose shape is not the usual one is left to [JsonLine]. A line that is an array gives a row for
/// each of its elements.
final class JsonScanner {
    private static final int UNUSUAL = -1;
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final int TRUE = 0x65757274;
    private static final int FALS = 0x736C6166;
    private static final int NULL = 0x6C6C756E;

    private final LineBlocks blocks;
    private final JsonTexts texts;
    private final JsonKeys keys;
    private final JsonLine fallback;
    private final BadRows badRows;
    private final boolean documents;
    private final byte newline;
    private final long newlines;
    private byte[] bytes = new byte[0];
    private int end;
    private int row;
    private long seen;
    private boolean inArray;
    private int arrayStart;
    private int[] rowStarts = new int[0];
    private int[] rowEnds = new int[0];
    private int valueShape;

    JsonScanner(LineBlocks blocks, JsonTexts texts, List<String> names, JsonOptions options, BadRows badRows) {
        this.blocks = blocks;
        this.texts = texts;
        this.keys = new JsonKeys(names);
        this.fallback = new JsonLine(options.factory(), texts, keys);
        this.badRows = badRows;
        this.documents = options.multiLine();
        this.newline = options.newline();
        this.newlines = ONES * (newline & 0xFF);
    }

    private static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return ~((difference & LOW_BITS) + LOW_BITS | difference | LOW_BITS);
    }

    /// Scans the next rows of the block, at most `maxRows`, and tells the block's reader what has been used.
    ///
    /// @return how many rows
    int next(int maxRows) throws IOException {
        if (rowStarts.length < maxRows) {
            rowStarts = new int[maxRows];
            rowEnds = new int[maxRows];
        }
        badRows.reset(maxRows);
        texts.start(maxRows);
        bytes = blocks.bytes();
        end = blocks.end();
        row = 0;
        seen = 0;
        int at = blocks.start();
        while (at < end && row < maxRows) {
            at = record(at);
        }
        blocks.consumed(at);
        texts.finish(row, (seen & HIGH_BITS) == 0);
        return row;
    }

    int rowStart(int index) {
        return rowStarts[index];
    }

    int rowEnd(int index) {
        return rowEnds[index];
    }

    /// Scans what begins at `from`: a record, or the brackets and blanks around records.
    ///
    /// @return where to go on
    private int record(int from) throws IOException {
        int at = skipSpace(from);
        if (bytes[at] == newline) {
            inArray = false;
            return at + 1;
        }
        if (inArray && (bytes[at] == ',' || bytes[at] == ']')) {
            inArray = bytes[at] == ',';
            return inArray ? at + 1 : lineAfter(at);
        }
        if (!inArray && bytes[at] == '[') {
            inArray = true;
            arrayStart = at;
            return at + 1;
        }
        rowStarts[row] = at;
        int behind = bytes[at] == '{' ? object(at) : UNUSUAL;
        if (behind < 0) {
            return unusual(at);
        }
        rowEnds[row++] = behind;
        return inArray ? behind : lineAfter(behind);
    }

    /// Where the line after the one of `from` begins. Behind a record nothing is looked at.
    private int lineAfter(int from) {
        int at = from;
        while (bytes[at] != newline) {
            at++;
        }
        return at + 1;
    }

    private int unusual(int from) throws IOException {
        int lineEnd = lineAfter(from) - 1;
        texts.clear(row);
        int behind = fallback.read(bytes, from, lineEnd, row);
        bytes = blocks.bytes();
        if (behind == JsonLine.BLANK) {
            return lineEnd + 1;
        }
        seen = HIGH_BITS;
        if (behind == JsonLine.MALFORMED) {
            texts.clear(row);
            badRows.add(row, BadRows.WHOLE_ROW);
            rowStarts[row] = documents && bytes[from] == DocumentLines.CORRUPT ? from + 1 : inArray ? arrayStart : from;
        }
        boolean goesOn = inArray && behind > 0;
        int last = goesOn ? behind : lineEnd;
        while (last > from && bytes[last - 1] <= ' ' && bytes[last - 1] >= 0) {
            last--;
        }
        rowEnds[row++] = last;
        inArray = goesOn;
        return goesOn ? behind : lineEnd + 1;
    }

    private int skipSpace(int from) {
        int at = from;
        while (bytes[at] == ' '
                || (bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n') && bytes[at] != newline) {
            at++;
        }
        return at;
    }

    /// Scans the object that opens at `open`.
    ///
    /// @return behind its end
    private int object(int open) {
        int at = skipSpace(open + 1);
        if (bytes[at] == '}') {
            return at + 1;
        }
        for (int member = 0;; member++) {
            int column;
            int length = keys.expectedLength(member, bytes, at);
            if (length > 0) {
                column = keys.expectedColumn(member);
                at += length;
            } else {
                int close = bytes[at] == '"' ? plainStringEnd(at + 1) : UNUSUAL;
                int colon = close < 0 ? UNUSUAL : skipSpace(close + 1);
                if (colon < 0 || bytes[colon] != ':') {
                    return UNUSUAL;
                }
                column = keys.learn(member, bytes, at + 1, close, at, colon + 1);
                at = colon + 1;
            }
            at = value(skipSpace(at), column);
            if (at < 0) {
                return UNUSUAL;
            }
            at = skipSpace(at);
            if (bytes[at] == '}') {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return UNUSUAL;
            }
            at = skipSpace(at + 1);
        }
    }

    /// Scans the value that begins at `at` and takes it in where it is wanted.
    ///
    /// @return behind its end
    private int value(int at, int column) {
        byte first = bytes[at];
        if (first == '"') {
            return string(at + 1, column);
        }
        int behind;
        if (first == '-' || first >= '0' && first <= '9') {
            behind = numberEnd(at + 1);
            valueShape = JsonColumn.NUMBER;
        } else if (first == '{' || first == '[') {
            behind = structureEnd(at);
            valueShape = JsonColumn.STRUCTURE;
        } else {
            behind = literal(at);
            if (valueShape == 0) {
                if (column >= 0 && behind > 0) {
                    texts.setNull(column, row);
                }
                return behind;
            }
        }
        if (column >= 0 && behind > 0) {
            texts.put(column, row, valueShape, at, behind);
            bytes = blocks.bytes();
            seen |= valueShape == JsonColumn.STRUCTURE ? HIGH_BITS : 0;
        }
        return behind;
    }

    private int numberEnd(int from) {
        int at = from;
        while (bytes[at] >= '0' && bytes[at] <= '9' || bytes[at] == '.' || (bytes[at] | 0x20) == 'e' || bytes[at] == '-'
                || bytes[at] == '+') {
            at++;
        }
        return at;
    }

    /// Behind a literal, whose shape becomes [#valueShape], 0 for null.
    private int literal(int at) {
        int word = (int) Digits.word(bytes, at);
        valueShape = JsonColumn.LITERAL;
        if (word == TRUE) {
            return at + 4;
        }
        if (word == FALS && bytes[at + 4] == 'e') {
            return at + 5;
        }
        valueShape = 0;
        return word == NULL ? at + 4 : UNUSUAL;
    }

    /// The quote that ends a string without escapes.
    private int plainStringEnd(int from) {
        int stop = stringStop(from);
        return bytes[stop] == '"' ? stop : UNUSUAL;
    }

    /// The first quote, backslash, line end or control character from `from` on. The last kind is told by a subtraction
    /// that may also name characters behind such a one, which does not matter to the first.
    private int stringStop(int from) {
        long all = 0;
        int at = from;
        while (true) {
            long word = Digits.word(bytes, at);
            all |= word;
            long controls = word - SPACES & ~word & HIGH_BITS;
            long found = equal(word, QUOTES) | equal(word, BACKSLASHES) | equal(word, newlines) | controls;
            if (found != 0) {
                seen |= all;
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += 8;
        }
    }

    private int string(int from, int column) {
        int stop = stringStop(from);
        if (bytes[stop] == '"') {
            if (column >= 0) {
                texts.put(column, row, JsonColumn.STRING, from, stop);
                bytes = blocks.bytes();
            }
            return stop + 1;
        }
        int close = bytes[stop] == '\\' ? escapedStringEnd(stop) : UNUSUAL;
        if (close < 0) {
            return UNUSUAL;
        }
        if (column >= 0 && !putUnescaped(column, from, close)) {
            return UNUSUAL;
        }
        return close + 1;
    }

    private int escapedStringEnd(int from) {
        int at = from;
        while (bytes[at] == '\\') {
            if (bytes[at + 1] == newline) {
                return UNUSUAL;
            }
            at = stringStop(at + 2);
        }
        return bytes[at] == '"' ? at : UNUSUAL;
    }

    /// Takes in a string with escapes.
    ///
    /// @return false where one of them is none of JSON's
    private boolean putUnescaped(int column, int from, int to) {
        int start = texts.reserve(to - from);
        bytes = blocks.bytes();
        int length = JsonEscapes.undo(bytes, from, to, start);
        if (length < 0) {
            return false;
        }
        texts.placed(column, row, start, start + length);
        texts.put(column, row, JsonColumn.STRING, start, start + length);
        bytes = blocks.bytes();
        seen |= HIGH_BITS;
        return true;
    }

    /// Behind the object or array that opens at `from`.
    private int structureEnd(int from) {
        int depth = 0;
        int at = from;
        while (true) {
            byte b = bytes[at];
            if (b == '"') {
                at = stringStop(at + 1);
                if (bytes[at] == '\\') {
                    at = escapedStringEnd(at);
                }
                if (at < 0 || bytes[at] != '"') {
                    return UNUSUAL;
                }
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                if (--depth == 0) {
                    return at + 1;
                }
            } else if (b == newline) {
                return UNUSUAL;
            }
            at++;
        }
    }
}
