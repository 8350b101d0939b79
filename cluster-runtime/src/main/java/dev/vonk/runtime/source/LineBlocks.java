package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stretch of a file as blocks of whole lines, each line with its separator; a last line without one gets one. What
/// of a block its reader leaves stays for the next, so that records of several lines can be read as well.
///
/// ```text
/// bytes  | margin | lines, start() to end() | rest of a line | free | margin |
/// ```
public final class LineBlocks implements AutoCloseable {
    /// Bytes of [#bytes] that lie before and behind every block.
    public static final int MARGIN = 32;
    private static final int BLOCK = 1 << 18;
    private static final int LONGEST = 1 << 28;

    private final FileInput input;
    private final byte[] separator;
    private final boolean cutAtLines;
    private final long to;
    private byte[] bytes = new byte[BLOCK + 2 * MARGIN];
    /// The place in the file of `bytes[0]`.
    private long base;
    private int start = MARGIN;
    private int end = MARGIN;
    private int filled = MARGIN;
    private boolean fileEnded;
    private boolean ended;
    private long read;

    private LineBlocks(FileInput input, byte[] separator, boolean cutAtLines, long to) {
        this.input = input;
        this.separator = separator;
        this.cutAtLines = cutAtLines;
        this.to = to;
        this.base = input.position() - MARGIN;
    }

    /// Opens a stretch at the first line that begins in it.
    ///
    /// @param separator ends a line
    /// @param cutAtLines whether a block must end where a line ends; else it ends anywhere but at the file's end
    public static LineBlocks open(String path, FileSplit split, byte[] separator, boolean cutAtLines, Charset encoding)
            throws IOException {
        long from = Math.max(0, split.from() - separator.length);
        return open(FileInput.open(path, from, encoding), split, separator, cutAtLines);
    }

    /// Blocks of what an input gives; closing them closes it.
    public static LineBlocks open(FileInput input, FileSplit split, byte[] separator, boolean cutAtLines)
            throws IOException {
        var blocks = new LineBlocks(input, separator, cutAtLines, split.to());
        try {
            if (split.from() > 0) {
                blocks.skipLine();
            } else {
                blocks.skipByteOrderMark();
            }
            return blocks;
        } catch (IOException | RuntimeException e) {
            blocks.close();
            throw e;
        }
    }

    private void skipLine() throws IOException {
        while (true) {
            int line = first(start);
            if (line >= 0) {
                start = line;
                break;
            }
            if (fileEnded) {
                ended = true;
                return;
            }
            start = Math.max(start, filled - separator.length + 1);
            fill();
        }
        end = start;
        ended = base + start >= to;
    }

    private void skipByteOrderMark() throws IOException {
        fill();
        boolean marked = filled - start >= 3 && bytes[start] == (byte) 0xEF && bytes[start + 1] == (byte) 0xBB
                && bytes[start + 2] == (byte) 0xBF;
        start += marked ? 3 : 0;
        end = start;
    }

    /// Moves to the next block; false where there is none. What lies from [#start] on, which the reader has set with
    /// [#consumed], begins it; where blocks are cut at lines and some of the last one is left, that is the next one.
    public boolean next() throws IOException {
        if (ended || cutAtLines && start < end) {
            return start < end;
        }
        return cutAtLines ? nextLines() : nextBytes();
    }

    private boolean nextLines() throws IOException {
        while (true) {
            int last = base + filled >= to ? first((int) Math.max(start, to - base - separator.length)) : -1;
            if (last >= 0 || fileEnded) {
                end = last >= 0 ? last : filled;
                ended = true;
                return start < end;
            }
            end = last();
            if (end > start) {
                return true;
            }
            fill();
        }
    }

    private boolean nextBytes() throws IOException {
        int shown = end - start;
        while (filled - start <= shown && !fileEnded) {
            fill();
        }
        end = filled;
        ended = fileEnded;
        return start < end;
    }

    /// Says that the block's bytes before `at` have been used.
    public void consumed(int at) {
        start = at;
    }

    /// Whether the block ends where the stretch ends, so that what is left unused will not go on.
    public boolean isLast() {
        return ended;
    }

    /// Moves what is unused to the front and reads on.
    private void fill() throws IOException {
        if (fileEnded) {
            return;
        }
        int kept = filled - start;
        if (start > MARGIN) {
            System.arraycopy(bytes, start, bytes, MARGIN, kept);
            base += start - MARGIN;
            start = MARGIN;
            filled = MARGIN + kept;
            end = MARGIN;
        }
        if (filled + separator.length + MARGIN >= bytes.length) {
            if (bytes.length >= LONGEST) {
                throw new DataException("FAILED_READ_FILE", "The file `" + input.path() + "` has a line of more than "
                        + (LONGEST >> 20) + " MiB, from byte " + (base + start)
                        + " on. Is it a text file, and is the line separator or a quote wrong?");
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = input.read(bytes, filled, bytes.length - MARGIN - separator.length - filled);
        if (count > 0) {
            filled += count;
            read += count;
        } else {
            fileEnded = true;
            endLastLine();
        }
    }

    private void endLastLine() {
        boolean open = filled > start
                && (filled - start < separator.length || first(filled - separator.length) != filled);
        if (open) {
            System.arraycopy(separator, 0, bytes, filled, separator.length);
            filled += separator.length;
        }
    }

    /// Behind the first separator that starts at `from` or later; -1 where there is none.
    private int first(int from) {
        byte lastByte = separator[separator.length - 1];
        for (int i = from + separator.length - 1; i < filled; i++) {
            if (bytes[i] == lastByte && isSeparator(i + 1)) {
                return i + 1;
            }
        }
        return -1;
    }

    /// Behind the last separator; [#start] where there is none.
    private int last() {
        byte lastByte = separator[separator.length - 1];
        for (int i = filled - 1; i >= start + separator.length - 1; i--) {
            if (bytes[i] == lastByte && isSeparator(i + 1)) {
                return i + 1;
            }
        }
        return start;
    }

    private boolean isSeparator(int behind) {
        return separator.length == 1
                || Arrays.equals(bytes, behind - separator.length, behind, separator, 0, separator.length);
    }

    /// The array that holds the block.
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /// At least `count` bytes behind the block that are free to use until the next block, and where they begin. May
    /// change [#bytes].
    public int free(int at, int count) {
        int from = Math.max(at, filled + MARGIN);
        if (from + count + MARGIN > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, from + count + MARGIN));
        }
        return from;
    }

    /// The place in the file (unpacked, as UTF-8) of a byte of the block.
    public long position(int at) {
        return base + at;
    }

    /// Bytes read so far.
    public long bytesRead() {
        return read;
    }

    /// The number, from 1 on, of the line that has the byte at `position`: counts the lines before it, for messages.
    public static long lineNumber(String path, long position, byte @Nullable [] separator, Charset encoding)
            throws IOException {
        byte ending = separator == null ? (byte) '\n' : separator[separator.length - 1];
        var chunk = new byte[BLOCK];
        long line = 1;
        try (var input = FileInput.open(path, 0, encoding)) {
            long left = position;
            while (left > 0) {
                int count = input.read(chunk, 0, (int) Math.min(left, chunk.length));
                if (count < 0) {
                    break;
                }
                for (int i = 0; i < count; i++) {
                    line += chunk[i] == ending ? 1 : 0;
                }
                left -= count;
            }
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
