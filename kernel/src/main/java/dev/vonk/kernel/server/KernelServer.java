package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.CloseCode;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.kernel.status.LocalVertx;
import dev.vonk.kernel.status.Token;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Lets front ends of this machine talk to a kernel, over WebSockets. Whoever knows the token may run code as the user
/// who started the kernel; so it listens on the loopback address alone and refuses whatever a browser's page may send.
///
/// Any number of front ends may be there at once. Each hears all cells; those of others are called `3@2`, cell 3 of the
/// second front end. An answer goes to the one who asked. What a front end has not read yet waits in a log of bounded
/// size, never in memory that grows; see [MessageLog].
///
/// All state that is not the log's or [Senders]' belongs to the event loop, and so an interrupt never waits behind a cell.
public final class KernelServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int WAIT_SECONDS = 10;
    private static final long PING_MILLIS = 15_000;
    private static final int FRAME_BYTES = 1 << 20;
    private static final int PIECE = 1 << 18;
    /// Front ends that are away and may come back.
    private static final int MOST_AWAY = 16;

    private final Kernel kernel;
    private final Runnable shutdown;
    private final Token token = Token.random();
    private final MessageLog log;
    private final Senders senders = new Senders();
    private final Map<String, FrontEnd> frontEnds = new LinkedHashMap<>();
    private final AtomicBoolean writeAsked = new AtomicBoolean();
    private final Vertx vertx;
    private final Context loop;
    private final AtomicInteger lastFrontEnd = new AtomicInteger();
    private volatile int port;
    /// Ends the listening to the kernel.
    private volatile Runnable deaf = () -> {};

    private KernelServer(Kernel kernel, ServerLimits limits, Runnable shutdown) {
        this.kernel = kernel;
        this.shutdown = shutdown;
        this.log = new MessageLog(limits.logBytes(), limits.messageBytes());
        this.vertx = LocalVertx.start();
        vertx.exceptionHandler(failed -> {
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, failed);
        });
        this.loop = vertx.getOrCreateContext();
    }

    /// Serves a kernel on a port of its choice.
    ///
    /// @param shutdown called when a front end asks for the kernel's end; returns at once
    public static KernelServer start(Kernel kernel, ServerLimits limits, Runnable shutdown) {
        var server = new KernelServer(kernel, limits, shutdown);
        try {
            server.listen(limits);
            server.deaf = kernel.listen(server::tell);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /// What front ends must know.
    public Token token() {
        return token;
    }

    /// Bytes that wait for front ends that are away or slow.
    long keptBytes() {
        return log.bytes();
    }

    /// Tells all front ends that the kernel ends and why, as a sentence for users, and waits a moment for that to arrive.
    public void farewell(String reason) {
        var told = new CountDownLatch(1);
        loop.runOnContext(_ -> {
            frontEnds.values().forEach(each -> {
                each.write();
                each.close(CloseCode.KERNEL_ENDS, reason);
            });
            told.countDown();
        });
        try {
            var _ = told.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        deaf.run();
        await(vertx.close().toCompletionStage().toCompletableFuture(), "the kernel's server did not end");
    }

    private void listen(ServerLimits limits) {
        var options = new HttpServerOptions().setHost(HOST).setPort(0).setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(FRAME_BYTES).setMaxWebSocketMessageSize(limits.messageBytes())
                .setPerFrameWebSocketCompressionSupported(false).setPerMessageWebSocketCompressionSupported(false);
        var door = new Door(token);
        HttpServer server = vertx.createHttpServer(options).requestHandler(door::refuse)
                .webSocketHandshakeHandler(door::judge)
                .webSocketHandler(socket -> Door.caller(socket.uri()).ifPresentOrElse(
                        caller -> welcome(socket, caller), socket::close));
        var listening = new CompletableFuture<HttpServer>();
        loop.runOnContext(_ -> server.listen().onComplete(result -> {
            if (result.succeeded()) {
                listening.complete(result.result());
            } else {
                listening.completeExceptionally(result.cause());
            }
        }));
        await(listening, "the kernel's server did not start");
        port = server.actualPort();
        loop.runOnContext(_ -> vertx.setPeriodic(PING_MILLIS, _ -> frontEnds.values().forEach(FrontEnd::ping)));
    }

    private static void await(CompletableFuture<?> done, String otherwise) {
        try {
            var _ = done.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(otherwise, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(otherwise, e);
        }
    }

    private void welcome(ServerWebSocket socket, Door.Caller caller) {
        FrontEnd frontEnd = frontEnds.computeIfAbsent(caller.id(),
                _ -> new FrontEnd(lastFrontEnd.incrementAndGet(), log, caller.after().orElseGet(log::lastNumber)));
        forgetLongAway();
        socket.closeHandler(_ -> frontEnd.disconnected(socket));
        frontEnd.connect(socket, caller.after(), message -> receive(frontEnd.number(), message));
    }

    private void forgetLongAway() {
        long away = frontEnds.values().stream().filter(each -> !each.isConnected()).count();
        var all = frontEnds.values().iterator();
        while (away > MOST_AWAY && all.hasNext()) {
            if (!all.next().isConnected()) {
                all.remove();
                away--;
            }
        }
    }

    private void receive(int front, ToKernel message) {
        try {
            switch (message) {
                case ToKernel.Execute execute -> kernel.send(senders.enter(front, execute));
                case ToKernel.Interrupt interrupt -> kernel.send(interrupt);
                case ToKernel.Cancel cancel -> senders.enter(front, cancel).ifPresent(kernel::send);
                case ToKernel.Question question -> kernel.send(senders.enter(front, question));
                case ToKernel.Shutdown _ -> shutdown.run();
            }
        } catch (RejectedExecutionException ending) {
            // The kernel is on its way out, as all front ends will be told.
        }
    }

    /// Called by the kernel, on the thread that delivers what it tells.
    private void tell(FromKernel message) {
        switch (message) {
            case CellEvent.Output output -> pieces(output, this::tellAll);
            case CellEvent event -> tellAll(event);
            case Answer answer -> senders.answered(answer).ifPresent(mine -> log.add(mine.front(), mine.message()));
        }
        if (writeAsked.compareAndSet(false, true)) {
            askToWrite();
        }
    }

    private void askToWrite() {
        try {
            loop.runOnContext(_ -> {
                writeAsked.set(false);
                frontEnds.values().forEach(FrontEnd::write);
            });
        } catch (RejectedExecutionException closed) {
            // Nobody is there any more to be told.
        }
    }

    private void tellAll(CellEvent event) {
        senders.owned(event).ifPresent(mine -> log.add(mine.front(), mine.message(),
                lastFrontEnd.get() > 1 ? Senders.foreign(mine) : null));
    }

    /// A long text in pieces, so that others come in between, and none of them is longer than a message may be.
    private static void pieces(CellEvent.Output output, Consumer<CellEvent> sink) {
        String text = output.text();
        for (int from = 0; from < text.length();) {
            int to = Math.min(text.length(), from + PIECE);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            sink.accept(new CellEvent.Output(output.cell(), output.stream(), text.substring(from, to)));
            from = to;
        }
    }
}
