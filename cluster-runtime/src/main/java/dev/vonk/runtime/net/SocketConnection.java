package dev.vonk.runtime.net;

import dev.vonk.runtime.code.pack.UnreadableObjectException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.internal.net.NetSocketInternal;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A connection over one socket. Everything but sending happens on the socket's event loop.
final class SocketConnection implements Connection {
    /// How long what was sent before a close may take to go out.
    private static final long LAST_WORDS_SECONDS = 5;
    private static final int LONGEST_SENTENCE = 1000;

    private final NetSocketInternal socket;
    private final ChannelHandlerContext channel;
    private final EventExecutor loop;
    private final Connections connections;
    private final Object owner;
    private final OutgoingFrames outgoing;
    private final FrameAssembler incoming = new FrameAssembler(this::frame);
    private final String remote;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile long heardNanos = System.nanoTime();
    private volatile Phase phase;
    private boolean ended;

    /// On the event loop of `socket`.
    ///
    /// @param owner whoever closes the connection when it is closed itself
    SocketConnection(NetSocketInternal socket, Connections connections, Object owner) {
        this.socket = socket;
        this.channel = socket.channelHandlerContext();
        this.loop = channel.executor();
        this.connections = connections;
        this.owner = owner;
        this.outgoing = new OutgoingFrames(channel);
        this.remote = String.valueOf(socket.remoteAddress());
        this.phase = new SilentPhase();
    }

    /// From now on `first` is told of everything that arrives.
    void start(Phase first) {
        phase = first;
        connections.add(this);
        channel.channel().closeFuture().addListener(closed -> connections.remove(this));
        socket.messageHandler(this::arrived);
        socket.exceptionHandler(failure -> end(new CloseReason.Broken(sentence(failure))));
        socket.closeHandler(nothing -> end(new CloseReason.Broken(
                "the other side went without a word; its process may have ended")));
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private void arrived(Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            heardNanos = System.nanoTime();
            incoming.accept(bytes);
        } catch (ProtocolException nonsense) {
            end(new CloseReason.Protocol(nonsense.sentence()));
        } catch (UnreadableObjectException | BufferUnderflowException nonsense) {
            end(new CloseReason.Protocol("a message that nobody can read"));
        } catch (RuntimeException | Error bug) {
            end(new CloseReason.Here("an error in the process that received: " + bug));
            report(bug);
        } finally {
            bytes.release();
        }
    }

    /// Nothing above would show it: the socket's own handlers take what is thrown for a broken connection.
    static void report(Throwable bug) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, bug);
    }

    private void frame(int type, byte[] payload) throws ProtocolException {
        if (!ended) {
            phase.frame(type, payload);
        }
    }

    /// From the next frame on, sizes are those of a known peer.
    void trust() {
        incoming.trust();
    }

    /// The handshake is done: `accepted` goes out, then what was sent meanwhile.
    void open(ConnectionHandler handler) {
        phase = new OpenPhase(this, handler);
        trust();
        outgoing.release();
    }

    /// Frames of the handshake, which go out before all others.
    void sendInHandshake(int type, byte[] payload) {
        outgoing.sendFirst(type, payload);
    }

    @Override
    public void send(int type, byte[]... parts) {
        if (type < Frame.FIRST_FREE || type > Frame.LAST) {
            throw new IllegalArgumentException("frame type " + type);
        }
        long length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        if (length > Frame.limit(type)) {
            throw new IllegalArgumentException("a frame of " + length + " bytes for type " + type);
        }
        outgoing.add(type, parts);
    }

    /// Says that this process lives, unless other frames say so already.
    void ping() {
        if (outgoing.unsent() == 0) {
            outgoing.add(Frame.PING);
        }
    }

    @Override
    public long unsentBytes() {
        return outgoing.unsent();
    }

    @Override
    public void awaitWritable(long maxUnsentBytes) throws InterruptedException {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("an event loop must not wait");
        }
        outgoing.awaitAtMost(maxUnsentBytes);
    }

    @Override
    public void close(String reason) {
        close(new CloseReason.Here(reason));
    }

    /// Ends the connection from any thread.
    void close(CloseReason reason) {
        if (!open.getAndSet(false)) {
            return;
        }
        if (loop.inEventLoop()) {
            end(reason);
            return;
        }
        try {
            loop.execute(() -> end(reason));
        } catch (RejectedExecutionException closed) {
            // The network was closed meanwhile, and this connection with it.
        }
    }

    /// On the event loop: ends the connection, once, and tells who is to know.
    void end(CloseReason reason) {
        open.set(false);
        if (ended) {
            return;
        }
        ended = true;
        switch (reason) {
            case CloseReason.Here(String sentence) -> leave(sentence);
            case CloseReason.Protocol(String sentence) -> leave(sentence);
            case CloseReason.Silent(Duration duration) -> cut();
            case CloseReason.Broken(String sentence) -> cut();
            case CloseReason.ByPeer(String sentence) -> cut();
        }
        tell(reason);
    }

    private void tell(CloseReason reason) {
        try {
            phase.closed(reason);
        } catch (RuntimeException | Error bug) {
            report(bug);
        }
    }

    private void leave(String sentence) {
        if (phase.isHandshake()) {
            cut();
            return;
        }
        String shown = sentence.length() > LONGEST_SENTENCE ? sentence.substring(0, LONGEST_SENTENCE) : sentence;
        outgoing.add(Frame.BYE, shown.getBytes(StandardCharsets.UTF_8));
        outgoing.endAfterAll(this::cut);
        loop.schedule(this::cut, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    }

    private void cut() {
        outgoing.discard();
        channel.close();
    }

    /// Ends a handshake after the frames of it have gone out.
    void endHandshake(CloseReason reason) {
        open.set(false);
        if (!ended) {
            ended = true;
            outgoing.dropHeld();
            outgoing.endAfterAll(this::cut);
            loop.schedule(this::cut, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            tell(reason);
        }
    }

    boolean isOwnedBy(Object someone) {
        return owner == someone;
    }

    EventExecutor loop() {
        return loop;
    }

    NetSocketInternal socket() {
        return socket;
    }

    /// When the last byte arrived, by [System#nanoTime].
    long heardNanos() {
        return heardNanos;
    }

    /// The silence so far does not count: this process was asleep itself.
    void excuse(long nowNanos) {
        heardNanos = nowNanos;
    }

    boolean isHandshake() {
        return phase.isHandshake();
    }

    @Override
    public boolean isOpen() {
        return open.get();
    }

    @Override
    public String remote() {
        return remote;
    }

    @Override
    public String toString() {
        return "Connection(" + remote + ")";
    }

    /// Before the first phase.
    private static final class SilentPhase implements Phase {
        @Override
        public void frame(int type, byte[] payload) throws ProtocolException {
            throw new ProtocolException("a frame before the handshake");
        }

        @Override
        public void closed(CloseReason reason) {
        }
    }
}
