package dev.vonk.runtime.net;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A listener that accepts whoever proves the secret and keeps what arrives.
final class Server implements AutoCloseable {
    record Accepted(String introduction, Connection connection, Recorder recorder) {}

    final Secret secret = Secret.random();
    final AtomicInteger count = new AtomicInteger();
    private final BlockingQueue<Accepted> accepted = new LinkedBlockingQueue<>();
    private final Listener listener;

    Server(Network network, @Nullable TlsIdentity identity) {
        listener = network.listen("127.0.0.1", 0, secret, identity, (introduction, connection) -> {
            Recorder recorder = new Recorder();
            count.incrementAndGet();
            accepted.add(new Accepted(new String(introduction, StandardCharsets.UTF_8), connection, recorder));
            return recorder;
        });
    }

    int port() {
        return listener.port();
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listener.port(), listener.fingerprint());
    }

    Accepted next() throws Exception {
        Accepted next = accepted.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new TimeoutException("nobody was accepted");
        }
        return next;
    }

    @Override
    public void close() {
        listener.close();
    }
}
