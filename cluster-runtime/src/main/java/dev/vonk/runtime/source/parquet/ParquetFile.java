package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.parquet.footer.Footer;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An open Parquet file: ranges of bytes, and the footer.
final class ParquetFile implements AutoCloseable {
    private static final int TAIL = 8;
    private static final int FIRST_READ = 64 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private long bytesRead;

    private ParquetFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static ParquetFile open(Path path) throws IOException {
        try {
            var channel = FileChannel.open(path, StandardOpenOption.READ);
            return new ParquetFile(path, channel, channel.size());
        } catch (NoSuchFileException gone) {
            throw new DataException("FAILED_READ_FILE.FILE_NOT_EXIST", "Cannot read Parquet file " + path
                    + ": it does not exist any more. Read the folder again to see the files that are there now.", gone);
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    long bytesRead() {
        return bytesRead;
    }

    /// Reads `count` bytes from `position` on to `into[at..)`.
    void read(long position, byte[] into, int at, int count) throws IOException {
        var buffer = ByteBuffer.wrap(into, at, count);
        for (long from = position; buffer.hasRemaining();) {
            int now = channel.read(buffer, from);
            if (now < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            from += now;
        }
        bytesRead += count;
    }

    /// Reads and checks the footer.
    Footer footer() throws IOException {
        try {
            return readFooter();
        } catch (UnreadableException unreadable) {
            throw footerFailure(path, unreadable);
        }
    }

    static DataException footerFailure(Path path, UnreadableException why) {
        return failure("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", path, "in its footer", why);
    }

    /// @param where in the file
    static DataException failure(String condition, Path path, String where, UnreadableException why) {
        return new DataException(condition,
                "Cannot read Parquet file " + path + ": " + where + ", " + why.getMessage() + ". " + why.remedy(), why);
    }

    private Footer readFooter() throws IOException {
        if (size < TAIL + 4) {
            throw UnreadableException.damaged("only " + size + " bytes, fewer than any Parquet file has");
        }
        int first = (int) Math.min(size, FIRST_READ);
        var tail = new byte[first];
        read(size - first, tail, 0, first);
        int magic = intAt(tail, first - 4);
        if (magic == Footer.ENCRYPTED_MAGIC) {
            throw UnreadableException.unsupported("it is encrypted", "Write the file without encryption.");
        }
        if (magic != Footer.MAGIC) {
            throw UnreadableException.unsupported("the last four bytes are not PAR1",
                    "Either it is no Parquet file, then name its format, or it was not written completely: write or copy it again.");
        }
        long length = intAt(tail, first - TAIL) & 0xffffffffL;
        if (length > size - TAIL - 4) {
            throw UnreadableException.damaged("a length of " + length + " bytes in a file of " + size);
        }
        if (length > first - TAIL) {
            tail = new byte[(int) length + TAIL];
            read(size - tail.length, tail, 0, tail.length);
        }
        var footer = Footer.read(tail, tail.length - TAIL - (int) length, tail.length - TAIL);
        check(footer, size - TAIL - length);
        return footer;
    }

    private static void check(Footer footer, long dataEnd) {
        long rows = 0;
        for (int g = 0; g < footer.rowGroups().size(); g++) {
            var group = footer.rowGroups().get(g);
            rows += group.rows();
            for (var chunk : group.columns()) {
                if (chunk.start() < 4 || chunk.compressedSize() > dataEnd - chunk.start()) {
                    throw UnreadableException.damaged("row group " + g + " with a column of " + chunk.compressedSize()
                            + " bytes at " + chunk.start() + " where the data ends at " + dataEnd);
                }
            }
        }
        if (rows != footer.rows()) {
            throw UnreadableException.damaged(footer.rows() + " rows in all but " + rows + " in its row groups");
        }
    }

    private static int intAt(byte[] bytes, int at) {
        return bytes[at] & 255 | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16 | bytes[at + 3] << 24;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
