package dev.vonk.runtime.block;

import dev.vonk.runtime.data.BatchCodec;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Frames of one block's files, each read with a file handle that is kept until the next file. One thread.
final class PieceFrames implements AutoCloseable {
    private final BlockId block;
    private @Nullable Path path;
    private @Nullable RandomAccessFile file;

    PieceFrames(BlockId block) {
        this.block = block;
    }

    /// The bytes of a frame, compared with their checksum.
    ///
    /// @throws CorruptBlockException where they are not what was written, or there no more
    byte[] load(Path from, BlockFile.Frame frame) throws IOException {
        var bytes = new byte[frame.length()];
        try {
            var open = open(from);
            open.seek(frame.position());
            open.readFully(bytes);
            BatchCodec.verify(bytes, 0, bytes.length);
        } catch (EOFException e) {
            throw new CorruptBlockException(block, new IOException("its file is cut short", e));
        } catch (IOException e) {
            throw new CorruptBlockException(block, e);
        }
        return bytes;
    }

    private RandomAccessFile open(Path from) throws IOException {
        var open = file;
        if (open == null || !from.equals(path)) {
            close();
            open = new RandomAccessFile(from.toFile(), "r");
            file = open;
            path = from;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        var open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
