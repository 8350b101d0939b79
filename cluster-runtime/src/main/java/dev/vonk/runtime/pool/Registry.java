package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.net.Endpoint;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Listener;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Refusal;
import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.net.TlsIdentity;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.FromRegistry;
import dev.vonk.runtime.protocol.Introduction;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.ToRegistry;
import dev.vonk.runtime.worker.OwnAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Knows which workers a pool has: workers register, drivers are told. It runs nothing itself.
public final class Registry implements AutoCloseable {
    private final RegistrySettings settings;
    private final Listener listener;
    private final Map<String, PoolMember> members = new LinkedHashMap<>();
    private final List<PoolListener> listeners = new ArrayList<>();
    private final LongFunction<@Nullable String> obituary;
    private int lastName;

    /// @param host the address to listen on; beyond this machine only with `identity`, or where `insecure` says so
    /// @param port 0 for any that is free
    /// @param obituary of a process on this machine: how it ended, where that is known
    public Registry(Network network, String host, int port, @Nullable TlsIdentity identity, boolean insecure,
            LongFunction<@Nullable String> obituary) {
        this(network, new RegistrySettings(host, host, port, Secret.random(), identity, insecure), obituary);
    }

    /// @param obituary of a process on this machine: how it ended, where that is known
    public Registry(Network network, RegistrySettings settings, LongFunction<@Nullable String> obituary) {
        this.settings = settings;
        this.obituary = obituary;
        this.listener = settings.insecure()
                ? network.listenInsecurely(settings.host(), settings.port(), settings.secret(), this::accept)
                : network.listen(settings.host(), settings.port(), settings.secret(), settings.identity(),
                        this::accept);
    }

    /// What lets workers and drivers in.
    public JoinString join() {
        return new JoinString(settings.advertisedHost(), listener.port(), listener.fingerprint(), settings.secret());
    }

    /// Tells `added` of all workers that are there, and of every change from now on.
    public synchronized void listen(PoolListener added) {
        members.values().forEach(added::up);
        listeners.add(added);
    }

    private synchronized void forget(PoolListener gone) {
        listeners.remove(gone);
    }

    private synchronized String register(ToRegistry.Register register, String remote) {
        var name = "w" + ++lastName;
        var address = register.host().isEmpty() ? hostOf(remote) : register.host();
        var member = new PoolMember(name, new Endpoint(address, register.port(), register.fingerprint()),
                register.slots(), register.memory(), register.process(), register.folder());
        members.put(name, member);
        listeners.forEach(listening -> listening.up(member));
        return name;
    }

    private static String hostOf(String remote) {
        int colon = remote.lastIndexOf(':');
        var name = colon < 0 ? remote : remote.substring(0, colon);
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    private synchronized void leave(String name, String reason) {
        var member = members.remove(name);
        if (member != null) {
            listeners.forEach(listening -> listening.down(name, reason));
        }
    }

    private ConnectionHandler accept(byte[] introduction, Connection connection) throws Refusal {
        return switch (Introduction.check(introduction).role()) {
            case WORKER -> new WorkerSide(connection);
            case DRIVER -> new DriverSide(connection);
            case PEER -> throw new Refusal("This is the registry of a pool, which holds no blocks.");
        };
    }

    /// The workers that are there.
    public synchronized List<PoolMember> members() {
        return List.copyOf(members.values());
    }

    @Override
    public void close() {
        listener.close();
    }

    /// A worker's connection.
    private final class WorkerSide implements ConnectionHandler {
        private final Connection connection;
        private @Nullable String name;
        private long process;
        private boolean leaving;

        WorkerSide(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void received(int type, byte[] payload) {
            switch (Messages.read(payload, ToRegistry.class)) {
                case ToRegistry.Register register when name == null -> {
                    process = register.process();
                    var given = register(register, connection.remote());
                    name = given;
                    connection.send(FrameTypes.MESSAGE, Messages.write(new FromRegistry.Registered(given)));
                }
                case ToRegistry.Register _ -> connection.close("a worker registers once");
                case ToRegistry.Leaving _ -> leaving = true;
            }
        }

        /// How a process of this machine ended is known a moment after its connection breaks.
        @Override
        public void closed(CloseReason reason) {
            var known = name;
            if (known != null) {
                Thread.ofVirtual().name("vonk-obituary").start(() -> {
                    boolean here = OwnAddress.isHere(hostOf(connection.remote()));
                    var death = leaving || !here ? null : obituary.apply(process);
                    leave(known, leaving ? "it left" : death == null ? reason.sentence() : death);
                });
            }
        }
    }

    /// A driver's connection.
    private final class DriverSide implements ConnectionHandler, PoolListener {
        private final Connection connection;

        DriverSide(Connection connection) {
            this.connection = connection;
            listen(this);
        }

        @Override
        public void received(int type, byte[] payload) {
            connection.close("a driver has nothing to say to a registry");
        }

        @Override
        public void closed(CloseReason reason) {
            forget(this);
        }

        @Override
        public void up(PoolMember member) {
            connection.send(FrameTypes.MESSAGE, Messages.write(new FromRegistry.WorkerUp(member.name(),
                    member.endpoint(), member.slots(), member.memory())));
        }

        @Override
        public void down(String worker, String reason) {
            connection.send(FrameTypes.MESSAGE, Messages.write(new FromRegistry.WorkerDown(worker, reason)));
        }

        @Override
        public void registryLost(String reason) {
            throw new IllegalStateException("a registry does not lose itself");
        }
    }
}
