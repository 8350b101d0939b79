package dev.vonk.runtime.source.text;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.value.BadRows;
import dev.vonk.runtime.source.value.Digits;
import dev.vonk.runtime.source.value.FieldDecoder;
import dev.vonk.runtime.source.value.Fields;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of one stretch of a file. No string is made: line ends are looked for eight bytes at a time and the bytes
/// between them copied.
final class TextReader implements BatchReader {
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final LineBlocks blocks;
    private final byte[] separator;
    private final byte lastByte;
    private final boolean dropReturns;
    private final int batchRows;
    private final int width;
    private final Fields fields = new Fields(new BadRows());
    private final FieldDecoder decoder = FieldDecoder.strings();
    private long seen;

    TextReader(TextSource source, FileSplit split, ScanRequest request) throws IOException {
        this.separator = source.separatorBytes();
        this.lastByte = separator[separator.length - 1];
        this.dropReturns = source.dropReturns();
        this.batchRows = request.batchRows();
        this.width = request.columns().size();
        this.blocks = LineBlocks.open(source.files().get(split.file()), split, separator, true, source.encoding());
    }

    @Override
    public @Nullable Batch next() throws IOException {
        if (!blocks.next()) {
            return null;
        }
        var bytes = blocks.bytes();
        fields.reset(bytes, batchRows, 0, false);
        seen = 0;
        int rows = separator.length == 1 ? lines(bytes, fields.starts(), fields.ends()) : separated(bytes);
        var columns = new Vector[width];
        if (width > 0) {
            fields.reset(bytes, rows, 0, (seen & HIGH_BITS) == 0 && separator.length == 1);
            if (dropReturns) {
                dropReturns(bytes, fields.starts(), fields.ends(), rows);
            }
            Arrays.fill(columns, decoder.decode(fields));
        }
        return Batch.of(rows, columns);
    }

    /// Notes the bounds of the next lines and how far they go.
    private int lines(byte[] bytes, int[] starts, int[] ends) {
        long pattern = ONES * (lastByte & 0xFF);
        int end = blocks.end();
        int rows = 0;
        int start = blocks.start();
        long all = 0;
        for (int at = start; at < end && rows < batchRows; at += 8) {
            long word = Digits.word(bytes, at);
            all |= word;
            long difference = word ^ pattern;
            long found = ~((difference & LOW_BITS) + LOW_BITS | difference | LOW_BITS);
            if (at > end - 8) {
                found &= (1L << (end - at << 3)) - 1;
            }
            for (; found != 0 && rows < batchRows; found &= found - 1) {
                int place = at + (Long.numberOfTrailingZeros(found) >>> 3);
                starts[rows] = start;
                ends[rows++] = place;
                start = place + 1;
            }
        }
        seen = all;
        blocks.consumed(start);
        return rows;
    }

    private int separated(byte[] bytes) {
        int rows = 0;
        int start = blocks.start();
        for (int at = start + separator.length - 1; at < blocks.end() && rows < batchRows; at++) {
            if (bytes[at] == lastByte
                    && Arrays.equals(bytes, at + 1 - separator.length, at + 1, separator, 0, separator.length)) {
                fields.starts()[rows] = start;
                fields.ends()[rows++] = at + 1 - separator.length;
                start = at + 1;
                at += separator.length - 1;
            }
        }
        blocks.consumed(start);
        return rows;
    }

    private static void dropReturns(byte[] bytes, int[] starts, int[] ends, int rows) {
        for (int i = 0; i < rows; i++) {
            if (ends[i] > starts[i] && bytes[ends[i] - 1] == '\r') {
                ends[i]--;
            }
        }
    }

    @Override
    public long bytesRead() {
        return blocks.bytesRead();
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
