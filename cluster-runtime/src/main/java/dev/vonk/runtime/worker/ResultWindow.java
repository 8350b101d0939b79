package dev.vonk.runtime.worker;

import java.util.concurrent.CancellationException;

/// How many bytes of results may be on their way to a driver: whoever would exceed it waits until the driver says that
/// some have arrived.
final class ResultWindow {
    private static final long BYTES = 16L << 20;

    private long free = BYTES;
    private boolean closed;

    /// Waits for room; more than the whole window may pass when nothing else is on its way.
    ///
    /// @throws CancellationException where the driver is gone or the thread was interrupted
    synchronized void take(long bytes) {
        try {
            while (!closed && free < BYTES && free < bytes) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while results waited to be sent");
        }
        if (closed) {
            throw new CancellationException("the driver is gone");
        }
        free -= bytes;
    }

    synchronized void give(long bytes) {
        free += bytes;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
