package dev.vonk.runtime.net;

import dev.vonk.runtime.net.ConnectionRefused.Cause;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// One call to a listener, until the other side accepts or it is clear why not.
final class Dial {
    /// A listener that is crowded with strangers sends newcomers away without a word; the next moment there is room. But a
    /// wrong port does the same, so not all the patience is spent on that.
    private static final int PATIENCE_WITH_A_CROWD = 2;
    private static final int LONGEST_PAUSE_MILLIS = 400;

    private final Vertx vertx;
    private final NetClient client;
    private final PinnedOptions pinned;
    private final Connections connections;
    private final Object owner;
    private final Endpoint to;
    private final Secret secret;
    private final byte[] introduction;
    private final ConnectionHandler handler;

    Dial(
            Vertx vertx, NetClient client, PinnedOptions pinned, Connections connections, Object owner, Endpoint to,
            Secret secret,
            byte[] introduction, ConnectionHandler handler) {
        this.vertx = vertx;
        this.client = client;
        this.pinned = pinned;
        this.connections = connections;
        this.owner = owner;
        this.to = to;
        this.secret = secret;
        this.introduction = introduction;
        this.handler = handler;
    }

    Connection connect(Duration patience) throws ConnectionRefused {
        SocketAddress address = resolve();
        long start = System.nanoTime();
        long deadline = start + patience.toNanos();
        long lastAttempt = start + patience.toNanos() / PATIENCE_WITH_A_CROWD;
        for (int attempt = 1;; attempt++) {
            try {
                return attempt(address, deadline - System.nanoTime());
            } catch (ConnectionRefused refused) {
                if (!refused.isPassing() || System.nanoTime() > lastAttempt) {
                    throw refused;
                }
                pause(attempt);
            } catch (InterruptedException interrupted) {
                throw interrupted(interrupted);
            }
        }
    }

    private ConnectionRefused interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new ConnectionRefused(Cause.ABANDONED, "Interrupted while connecting to " + to + ".", interrupted);
    }

    /// Of a random length, so that those who were sent away together do not come back together.
    private void pause(int attempt) throws ConnectionRefused {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(Math.min(LONGEST_PAUSE_MILLIS, 100L * attempt)));
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /// By the JDK and not by the event loop's resolver, which reads the system's settings at its start.
    private SocketAddress resolve() throws ConnectionRefused {
        try {
            return SocketAddress.inetSocketAddress(new InetSocketAddress(InetAddress.getByName(to.host()), to.port()));
        } catch (UnknownHostException unknown) {
            throw new ConnectionRefused(
                    Cause.HOST_UNKNOWN, "This machine does not know the host " + to.host() + ". Use its address.",
                    unknown);
        }
    }

    private Connection attempt(SocketAddress address, long nanos) throws ConnectionRefused, InterruptedException {
        CompletableFuture<Connection> result = new CompletableFuture<>();
        // A context of its own for each connection spreads them over the event loops.
        try {
            ((VertxInternal) vertx).createEventLoopContext().runOnContext(
                    nothing -> dial(address, nanos, result));
        } catch (RejectedExecutionException closed) {
            throw new ConnectionRefused(
                    Cause.ABANDONED, "This process's network was closed before it reached " + to + ".", closed);
        }
        try {
            return result.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            abandon(result);
            throw noAnswer(nanos, late);
        } catch (InterruptedException interrupted) {
            abandon(result);
            throw interrupted;
        } catch (ExecutionException failure) {
            throw failed(nanos, failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private void dial(SocketAddress address, long nanos, CompletableFuture<Connection> result) {
        try {
            client.connect(options(address, nanos))
                    .onSuccess(socket -> greet(socket, result))
                    .onFailure(result::completeExceptionally);
        } catch (IllegalStateException closed) {
            result.completeExceptionally(closed);
        }
    }

    /// Whoever completes it from now on finds that nobody waits and closes what it has.
    private static void abandon(CompletableFuture<Connection> result) {
        if (!result.cancel(false) && !result.isCompletedExceptionally()) {
            result.join().close("nobody waited for the connection any more");
        }
    }

    private ConnectOptions options(SocketAddress address, long nanos) {
        ConnectOptions options = new ConnectOptions().setRemoteAddress(address);
        options.setTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
        if (!to.fingerprint().isEmpty()) {
            options.setSsl(true).setSslOptions(pinned.of(to.fingerprint()));
        }
        return options;
    }

    private void greet(NetSocket socket, CompletableFuture<Connection> result) {
        SocketConnection connection = new SocketConnection((NetSocketInternal) socket, connections, owner);
        try {
            ClientHandshake handshake = new ClientHandshake(connection, to, secret, introduction, handler, result);
            connection.start(handshake);
            handshake.greet();
        } catch (IllegalStateException bug) {
            connection.end(new CloseReason.Here("an error before the handshake"));
            result.completeExceptionally(bug);
        }
        result.whenComplete((accepted, failure) -> {
            if (result.isCancelled()) {
                connection.close("nobody waited for the connection any more");
            }
        });
    }

    private ConnectionRefused failed(long nanos, Throwable cause) {
        if (cause instanceof ConnectionRefused refused) {
            return refused;
        }
        if (contains(cause, PinnedTrust.OtherCertificate.class)) {
            return new ConnectionRefused(
                    Cause.OTHER_CERTIFICATE,
                    to + " shows another certificate than the join string names. The pool may have been started anew"
                            + " since: copy its present join string. If it is the present one, somebody sits between.",
                    cause);
        }
        if (contains(cause, SSLException.class)) {
            ConnectionRefused refused = new ConnectionRefused(
                    Cause.NOT_VONK, to + " does not speak TLS 1.3 as the join string says. Is the port right?", cause);
            return contains(cause, NotSslRecordException.class) ? refused : refused.passing();
        }
        if (contains(cause, ConnectTimeoutException.class)) {
            return noAnswer(nanos, cause);
        }
        if (contains(cause, SocketException.class) && !String.valueOf(cause.getMessage()).contains("reset")) {
            return new ConnectionRefused(
                    Cause.NOT_REACHED,
                    "Nothing can be reached at " + to + " (" + cause.getMessage()
                            + "). Is the pool running there, and does the network let this machine through?",
                    cause);
        }
        return ClientHandshake.closedWithoutAWord(to, cause);
    }

    private ConnectionRefused noAnswer(long nanos, Throwable cause) {
        return new ConnectionRefused(
                Cause.NO_ANSWER,
                to + " did not answer within " + TimeUnit.NANOSECONDS.toMillis(nanos)
                        + " ms. Is the pool running there, and does the network let this machine through?",
                cause);
    }

    private static boolean contains(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
