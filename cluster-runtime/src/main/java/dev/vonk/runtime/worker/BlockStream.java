package dev.vonk.runtime.worker;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.protocol.BlockFrame;
import dev.vonk.runtime.source.BatchReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A block on its way from another worker: the event loop puts frames in, the task takes batches out and grants the
/// sender as many bytes again.
final class BlockStream implements BatchReader {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final PeerClient peer;
    private final int number;
    private final BlockRequest request;
    private final Queue<byte[]> frames = new ArrayDeque<>();
    private @Nullable String failure;
    private boolean complete;

    BlockStream(PeerClient peer, int number, BlockRequest request) {
        this.peer = peer;
        this.number = number;
        this.request = request;
    }

    synchronized void arrived(byte[] payload) {
        frames.add(payload);
        notifyAll();
    }

    synchronized void end() {
        complete = true;
        notifyAll();
    }

    synchronized void fail(String reason) {
        if (!complete) {
            failure = reason;
            notifyAll();
        }
    }

    /// The next frame as it came, a [BlockFrame]; null at the end. For blocks that are not batches.
    byte @Nullable [] nextFrame() {
        var payload = take();
        if (payload != null) {
            request.metrics().bytesFetched.add(payload.length);
            peer.grant(number, payload.length);
        }
        return payload;
    }

    @Override
    public @Nullable Batch next() {
        var payload = nextFrame();
        if (payload == null) {
            return null;
        }
        try {
            return BatchCodec.decode(payload, BlockFrame.HEADER, payload.length - BlockFrame.HEADER);
        } catch (IOException e) {
            throw new LostBlockException(request.id() + " of worker " + request.holder() + " is damaged: "
                    + e.getMessage(), e);
        }
    }

    private synchronized byte @Nullable [] take() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (frames.isEmpty() && !complete) {
            if (failure != null) {
                throw new LostBlockException(request.id() + " did not arrive: " + failure);
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new LostBlockException(request.id() + " did not arrive: worker " + request.holder()
                        + " sent nothing for " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while a block was fetched");
            }
        }
        return frames.poll();
    }

    @Override
    public void close() {
        boolean all;
        synchronized (this) {
            all = complete;
            frames.clear();
        }
        peer.close(number, all);
    }
}
