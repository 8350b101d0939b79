package dev.vonk.runtime.net;

import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ServerSSLOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits at a port for processes that know the secret. Strangers get little: two seconds in all, small frames, and
/// sixteen places; when these are taken, the one that has waited longest loses its place.
public final class Listener implements AutoCloseable {
    static final int STRANGERS = 16;
    static final long STRANGER_MILLIS = 2000;
    /// A newcomer takes no place from a stranger that came just now: it may be a good one that is about to speak.
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private record Stranger(SocketConnection connection, long sinceNanos) {}

    private final NetServer server;
    private final Secret secret;
    private final @Nullable TlsIdentity identity;
    private final Acceptor acceptor;
    private final Connections connections;
    private final @Nullable ServerSSLOptions tls;
    /// Used on the listener's event loop alone.
    private final Deque<Stranger> strangers = new ArrayDeque<>();

    Listener(
            NetServer server, Secret secret, @Nullable TlsIdentity identity, Acceptor acceptor,
            Connections connections) {
        this.server = server;
        this.secret = secret;
        this.identity = identity;
        this.acceptor = acceptor;
        this.connections = connections;
        this.tls = identity == null ? null : tls(identity);
        server.connectHandler(this::arrived);
        server.exceptionHandler(failure -> {
            // A connection that broke before it was handed over; nobody here knew of it.
        });
    }

    private static ServerSSLOptions tls(TlsIdentity identity) {
        ServerSSLOptions options = new ServerSSLOptions().setKeyCertOptions(KeyCertOptions.wrap(identity.keys()));
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
        options.setSslHandshakeTimeout(STRANGER_MILLIS).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    /// TLS starts only here and not in the server, so that its handshake counts as part of the stranger's time.
    private void arrived(NetSocket incoming) {
        NetSocketInternal socket = (NetSocketInternal) incoming;
        if (!placeForOneMore()) {
            socket.channelHandlerContext().close();
            return;
        }
        SocketConnection connection = new SocketConnection(socket, connections, this);
        ServerHandshake handshake = new ServerHandshake(connection, secret, acceptor,
                () -> strangers.removeIf(it -> it.connection == connection));
        strangers.add(new Stranger(connection, System.nanoTime()));
        connection.start(handshake);
        connection.loop().schedule(() -> {
            if (connection.isHandshake()) {
                connection.end(new CloseReason.Protocol("no proof within " + STRANGER_MILLIS + " ms"));
            }
        }, STRANGER_MILLIS, TimeUnit.MILLISECONDS);
        if (tls == null) {
            handshake.ready(Handshake.NO_CHANNEL);
        } else {
            socket.upgradeToSsl(tls).onComplete(upgraded -> {
                if (upgraded.succeeded()) {
                    handshake.ready(Handshake.channel(socket));
                } else {
                    connection.end(new CloseReason.Protocol("no TLS 1.3"));
                }
            });
        }
    }

    private boolean placeForOneMore() {
        if (strangers.size() < STRANGERS) {
            return true;
        }
        Stranger longest = strangers.getFirst();
        if (System.nanoTime() - longest.sinceNanos < FRESH_NANOS) {
            return false;
        }
        longest.connection.end(new CloseReason.Here("others wait"));
        return true;
    }

    public int port() {
        return server.actualPort();
    }

    /// SHA-256 of the certificate shown here, in hex; empty for plain TCP.
    public String fingerprint() {
        return identity == null ? "" : identity.fingerprint();
    }

    /// Listens no more, and closes the connections that were accepted here.
    @Override
    public void close() {
        connections.closeOwnedBy(this, "the listener was closed");
        server.close();
    }
}
