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
import org.jspecify.annotations.Nullable;

/// A worker's place in the registry of its pool, as long as the connection lasts.
final class Registration implements ConnectionHandler {
    private final CompletableFuture<String> name = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /// Registers a worker.
    ///
    /// @throws ConnectionRefused where the registry is not there or does not want it
    static Registration of(Network network, JoinString join, ToRegistry.Register register) throws ConnectionRefused {
        var registration = new Registration();
        var connection = network.connect(join.endpoint(), join.secret(),
                Introduction.of(Introduction.Role.WORKER).bytes(), registration);
        registration.connection = connection;
        connection.send(FrameTypes.MESSAGE, Messages.write(register));
        return registration;
    }

    private volatile @Nullable Connection connection;

    private Registration() {
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
        name.completeExceptionally(new IllegalStateException(reason.sentence()));
        end.complete(reason.sentence());
    }
}
