package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.protocol.FromRegistry;
import dev.vonk.runtime.protocol.Introduction;
import dev.vonk.runtime.protocol.Messages;

/// A driver's connection to the registry of a pool elsewhere.
public final class RegistryLink implements AutoCloseable {
    private final Connection connection;

    private RegistryLink(Connection connection) {
        this.connection = connection;
    }

    /// Connects, and tells `listener` of workers from then on.
    ///
    /// @throws ConnectionRefused where the registry is not there or does not want this driver
    public static RegistryLink open(Network network, JoinString join, PoolListener listener)
            throws ConnectionRefused {
        return new RegistryLink(network.connect(join.endpoint(), join.secret(),
                Introduction.of(Introduction.Role.DRIVER).bytes(), new ConnectionHandler() {
                    @Override
                    public void received(int type, byte[] payload) {
                        switch (Messages.read(payload, FromRegistry.class)) {
                            case FromRegistry.WorkerUp(var worker, var endpoint, int slots, long memory) ->
                                listener.up(new PoolMember(worker, endpoint, slots, memory, 0, ""));
                            case FromRegistry.WorkerDown(var worker, var reason) -> listener.down(worker, reason);
                            case FromRegistry.Registered _ ->
                                throw new IllegalStateException("a driver does not register");
                        }
                    }

                    @Override
                    public void closed(CloseReason reason) {
                        listener.registryLost(reason.sentence());
                    }
                }));
    }

    @Override
    public void close() {
        connection.close("the driver is ending");
    }
}
