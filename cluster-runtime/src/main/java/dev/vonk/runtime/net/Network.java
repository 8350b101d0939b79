package dev.vonk.runtime.net;

import dev.vonk.runtime.data.DataException;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A process's connections with other processes: one for each process. All its threads are daemons, so it keeps no
/// process alive.
public final class Network implements AutoCloseable {
    /// The most bytes that a caller may say about itself in the handshake.
    public static final int LONGEST_INTRODUCTION = 160;

    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration BIND = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Connections connections;
    /// Held here: a client that nobody refers to is collected, and its connections break.
    private final NetClient client;
    private final PinnedOptions pinned = new PinnedOptions();

    private Network(Vertx vertx, Liveness liveness) {
        this.vertx = vertx;
        this.connections = new Connections(liveness);
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    }

    /// A network with one event loop for each four processors, at most four.
    public static Network start(Liveness liveness) {
        return start(liveness, Math.clamp(Runtime.getRuntime().availableProcessors() / 4, 1, 4));
    }

    /// @param eventLoops threads that read and write; each listener, with all it accepts, belongs to one, and so does
    ///     each connection that is made from here
    public static Network start(Liveness liveness, int eventLoops) {
        startQuickly();
        VertxOptions options = new VertxOptions();
        options.setEventLoopPoolSize(eventLoops).setWorkerPoolSize(1).setInternalBlockingPoolSize(1);
        options.setUseDaemonThread(true).setDisableTCCL(true);
        // It would write about a late event loop to the user's terminal, e.g. after a laptop slept.
        options.setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS).setBlockedThreadCheckInterval(1);
        // Without these it makes a folder for temporary files.
        options.setFileSystemOptions(
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
        return new Network(Vertx.vertx(options), liveness);
    }

    /// Before the first class of the library is loaded: without its own name resolver, for names are resolved by the
    /// JDK here, and with the JDK's log, which every process has at hand, instead of a search for another.
    private static void startQuickly() {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        System.getProperties().putIfAbsent("vertx.disableDnsResolver", "true");
    }

    /// Listens on `host`: a loopback address, or any address if there is an `identity` to speak TLS with.
    ///
    /// @param port 0 for any that is free
    public Listener listen(
            String host, int port, Secret secret, @Nullable TlsIdentity identity, Acceptor acceptor) {
        InetAddress address = resolve(host);
        if (identity == null && !address.isLoopbackAddress()) {
            throw new DataException(
                    "INSECURE_ADDRESS",
                    "Listening on " + host
                            + " without TLS would let others on the network read and change what is sent."
                            + " Listen with TLS, or on 127.0.0.1.");
        }
        return bind(address, port, secret, identity, acceptor);
    }

    /// Listens on any address without TLS. Whoever can read the network sees all data, and can take over connections;
    /// say so to the user at each start.
    public Listener listenInsecurely(String host, int port, Secret secret, Acceptor acceptor) {
        return bind(resolve(host), port, secret, null, acceptor);
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new DataException(
                    "HOST_UNKNOWN", "This machine does not know the name " + host + ". Give an address of its own.",
                    unknown);
        }
    }

    private Listener bind(
            InetAddress address, int port, Secret secret, @Nullable TlsIdentity identity, Acceptor acceptor) {
        NetServer server = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true));
        Listener listener = new Listener(server, secret, identity, acceptor, connections);
        InetSocketAddress where = new InetSocketAddress(address, port);
        try {
            await(server.listen(SocketAddress.inetSocketAddress(where)), BIND);
            return listener;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cannotListen(where, "interrupted", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw cannotListen(where, String.valueOf(cause.getMessage()), cause);
        }
    }

    private static DataException cannotListen(InetSocketAddress where, String why, Throwable cause) {
        return new DataException(
                "CANNOT_LISTEN",
                "Nothing can listen on " + Endpoint.hostAndPort(where.getAddress().getHostAddress(), where.getPort())
                        + ": " + why + ". Choose another port, or 0 for any, and an address of this machine.",
                cause);
    }

    /// Connects and shakes hands, within ten seconds. Frames may reach `handler` before this returns.
    ///
    /// @param introduction what this process says about itself, at most [#LONGEST_INTRODUCTION] bytes
    public Connection connect(Endpoint to, Secret secret, byte[] introduction, ConnectionHandler handler)
            throws ConnectionRefused {
        return connect(to, secret, introduction, handler, CONNECT);
    }

    /// @param patience how long to wait for the other side at most, all attempts together
    public Connection connect(
            Endpoint to, Secret secret, byte[] introduction, ConnectionHandler handler, Duration patience)
            throws ConnectionRefused {
        if (introduction.length > LONGEST_INTRODUCTION) {
            throw new IllegalArgumentException("an introduction of " + introduction.length + " bytes");
        }
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("an event loop must not wait for a connection");
        }
        return new Dial(vertx, client, pinned, connections, this, to, secret, introduction, handler).connect(patience);
    }

    static <T> T await(Future<T> future, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Closes all connections and listeners.
    @Override
    public void close() {
        connections.closeAll("the process is ending");
        connections.close();
        try {
            await(vertx.close(), CLOSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the network did not close", failure);
        }
    }
}
