package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.value.BadRows;
import dev.vonk.runtime.source.value.Digits;
import dev.vonk.runtime.source.value.Fields;
import java.util.Arrays;

/// Cuts a block into rows and fields.
///
/// The common row, without quotes and with as many fields as there are columns, is found eight bytes at a time: where a
/// separator or a line end lies is written down one after the other, so that the list is a table of its own:
///
/// ```text
/// marks  | before row 0 | end of field 0 | end of field 1 | before row 1 | end of field 0 | ...
/// ```
///
/// Any other row is cut by [CsvRowParser], and its fields' bounds are kept apart and patched in column by column.
final class CsvTokenizer {
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final CsvRowParser careful;
    private final BadRows badRows;
    private final int columns;
    private final int stride;
    private final boolean plain;
    private final boolean anyQuote;
    private final boolean trimStart;
    private final boolean trimEnd;
    private final int comment;
    private final byte newline;
    private final byte separator;
    private final long newlines;
    private final long separators;
    private final long quotes;
    private int[] marks = new int[0];
    private int rows;
    private long seen;
    private int[] special = new int[16];
    private int[] bounds = new int[0];
    private int[] rawEnds = new int[16];
    private int specials;
    private boolean incomplete;

    /// @param columns how many fields a row should have
    /// @param badRows is told of rows that have more or fewer
    CsvTokenizer(CsvDialect dialect, int columns, byte[] emptyValue, boolean emptyIsNull, BadRows badRows) {
        this.careful = new CsvRowParser(dialect, columns, emptyValue, emptyIsNull);
        this.badRows = badRows;
        this.columns = columns;
        this.stride = columns + 1;
        var separatorBytes = dialect.separatorBytes();
        this.plain = separatorBytes.length == 1 && columns > 0;
        this.separator = separatorBytes[0];
        this.newline = dialect.newline();
        this.trimStart = dialect.trimStart();
        this.trimEnd = dialect.trimEnd();
        this.anyQuote = trimStart;
        this.comment = dialect.comment();
        this.newlines = ONES * (newline & 0xFF);
        this.separators = ONES * (separator & 0xFF);
        this.quotes = ONES * ((dialect.quote() < 0 ? newline : dialect.quote()) & 0xFF);
    }

    /// The bytes of `word` that equal those of `pattern`, as their high bits.
    private static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return ~((difference & LOW_BITS) + LOW_BITS | difference | LOW_BITS);
    }

    /// Cuts the next rows of a block, at most `maxRows`, and tells the block's reader what has been used.
    ///
    /// @return how many rows; 0 where the block holds no whole row
    int next(LineBlocks blocks, int maxRows) {
        badRows.reset(maxRows);
        careful.start(blocks);
        rows = 0;
        specials = 0;
        seen = 0;
        incomplete = false;
        int needed = (maxRows + 1) * stride + 16;
        if (marks.length < needed) {
            marks = new int[needed];
        }
        int at = blocks.start();
        marks[0] = at - 1;
        while (at < blocks.end() && rows < maxRows && !incomplete) {
            at = plain ? plainRows(blocks.bytes(), at, blocks.end(), maxRows) : at;
            if (at < blocks.end() && rows < maxRows) {
                at = carefulRow(blocks, at);
            }
        }
        blocks.consumed(at);
        return rows;
    }

    /// Whether the last call found a row that goes on beyond the block.
    boolean incomplete() {
        return incomplete;
    }

    /// Whether all bytes looked at were ASCII.
    boolean ascii() {
        return (seen & HIGH_BITS) == 0 && specials == 0;
    }

    /// Cuts common rows from `from` on until one is not common, the block ends, or there are enough.
    ///
    /// @return where the first row that was not cut begins
    private int plainRows(byte[] bytes, int from, int end, int maxRows) {
        int row = rows;
        int rowBase = row * stride;
        int count = rowBase + 1;
        int[] table = marks;
        long all = 0;
        boolean checkStart = columns == 1 || comment >= 0;
        for (int at = from; at < end; at += 8) {
            long word = Digits.word(bytes, at);
            all |= word;
            long lineEnds = equal(word, newlines);
            long found = equal(word, separators) | lineEnds;
            long quoted = equal(word, quotes) & ~lineEnds;
            if (at > end - 8) {
                long inside = (1L << (end - at << 3)) - 1;
                lineEnds &= inside;
                found &= inside;
                quoted &= inside;
            }
            if (quoted != 0 && opensQuote(bytes, at, quoted, table[rowBase] + 1)) {
                break;
            }
            if (lineEnds == 0) {
                table[count] = at + (Long.numberOfTrailingZeros(found) >>> 3);
                long rest = found & found - 1;
                table[count + 1] = at + (Long.numberOfTrailingZeros(rest) >>> 3);
                rest &= rest - 1;
                count += Long.bitCount(found);
                for (int next = count - Long.bitCount(rest); rest != 0; rest &= rest - 1) {
                    table[next++] = at + (Long.numberOfTrailingZeros(rest) >>> 3);
                }
            } else {
                for (; found != 0; found &= found - 1) {
                    int place = at + (Long.numberOfTrailingZeros(found) >>> 3);
                    table[count++] = place;
                    if (bytes[place] == newline) {
                        if (count - rowBase != stride || checkStart && needsCare(bytes, table[rowBase] + 1)) {
                            return finish(row, all);
                        }
                        row++;
                        rowBase = count;
                        table[count++] = place;
                        if (row == maxRows) {
                            return finish(row, all);
                        }
                    }
                }
            }
            if (count - rowBase > stride) {
                break;
            }
        }
        return finish(row, all);
    }

    private int finish(int row, long all) {
        rows = row;
        seen |= all;
        return marks[row * stride] + 1;
    }

    /// Whether one of the quotes in a word stands where a field begins.
    private boolean opensQuote(byte[] bytes, int at, long quoted, int rowStart) {
        if (anyQuote) {
            return true;
        }
        for (long rest = quoted; rest != 0; rest &= rest - 1) {
            int place = at + (Long.numberOfTrailingZeros(rest) >>> 3);
            byte before = bytes[place - 1];
            if (place == rowStart || before == separator || before == newline) {
                return true;
            }
        }
        return false;
    }

    /// Whether a row may be a comment or blank.
    private boolean needsCare(byte[] bytes, int start) {
        return bytes[start] == comment || bytes[start] <= ' ' && bytes[start] >= 0;
    }

    /// Cuts one row of any shape, or passes over a line that is none.
    private int carefulRow(LineBlocks blocks, int from) {
        if (specials == special.length) {
            special = Arrays.copyOf(special, specials * 2);
            rawEnds = Arrays.copyOf(rawEnds, specials * 2);
        }
        if (bounds.length < (specials + 1) * 2 * columns) {
            bounds = Arrays.copyOf(bounds, Math.max(bounds.length * 2, (specials + 1) * 2 * columns));
        }
        int next = careful.row(blocks, from, bounds, specials * 2 * columns);
        if (next < 0) {
            incomplete = true;
            return from;
        }
        if (careful.fieldCount() > 0) {
            if (careful.fieldCount() != columns) {
                badRows.add(rows, BadRows.WHOLE_ROW);
            }
            special[specials] = rows;
            rawEnds[specials++] = careful.rawEnd();
            marks[rows * stride] = from - 1;
            rows++;
        }
        marks[rows * stride] = next - 1;
        return next;
    }

    /// How many fields the last row that was cut with care has.
    int fieldCount() {
        return careful.fieldCount();
    }

    /// Fills in the texts of one column of all rows.
    void fields(byte[] bytes, int column, Fields out) {
        out.reset(bytes, rows, column, ascii());
        bounds(column, out.starts(), out.ends());
        if (column == columns - 1 && newline == '\n') {
            dropReturns(bytes, out.starts(), out.ends());
        }
        if (trimStart || trimEnd) {
            trim(bytes, out.starts(), out.ends());
        }
        for (int i = 0; i < specials; i++) {
            int at = (i * columns + column) * 2;
            out.starts()[special[i]] = bounds[at];
            out.ends()[special[i]] = bounds[at + 1];
        }
    }

    private void bounds(int column, int[] starts, int[] ends) {
        int[] table = marks;
        int at = column;
        for (int i = 0; i < rows; i++) {
            starts[i] = table[at] + 1;
            ends[i] = table[at + 1];
            at += stride;
        }
        for (int i = 0; i < specials; i++) {
            starts[special[i]] = LineBlocks.MARGIN;
            ends[special[i]] = LineBlocks.MARGIN;
        }
    }

    private void dropReturns(byte[] bytes, int[] starts, int[] ends) {
        for (int i = 0; i < rows; i++) {
            if (ends[i] > starts[i] && bytes[ends[i] - 1] == '\r') {
                ends[i]--;
            }
        }
    }

    private void trim(byte[] bytes, int[] starts, int[] ends) {
        for (int i = 0; i < rows; i++) {
            while (trimStart && starts[i] < ends[i] && (bytes[starts[i]] == ' ' || bytes[starts[i]] == '\t')) {
                starts[i]++;
            }
            while (trimEnd && ends[i] > starts[i] && (bytes[ends[i] - 1] == ' ' || bytes[ends[i] - 1] == '\t')) {
                ends[i]--;
            }
        }
    }

    /// Where row `row` begins.
    int rowStart(int row) {
        return marks[row * stride] + 1;
    }

    /// Where row `row` ends, without its line end.
    int rowEnd(byte[] bytes, int row) {
        int index = Arrays.binarySearch(special, 0, specials, row);
        int end = index >= 0 ? rawEnds[index] : marks[row * stride + columns];
        return end > rowStart(row) && newline == '\n' && bytes[end - 1] == '\r' ? end - 1 : end;
    }
}
