package dev.vonk.runtime.worker;

import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.FromRegistry;
import dev.vonk.runtime.protocol.Introduction;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.ToRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A worker's place in the registry of its pool, as long as the connection lasts.
final class Registration implements ConnectionHandler {
    private static final long NAME_SECONDS = 10;

    private final CompletableFuture<String> name = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /// Registers a worker.
    ///
    /// @throws ConnectionRefused where the registry is not there or does not want it
    static Registration of(Network network, JoinString join, ToRegistry.Register register)
            throws ConnectionRefused, InterruptedException {
        var registration = new Registration();
        var connection = network.connect(join.endpoint(), join.secret(),
                Introduction.of(Introduction.Role.WORKER).bytes(), registration);
        registration.connection = connection;
        connection.send(FrameTypes.MESSAGE, Messages.write(register));
        registration.awaitName();
        return registration;
    }

    private volatile @Nullable Connection connection;

    private Registration() {
    }

    /// A registry that breaks off before it has named the worker is lost as any other.
    private void awaitName() throws InterruptedException {
        try {
            CompletableFuture.anyOf(name, end).get(NAME_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException brokenOff) {
            // told by the end
        } catch (TimeoutException e) {
            close("no name was given");
        }
        name.complete("a worker without a name");
    }

    void leaving() {
        var open = connection;
        if (open != null) {
            open.send(FrameTypes.MESSAGE, Messages.write(new ToRegistry.Leaving()));
        }
    }

    void close(String reason) {
        var open = connection;
        if (open != null) {
            open.close(reason);
        }
    }

    /// The worker's name in the pool, once the registry has said it.
    CompletableFuture<String> name() {
        return name;
    }

    /// Why the registry is not there any more, once it is not.
    CompletableFuture<String> end() {
        return end;
    }

    @Override
    public void received(int type, byte[] payload) {
        if (type == FrameTypes.MESSAGE
                && Messages.read(payload, FromRegistry.class) instanceof FromRegistry.Registered(var worker)) {
            name.complete(worker);
        }
    }

    @Override
    public void closed(CloseReason reason) {
        end.complete(reason.sentence());
    }
}
