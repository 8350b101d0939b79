package dev.vonk.runtime.block;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The frames of a block, one after the other. One thread.
public interface FrameReader extends AutoCloseable {
    /// The next frame, at most 16 MiB unless a single row takes more; null at the end.
    byte @Nullable [] next() throws IOException;

    @Override
    void close() throws IOException;
}
