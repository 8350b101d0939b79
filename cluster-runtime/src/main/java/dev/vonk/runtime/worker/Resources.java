package dev.vonk.runtime.worker;

import dev.vonk.runtime.code.classes.ClassFetcher;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.ToDriver;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Classes and resources that only the driver has: asked for over its connection, waited for.
final class Resources implements ClassFetcher {
    private static final long PATIENCE_SECONDS = 60;

    private final Connection connection;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Optional<byte[]>>> requests = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Resources(Connection connection) {
        this.connection = connection;
    }

    @Override
    public byte @Nullable [] fetch(String environment, String resourceName) {
        int number = last.incrementAndGet();
        var answer = new CompletableFuture<Optional<byte[]>>();
        requests.put(number, answer);
        try {
            if (closed) {
                throw new CancellationException("the driver is gone");
            }
            connection.send(FrameTypes.MESSAGE,
                    Messages.write(new ToDriver.ResourceWanted(number, environment, resourceName)));
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while " + resourceName + " was fetched");
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the driver did not send " + resourceName, e);
        } finally {
            requests.remove(number);
        }
    }

    void arrived(int request, byte @Nullable [] bytes) {
        var answer = requests.get(request);
        if (answer != null) {
            answer.complete(Optional.ofNullable(bytes));
        }
    }

    void close() {
        closed = true;
        requests.values().forEach(answer -> answer.cancel(false));
    }
}
