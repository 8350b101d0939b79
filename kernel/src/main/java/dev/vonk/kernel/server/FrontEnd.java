package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.CloseCode;
import dev.vonk.kernel.protocol.MessageException;
import dev.vonk.kernel.protocol.Parcel;
import dev.vonk.kernel.protocol.ToKernel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One front end, over all of its connections: how far it has read and what of it was received. Used on the event loop
/// only.
final class FrontEnd {
    private static final int QUEUE_BYTES = 1 << 20;
    private static final int PINGS_WITHOUT_ANSWER = 4;
    private static final Buffer PING = Buffer.buffer("vonk");

    private final int number;
    private final MessageLog log;
    private @Nullable ServerWebSocket socket;
    private long read;
    private long received;
    private int pings;

    /// @param number given by the server, from 1
    /// @param read the last message that it needs not be told
    FrontEnd(int number, MessageLog log, long read) {
        this.number = number;
        this.log = log;
        this.read = read;
    }

    int number() {
        return number;
    }

    boolean isConnected() {
        return socket != null;
    }

    /// A new connection takes the place of an old one, which is dead although nobody has noticed yet.
    ///
    /// @param after the last message it has seen; empty where it has seen none
    /// @param receiver takes what it sends, each message once
    void connect(ServerWebSocket fresh, Optional<Long> after, Consumer<ToKernel> receiver) {
        ServerWebSocket old = socket;
        socket = fresh;
        if (old != null) {
            var _ = old.close();
        }
        read = after.orElse(read);
        pings = 0;
        fresh.setWriteQueueMaxSize(QUEUE_BYTES);
        fresh.textMessageHandler(text -> receive(fresh, text, receiver));
        fresh.binaryMessageHandler(_ -> close(CloseCode.NOT_UNDERSTOOD, "only text is understood here"));
        fresh.pongHandler(_ -> pings = 0);
        fresh.drainHandler(_ -> write());
        // A connection that breaks is closed too, which is all there is to know.
        fresh.exceptionHandler(_ -> {});
        var _ = fresh.writeTextMessage(Parcel.greeting(read, received));
        write();
    }

    /// Forgets a connection that is closed, if it is still the one.
    void disconnected(ServerWebSocket closed) {
        if (socket == closed) {
            socket = null;
        }
    }

    /// Sends what there is to tell, until the connection holds as much as it should; the rest waits in the log.
    void write() {
        while (socket != null && !socket.writeQueueFull()) {
            var next = log.after(read, number);
            if (next.isEmpty()) {
                return;
            }
            read = next.get().number();
            next.get().text().ifPresent(this::write);
        }
    }

    private void write(String message) {
        if (socket != null) {
            var _ = socket.writeTextMessage(Parcel.text(read, received, message));
        }
    }

    /// Gives up a connection at the other end of which nobody answers.
    void ping() {
        if (socket == null) {
            return;
        }
        if (++pings > PINGS_WITHOUT_ANSWER) {
            var _ = socket.close();
        } else {
            var _ = socket.writePing(PING);
        }
    }

    void close(CloseCode code, String reason) {
        if (socket != null) {
            var _ = socket.close(code.number(), CloseCode.shortened(reason));
        }
    }

    private void receive(ServerWebSocket from, String text, Consumer<ToKernel> receiver) {
        if (from != socket) {
            return;
        }
        pings = 0;
        try {
            Parcel<ToKernel> parcel = Parcel.readToKernel(text);
            if (parcel.number() > received && parcel.message() != null) {
                received = parcel.number();
                receiver.accept(parcel.message());
            }
        } catch (MessageException nonsense) {
            close(CloseCode.NOT_UNDERSTOOD, String.valueOf(nonsense.getMessage()));
        }
    }
}
