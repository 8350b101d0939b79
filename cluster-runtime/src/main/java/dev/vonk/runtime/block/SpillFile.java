package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.source.BatchReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Batches put aside on disk in numbered parts (the partitions of a join or an aggregate, the runs of a sort), all in
/// one file that is made with the first batch and gone after [#close]. One thread.
public final class SpillFile implements AutoCloseable {
    private record Frame(long position, int length) {}

    private final Path folder;
    private final BatchCodec codec = new BatchCodec(Packing.ZSTD);
    private final List<List<Frame>> parts = new ArrayList<>();
    private final List<Long> rows = new ArrayList<>();
    private @Nullable FileChannel channel;
    private @Nullable Path file;
    private long size;

    /// @param folder where the file will be; must exist
    public SpillFile(Path folder) {
        this.folder = folder;
    }

    /// A file in the folder for temporary files.
    public static SpillFile temporary() {
        return new SpillFile(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Appends a batch to a part.
    ///
    /// @return bytes written
    /// @throws DataException where the disk does not take them
    public int write(int part, Batch batch) {
        var frame = codec.encode(batch);
        try {
            var buffer = ByteBuffer.wrap(frame);
            long position = size;
            while (buffer.hasRemaining()) {
                position += channel().write(buffer, position);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
        frames(part).add(new Frame(size, frame.length));
        rows.set(part, rows.get(part) + batch.rowCount());
        size += frame.length;
        return frame.length;
    }

    /// What to say where the disk does not take what memory has no room for.
    static DataException failed(Path folder, IOException cause) {
        return new DataException("SPILL_FAILED",
                "Intermediate results did not fit the memory budget and could not be written to " + folder + ": "
                        + cause.getMessage()
                        + ". Free space there, or choose another folder with -Djava.io.tmpdir.",
                cause);
    }

    private List<Frame> frames(int part) {
        while (parts.size() <= part) {
            parts.add(new ArrayList<>());
            rows.add(0L);
        }
        return parts.get(part);
    }

    private FileChannel channel() throws IOException {
        var open = channel;
        if (open == null) {
            var made = Files.createTempFile(folder, "vonk-spill-", ".tmp");
            file = made;
            open = FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }

    /// One more than the highest part written to.
    public int parts() {
        return parts.size();
    }

    /// Rows in a part.
    public long rows(int part) {
        return part < rows.size() ? rows.get(part) : 0;
    }

    /// Bytes in the file.
    public long bytes() {
        return size;
    }

    /// Reads a part's batches in the order they were written. Several readers may be open.
    public BatchReader read(int part) {
        var frames = part < parts.size() ? List.copyOf(parts.get(part)) : List.<Frame>of();
        return new BatchReader() {
            private int next;

            @Override
            public @Nullable Batch next() throws IOException {
                return next == frames.size() ? null : load(frames.get(next++));
            }

            @Override
            public void close() {
                next = frames.size();
            }
        };
    }

    private Batch load(Frame frame) throws IOException {
        var bytes = new byte[frame.length];
        var buffer = ByteBuffer.wrap(bytes);
        long position = frame.position;
        while (buffer.hasRemaining()) {
            int read = channel().read(buffer, position);
            if (read < 0) {
                throw new EOFException("the spill file " + file + " was cut short by someone else");
            }
            position += read;
        }
        return BatchCodec.decode(bytes, 0, bytes.length, Integer.MAX_VALUE);
    }

    /// Deletes the file. May be called again.
    @Override
    public void close() {
        var open = channel;
        channel = null;
        parts.clear();
        rows.clear();
        if (open != null) {
            try {
                open.close();
                if (file != null) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("cannot delete the spill file " + file, e);
            }
        }
    }
}
