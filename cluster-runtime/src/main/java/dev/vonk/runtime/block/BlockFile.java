package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.FrameCutter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of frames, appended to by one thread at a time; each reader opens it anew. No channels, which an interrupted
/// thread would close under the others.
final class BlockFile implements AutoCloseable {
    /// Where a frame lies.
    record Frame(long position, int length, int rows) {}

    private final Path path;
    private final RandomAccessFile out;
    private final BlockFolder.Quota quota;
    private long size;

    BlockFile(Path path, BlockFolder.Quota quota) throws IOException {
        this.path = path;
        this.out = new RandomAccessFile(path.toFile(), "rw");
        this.quota = quota;
    }

    Path path() {
        return path;
    }

    synchronized long size() {
        return size;
    }

    /// Appends a batch, cut to frames, whose places are added to `frames`.
    ///
    /// @return bytes written
    long append(Batch batch, FrameCutter cutter, List<Frame> frames) throws IOException {
        long written = 0;
        cutter.begin(batch);
        for (var frame = cutter.next(); frame != null; frame = cutter.next()) {
            int length = frame.remaining();
            append(frame);
            frames.add(new Frame(size() - length, length, cutter.rows()));
            written += length;
        }
        return written;
    }

    /// Appends bytes as they are. What a failed write left behind is written over by the next.
    synchronized void append(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        quota.take(count);
        try {
            out.seek(size);
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
        } catch (IOException e) {
            quota.give(count);
            throw e;
        }
        size += count;
    }

    /// No more is written.
    @Override
    public void close() throws IOException {
        out.close();
    }

    /// Removes the file; who has it open may read on.
    synchronized void delete() throws IOException {
        out.close();
        if (Files.deleteIfExists(path)) {
            quota.give(size);
        }
    }
}
