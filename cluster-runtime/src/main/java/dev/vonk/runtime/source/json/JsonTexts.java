package dev.vonk.runtime.source.json;

import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.value.BadRows;
import dev.vonk.runtime.source.value.Fields;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// The texts of the wanted columns of a batch: where in the block each value lies. Texts that are not in the block as
/// they should be read, such as strings with escapes, are put behind it.
final class JsonTexts {
    private static final Set<String> SPECIAL_NUMBERS = Set.of("NaN", "Infinity", "+Infinity", "-Infinity", "INF",
            "+INF", "-INF");

    private final Fields[] fields;
    private final JsonColumn[] columns;
    private final int[] direct;
    private final BadRows badRows;
    private final LineBlocks blocks;
    private int free;

    JsonTexts(JsonColumn[] columns, BadRows badRows, LineBlocks blocks) {
        this.columns = columns;
        this.badRows = badRows;
        this.blocks = blocks;
        this.fields = new Fields[columns.length];
        this.direct = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            fields[i] = new Fields(badRows);
            direct[i] = columns[i].direct();
        }
    }

    /// Whether a string is the name of a number that JSON lacks.
    static boolean isSpecialNumber(String text) {
        return SPECIAL_NUMBERS.contains(text);
    }

    /// Begins a batch of at most `maxRows` rows, all null.
    void start(int maxRows) {
        free = 0;
        for (int i = 0; i < fields.length; i++) {
            fields[i].reset(blocks.bytes(), maxRows, i, false);
            Arrays.fill(fields[i].starts(), 0, maxRows, LineBlocks.MARGIN);
            Arrays.fill(fields[i].ends(), 0, maxRows, LineBlocks.MARGIN);
        }
    }

    /// Ends a batch of `rows` rows.
    void finish(int rows, boolean ascii) {
        for (int i = 0; i < fields.length; i++) {
            fields[i].reset(blocks.bytes(), rows, i, ascii);
            fields[i].emptyIsNull();
        }
    }

    Fields column(int column) {
        return fields[column];
    }

    /// Makes all of a row null again.
    void clear(int row) {
        for (var field : fields) {
            field.starts()[row] = LineBlocks.MARGIN;
            field.ends()[row] = LineBlocks.MARGIN;
        }
    }

    /// Makes one value null, that of a key that was there before.
    void setNull(int column, int row) {
        fields[column].starts()[row] = LineBlocks.MARGIN;
        fields[column].ends()[row] = LineBlocks.MARGIN;
    }

    /// Takes in the value of one column that lies in the block.
    ///
    /// @param shape one of [JsonColumn]'s
    void put(int column, int row, int shape, int from, int to) {
        if ((direct[column] & shape) == 0) {
            putConverted(column, row, shape, text(from, to));
        } else {
            int start = from == to ? Fields.EMPTY : from;
            fields[column].starts()[row] = start;
            fields[column].ends()[row] = from == to ? Fields.EMPTY : to;
        }
    }

    /// Takes in the value of one column that does not lie in the block.
    void put(int column, int row, int shape, String text) {
        if ((direct[column] & shape) == 0) {
            putConverted(column, row, shape, text);
        } else {
            append(column, row, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String text(int from, int to) {
        return new String(blocks.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    private void putConverted(int column, int row, int shape, String text) {
        switch (columns[column]) {
            case TEXT -> append(column, row, JsonEscapes.withoutSpace(text).getBytes(StandardCharsets.UTF_8));
            case FLOATING -> {
                if (shape == JsonColumn.STRING && isSpecialNumber(text)) {
                    append(column, row, text.replace("INF", "Infinity").getBytes(StandardCharsets.US_ASCII));
                } else {
                    bad(column, row);
                }
            }
            case TIMESTAMP -> putSeconds(column, row, shape, text);
            case BINARY -> {
                try {
                    append(column, row, Base64.getDecoder().decode(shape == JsonColumn.STRING ? text : "?"));
                } catch (IllegalArgumentException e) {
                    bad(column, row);
                }
            }
            case WHOLE, DECIMAL, BOOLEAN, DATE, NESTED, NOTHING -> bad(column, row);
        }
    }

    private void putSeconds(int column, int row, int shape, String text) {
        try {
            long seconds = shape == JsonColumn.NUMBER ? Long.parseLong(text) : Long.MAX_VALUE;
            append(column, row, Instant.ofEpochSecond(seconds).toString().getBytes(StandardCharsets.US_ASCII));
        } catch (NumberFormatException | DateTimeException e) {
            bad(column, row);
        }
    }

    private void bad(int column, int row) {
        setNull(column, row);
        badRows.add(row, column);
    }

    private void append(int column, int row, byte[] text) {
        int from = reserve(text.length);
        System.arraycopy(text, 0, blocks.bytes(), from, text.length);
        placed(column, row, from, from + text.length);
    }

    /// Room behind the block for a text of at most `count` bytes; where it begins.
    int reserve(int count) {
        free = blocks.free(free, count);
        return free;
    }

    /// Takes in a text that was written to reserved room.
    void placed(int column, int row, int from, int to) {
        free = to;
        fields[column].starts()[row] = from == to ? Fields.EMPTY : from;
        fields[column].ends()[row] = from == to ? Fields.EMPTY : to;
    }
}
