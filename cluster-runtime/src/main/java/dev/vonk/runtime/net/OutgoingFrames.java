package dev.vonk.runtime.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Frames on their way out. They wait here as the arrays they came in; the event loop copies them into the buffers that
/// go to the socket, small frames together, and never has more than [#WINDOW] in such buffers. So a slow reader costs
/// the arrays and nothing else, and the count of unsent bytes is exact with TLS as well.
final class OutgoingFrames {
    private static final int WINDOW = 1 << 20;
    private static final int BUFFER = 64 << 10;

    private final ChannelHandlerContext channel;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int sentOfFirst;
    private long unsent;
    private boolean held = true;
    private boolean pumping;
    private boolean ended;
    private @Nullable Runnable whenEmpty;

    /// Only the event loop uses it: bytes in buffers that the socket has not taken yet.
    private int inFlight;

    OutgoingFrames(ChannelHandlerContext channel) {
        this.channel = channel;
    }

    /// Appends a frame.
    void add(int type, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        synchronized (this) {
            if (ended || whenEmpty != null) {
                return;
            }
            waiting.add(Frame.header(type, length));
            for (byte[] part : parts) {
                if (part.length > 0) {
                    waiting.add(part);
                }
            }
            unsent += Frame.HEADER + length;
            if (held || pumping) {
                return;
            }
            pumping = true;
        }
        channel.executor().execute(this::pump);
    }

    /// Until [#release], frames are collected only; this one goes out before them.
    void sendFirst(int type, byte[] payload) {
        byte[] header = Frame.header(type, payload.length);
        synchronized (this) {
            unsent += header.length + payload.length;
        }
        write(channel.alloc().directBuffer(header.length + payload.length).writeBytes(header).writeBytes(payload));
        channel.flush();
    }

    /// Lets frames go out from now on.
    void release() {
        synchronized (this) {
            held = false;
            pumping = true;
        }
        pump();
    }

    /// Forgets what was collected before [#release].
    synchronized void dropHeld() {
        for (byte[] piece : waiting) {
            unsent -= piece.length;
        }
        waiting.clear();
    }

    /// Accepts no more frames and runs `then` on the event loop when those accepted have gone out.
    void endAfterAll(Runnable then) {
        synchronized (this) {
            if (whenEmpty != null || ended) {
                return;
            }
            whenEmpty = then;
            held = false;
            pumping = true;
            notifyAll();
        }
        pump();
    }

    /// Throws away what has not gone out; nobody waits any more.
    synchronized void discard() {
        ended = true;
        waiting.clear();
        unsent = 0;
        notifyAll();
    }

    private void pump() {
        ByteBuf buffer = next();
        while (buffer != null) {
            write(buffer);
            buffer = next();
        }
        channel.flush();
        endIfEmpty();
    }

    private void endIfEmpty() {
        Runnable then;
        synchronized (this) {
            if (inFlight > 0 || !waiting.isEmpty() || whenEmpty == null || ended) {
                return;
            }
            then = whenEmpty;
            ended = true;
        }
        then.run();
    }

    private void write(ByteBuf buffer) {
        int bytes = buffer.readableBytes();
        inFlight += bytes;
        channel.write(buffer).addListener(written -> gone(bytes));
    }

    /// The socket took `bytes`, or failed; then the connection's end follows.
    private void gone(int bytes) {
        inFlight -= bytes;
        synchronized (this) {
            if (!ended) {
                unsent -= bytes;
                notifyAll();
            }
            if (pumping || held || waiting.isEmpty() && whenEmpty == null || inFlight > WINDOW / 2) {
                return;
            }
            pumping = true;
        }
        // Not at once: this may be called from within a flush, and other connections want their turn.
        channel.executor().execute(this::pump);
    }

    /// The next bytes to write: as many as fit into one buffer. Null if there are none or enough are under way; then
    /// nobody pumps any more.
    private synchronized @Nullable ByteBuf next() {
        if (waiting.isEmpty() || inFlight >= WINDOW) {
            pumping = false;
            return null;
        }
        ByteBuf buffer = channel.alloc().directBuffer((int) Math.min(BUFFER, unsent - inFlight));
        int room = BUFFER;
        while (room > 0) {
            byte[] first = waiting.peek();
            if (first == null) {
                break;
            }
            int count = Math.min(room, first.length - sentOfFirst);
            buffer.writeBytes(first, sentOfFirst, count);
            room -= count;
            sentOfFirst += count;
            if (sentOfFirst == first.length) {
                waiting.remove();
                sentOfFirst = 0;
            }
        }
        return buffer;
    }

    synchronized long unsent() {
        return unsent;
    }

    synchronized void awaitAtMost(long bytes) throws InterruptedException {
        while (unsent > bytes && !ended && whenEmpty == null) {
            wait();
        }
    }
}
