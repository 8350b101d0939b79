package dev.vonk.runtime.net;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Keeps what arrives on a connection until a test asks.
final class Recorder implements ConnectionHandler {
    record Received(int type, byte[] payload) {}

    private final BlockingQueue<Received> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

    @Override
    public void received(int type, byte[] payload) {
        frames.add(new Received(type, payload));
    }

    @Override
    public void closed(CloseReason reason) {
        if (!closed.complete(reason)) {
            throw new IllegalStateException("closed twice");
        }
    }

    Received next() throws Exception {
        Received frame = frames.poll(30, TimeUnit.SECONDS);
        if (frame == null) {
            throw new TimeoutException("no frame arrived; closed: " + closed);
        }
        return frame;
    }

    CloseReason closed() throws Exception {
        return closed.get(30, TimeUnit.SECONDS);
    }

    boolean isClosed() {
        return closed.isDone();
    }
}
