package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.value.Fields;

/// Cuts one row of any shape: quotes, escapes, separators of several bytes, too few or too many fields.
///
/// In quotes a doubled quote stands for a quote, and so does one behind the escape character. A quote that is never
/// closed, or closed where neither a separator nor the line's end follows, makes no quoted field: the text is taken as
/// it is, up to the next separator.
final class CsvRowParser {
    private static final int GOES_ON = -1;
    private static final int NOT_QUOTED = -2;

    private final byte[] separator;
    private final byte firstOfSeparator;
    private final byte newline;
    private final int quote;
    private final int escape;
    private final int comment;
    private final boolean multiLine;
    private final boolean trimStart;
    private final boolean trimEnd;
    private final byte[] emptyValue;
    private final boolean emptyIsNull;
    private final int columns;
    private byte[] bytes = new byte[0];
    private int end;
    private int free;
    private int fieldCount;
    private int rawEnd;
    private int fieldStart;
    private int fieldEnd;

    /// @param emptyValue what an empty quoted field stands for
    /// @param emptyIsNull whether that counts as null
    CsvRowParser(CsvDialect dialect, int columns, byte[] emptyValue, boolean emptyIsNull) {
        this.separator = dialect.separatorBytes();
        this.firstOfSeparator = separator[0];
        this.newline = dialect.newline();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.comment = dialect.comment();
        this.multiLine = dialect.multiLine();
        this.trimStart = dialect.trimStart();
        this.trimEnd = dialect.trimEnd();
        this.columns = columns;
        this.emptyValue = emptyValue;
        this.emptyIsNull = emptyIsNull;
    }

    /// Gets ready for a block; texts without their escapes will lie behind it.
    void start(LineBlocks blocks) {
        bytes = blocks.bytes();
        end = blocks.end();
        free = 0;
    }

    /// Cuts the row that begins at `from` and writes its fields' bounds, start and end in turn, to `bounds`. Fields too
    /// few are empty, those too many are only counted.
    ///
    /// @return where the next row begins; -1 where this one goes on beyond the block
    int row(LineBlocks blocks, int from, int[] bounds, int at) {
        fieldCount = 0;
        int first = from;
        while (first < end && isBlank(bytes[first]) && bytes[first] != newline) {
            first++;
        }
        if (first < end && (bytes[first] == newline || bytes[from] == comment)) {
            return lineAfter(first, blocks.isLast());
        }
        int next = from;
        while (true) {
            int terminator = field(blocks, next);
            if (terminator < 0) {
                return GOES_ON;
            }
            if (fieldCount < columns) {
                bounds[at + 2 * fieldCount] = fieldStart;
                bounds[at + 2 * fieldCount + 1] = fieldEnd;
            }
            fieldCount++;
            if (bytes[terminator] == newline) {
                rawEnd = terminator;
                for (int i = at + 2 * fieldCount; i < at + 2 * columns; i++) {
                    bounds[i] = LineBlocks.MARGIN;
                }
                return terminator + 1;
            }
            next = terminator + separator.length;
        }
    }

    /// How many fields the last row has; 0 for a blank line or comment.
    int fieldCount() {
        return fieldCount;
    }

    /// Where the last row's line end begins.
    int rawEnd() {
        return rawEnd;
    }

    private boolean isBlank(byte b) {
        return b >= 0 && b <= ' ' && b != firstOfSeparator;
    }

    private int lineAfter(int from, boolean last) {
        int at = from;
        while (at < end && bytes[at] != newline) {
            at++;
        }
        if (at == end) {
            return last ? end : GOES_ON;
        }
        return at + 1;
    }

    /// Cuts the field that begins at `from` into [#fieldStart] and [#fieldEnd].
    ///
    /// @return where its separator or line end lies
    private int field(LineBlocks blocks, int from) {
        int start = from;
        if (trimStart) {
            while (start < end && isSpace(bytes[start])) {
                start++;
            }
        }
        if (start < end && bytes[start] == quote) {
            int terminator = quoted(blocks, start);
            if (terminator != NOT_QUOTED) {
                return terminator;
            }
        }
        int at = start;
        while (at < end && bytes[at] != newline && !(bytes[at] == firstOfSeparator && isSeparator(at))) {
            at++;
        }
        if (at >= end) {
            return GOES_ON;
        }
        fieldStart = start;
        fieldEnd = at > start && bytes[at] == newline && newline == '\n' && bytes[at - 1] == '\r' ? at - 1 : at;
        while (trimEnd && fieldEnd > start && isSpace(bytes[fieldEnd - 1])) {
            fieldEnd--;
        }
        return at;
    }

    private boolean isSpace(byte b) {
        return (b == ' ' || b == '\t') && b != firstOfSeparator;
    }

    private boolean isSeparator(int at) {
        if (separator.length == 1) {
            return true;
        }
        return java.util.Arrays.equals(bytes, at, Math.min(end, at + separator.length), separator, 0, separator.length);
    }

    /// Cuts a field whose quote opens at `open`.
    private int quoted(LineBlocks blocks, int open) {
        int at = open + 1;
        int escapes = 0;
        while (true) {
            if (at >= end || bytes[at] == newline && !multiLine) {
                return at >= end && !blocks.isLast() ? GOES_ON : NOT_QUOTED;
            }
            byte b = bytes[at];
            if (b != quote && b != escape) {
                at++;
            } else if (at + 1 >= end) {
                return blocks.isLast() ? NOT_QUOTED : GOES_ON;
            } else if (b == quote ? bytes[at + 1] == quote : bytes[at + 1] == quote || bytes[at + 1] == escape) {
                escapes++;
                at += 2;
            } else if (b == quote) {
                break;
            } else {
                at++;
            }
        }
        int terminator = terminator(at + 1);
        if (terminator < 0) {
            return terminator == GOES_ON && blocks.isLast() ? NOT_QUOTED : terminator;
        }
        keep(blocks, open + 1, at, escapes);
        return terminator;
    }

    /// What follows a closing quote: a separator or line end, perhaps behind blanks.
    private int terminator(int from) {
        int at = from;
        while (at < end && (isSpace(bytes[at]) || bytes[at] == '\r' && newline == '\n')) {
            at++;
        }
        if (at >= end) {
            return GOES_ON;
        }
        return bytes[at] == newline || bytes[at] == firstOfSeparator && isSeparator(at) ? at : NOT_QUOTED;
    }

    private void keep(LineBlocks blocks, int from, int to, int escapes) {
        fieldStart = from;
        fieldEnd = to;
        if (from == to) {
            keepEmpty(blocks, from);
        } else if (escapes > 0) {
            reserve(blocks, to - from);
            fieldStart = free;
            for (int i = from; i < to; i++) {
                boolean first = bytes[i] == quote
                        || bytes[i] == escape && (bytes[i + 1] == quote || bytes[i + 1] == escape);
                i += first ? 1 : 0;
                bytes[free++] = bytes[i];
            }
            fieldEnd = free;
        }
    }

    private void keepEmpty(LineBlocks blocks, int at) {
        if (emptyIsNull) {
            fieldStart = at;
            fieldEnd = at;
        } else if (emptyValue.length == 0) {
            fieldStart = Fields.EMPTY;
            fieldEnd = Fields.EMPTY;
        } else {
            reserve(blocks, emptyValue.length);
            System.arraycopy(emptyValue, 0, bytes, free, emptyValue.length);
            fieldStart = free;
            free += emptyValue.length;
            fieldEnd = free;
        }
    }

    private void reserve(LineBlocks blocks, int count) {
        free = blocks.free(free, count);
        bytes = blocks.bytes();
    }
}
