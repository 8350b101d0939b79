package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.CloseCode;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.MessageException;
import dev.vonk.kernel.protocol.MessageText;
import dev.vonk.kernel.protocol.Parcel;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.kernel.status.LocalVertx;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connection to a kernel in another process. Where it breaks, it is made again, and nothing is missed or sent twice;
/// see [Parcel]. Where the kernel is gone, everything that was asked of it ends too.
///
/// All state that is not of a part belongs to the event loop.
public final class RemoteConnection implements KernelConnection {
    /// What users can do about a kernel that is gone.
    static final String ADVICE = " What cells declared is gone; restart it and run the cells again.";

    private static final int LONGEST_MESSAGE = 16 << 20;
    private static final int FRAME_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 5_000;
    private static final long FIRST_WAIT_MILLIS = 25;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PING_MILLIS = 15_000;
    private static final int PINGS_WITHOUT_ANSWER = 4;

    private final Vertx vertx = LocalVertx.start();
    private final Context loop = vertx.getOrCreateContext();
    private final WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
            .setMaxFrameSize(FRAME_BYTES).setMaxMessageSize(2 * LONGEST_MESSAGE).setConnectTimeout(CONNECT_MILLIS));
    private final Audience audience = new Audience();
    private final String id = UUID.randomUUID().toString();
    private final Outbox outbox = new Outbox();
    private final OpenWork open = new OpenWork();
    private final Fate fate;
    private @Nullable KernelAddress address;
    private @Nullable WebSocket socket;
    private boolean greeted;
    private long seen = -1;
    private int pings;
    private long wait = FIRST_WAIT_MILLIS;
    private long lostSince = System.nanoTime();
    /// Why the kernel ends, as it said itself.
    private @Nullable String farewell;

    RemoteConnection(Fate fate) {
        this.fate = fate;
        loop.runOnContext(_ -> vertx.setPeriodic(PING_MILLIS, _ -> ping()));
    }

    /// Begins to connect to a kernel that runs already. Closing the connection leaves the kernel running.
    public static RemoteConnection open(KernelAddress address) {
        var connection = new RemoteConnection(Fate.ofStranger(address.pid()));
        connection.found(address);
        return connection;
    }

    /// Begins to connect, now that it is known where to.
    void found(KernelAddress kernel) {
        onLoop(() -> {
            address = kernel;
            lostSince = System.nanoTime();
            connect();
        });
    }

    /// Looks what became of the kernel, since something has.
    void lookAgain() {
        onLoop(() -> {
            if (socket == null && fate.end().isPresent()) {
                retry();
            }
        });
    }

    @Override
    public void send(ToKernel message) {
        try {
            loop.runOnContext(_ -> sendNow(message));
        } catch (RejectedExecutionException ended) {
            sendNow(message);
        }
    }

    @Override
    public Runnable listen(Consumer<FromKernel> listener) {
        return audience.listen(listener);
    }

    @Override
    public Runnable watch(Consumer<ConnectionState> watcher) {
        return audience.watch(watcher);
    }

    @Override
    public void close() {
        end("The connection to the kernel was closed.", true);
    }

    /// Ends the connection for good; the first reason counts.
    void end(String reason, boolean asked) {
        audience.tell(new ConnectionState.Ended(reason, asked));
        onLoop(() -> {
            tell(open.giveUp(reason));
            WebSocket last = socket;
            socket = null;
            if (last != null) {
                var _ = last.close();
            }
            var _ = vertx.close();
        });
    }

    private void onLoop(Runnable work) {
        try {
            loop.runOnContext(_ -> work.run());
        } catch (RejectedExecutionException ended) {
            // All that could wait for it has been told.
        }
    }

    private void sendNow(ToKernel message) {
        if (audience.state() instanceof ConnectionState.Ended ended) {
            refuse(message, ended.reason());
            return;
        }
        String text = MessageText.write(message);
        if (text.length() > LONGEST_MESSAGE) {
            refuse(message, "This is too large to be sent to the kernel.");
            return;
        }
        open.sent(message);
        long number = outbox.add(text);
        if (greeted) {
            write(number, text);
        }
    }

    private void refuse(ToKernel message, String reason) {
        Thread.ofVirtual().start(() -> tell(OpenWork.refusal(message, reason)));
    }

    private void tell(List<FromKernel> said) {
        said.forEach(audience::tell);
    }

    private void write(long number, String text) {
        if (socket != null) {
            var _ = socket.writeTextMessage(Parcel.text(number, Math.max(0, seen), text));
        }
    }

    private void connect() {
        KernelAddress kernel = address;
        if (kernel == null || isEnded()) {
            return;
        }
        var options = new WebSocketConnectOptions().setHost(kernel.host()).setPort(kernel.port())
                .setURI("/kernel/1?front=" + id + (seen < 0 ? "" : "&after=" + seen)).setAllowOriginHeader(false)
                .putHeader("Authorization", "Bearer " + kernel.token());
        client.connect(options).onComplete(result -> {
            if (result.succeeded()) {
                opened(result.result());
            } else {
                refused(result.cause());
            }
        });
    }

    private void opened(WebSocket fresh) {
        if (isEnded()) {
            var _ = fresh.close();
            return;
        }
        socket = fresh;
        pings = 0;
        fresh.textMessageHandler(this::receive);
        fresh.pongHandler(_ -> pings = 0);
        fresh.closeHandler(_ -> closed(fresh));
        // A connection that breaks is closed too, which is all there is to know.
        fresh.exceptionHandler(_ -> {});
    }

    private void refused(Throwable why) {
        String where = address == null ? "" : address.hostAndPort();
        switch (why instanceof UpgradeRejectedException answer ? answer.getStatus() : 0) {
            case 401 -> end("The kernel at " + where + " does not know this token: the one that it belongs to is gone."
                    + ADVICE, false);
            case 403 -> end("The kernel at " + where + " refuses connections under this name.", false);
            case 404 -> end("The kernel at " + where + " is of another version of Vonk; use the same for both.", false);
            default -> retry();
        }
    }

    private void closed(WebSocket old) {
        if (old != socket) {
            return;
        }
        socket = null;
        greeted = false;
        lostSince = System.nanoTime();
        wait = FIRST_WAIT_MILLIS;
        CloseCode.of(old.closeStatusCode()).ifPresent(code -> {
            String reason = String.valueOf(old.closeReason());
            switch (code) {
                case KERNEL_ENDS -> farewell = reason;
                case NOT_UNDERSTOOD -> end("The kernel did not understand this front end: " + reason
                        + ". Use the same version of Vonk for both.", false);
            }
        });
        retry();
    }

    /// Tries again after a while, unless it is known by now that there is no sense in it.
    private void retry() {
        if (isEnded()) {
            return;
        }
        var known = fate.end();
        long since = System.nanoTime() - lostSince;
        if (known.isPresent()) {
            end(known.get() + ADVICE, false);
        } else if (farewell != null && (!fate.knowsBest() || since > FAREWELL_NANOS)) {
            end(farewell + ADVICE, false);
        } else if (since > PATIENCE_NANOS) {
            end("Nobody answers at " + (address == null ? "" : address.hostAndPort())
                    + " any more: the kernel is gone, or the way to it is.", false);
        } else {
            if (seen >= 0 && farewell == null) {
                audience.tell(new ConnectionState.Reconnecting());
            }
            vertx.setTimer(wait, _ -> again());
            wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
        }
    }

    private void again() {
        if (farewell != null || fate.end().isPresent()) {
            retry();
        } else if (socket == null) {
            connect();
        }
    }

    private boolean isEnded() {
        return audience.state() instanceof ConnectionState.Ended;
    }

    private void receive(String text) {
        pings = 0;
        try {
            receive(Parcel.readFromKernel(text));
        } catch (MessageException nonsense) {
            end("This front end does not understand the kernel: " + nonsense.getMessage()
                    + ". Use the same version of Vonk for both.", false);
        }
    }

    private void receive(Parcel<FromKernel> parcel) {
        outbox.received(parcel.received());
        FromKernel message = parcel.message();
        if (message == null) {
            greet(parcel.number());
        } else if (parcel.number() > seen && !isEnded()) {
            seen = parcel.number();
            open.heard(message);
            audience.tell(message);
        }
    }

    /// The kernel has said what it has received; the rest goes out.
    private void greet(long number) {
        seen = Math.max(seen, number);
        greeted = true;
        outbox.forEach(this::write);
        audience.tell(new ConnectionState.Connected());
    }

    private void ping() {
        if (socket == null) {
            return;
        }
        if (++pings > PINGS_WITHOUT_ANSWER) {
            var _ = socket.close();
        } else {
            var _ = socket.writePing(Buffer.buffer("vonk"));
        }
    }
}
