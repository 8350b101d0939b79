package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.FrameReader;
import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.protocol.BlockFrame;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.FromPeer;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.ToPeer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The serving end of a connection over which another worker fetches blocks. Each block is sent by a virtual thread,
/// which waits where the asker has granted no more bytes.
final class PeerServer implements ConnectionHandler {
    private static final long MOST_UNSENT = 8L << 20;
    private static final int MOST_STREAMS = 4096;

    private final Connection connection;
    private final ServedBlocks served;
    private final Map<Integer, Grants> streams = new ConcurrentHashMap<>();

    PeerServer(Connection connection, ServedBlocks served) {
        this.connection = connection;
        this.served = served;
    }

    /// Bytes of one stream that may still be sent.
    private static final class Grants {
        private long left;
        private boolean closed;

        Grants(long left) {
            this.left = left;
        }

        /// Waits until something may be sent.
        ///
        /// @return false where nothing is wanted any more
        synchronized boolean take(long bytes) throws InterruptedException {
            while (left <= 0 && !closed) {
                wait();
            }
            left -= bytes;
            return !closed;
        }

        synchronized void grant(long bytes) {
            left += bytes;
            notifyAll();
        }

        synchronized void close() {
            closed = true;
            notifyAll();
        }
    }

    @Override
    public void received(int type, byte[] payload) {
        if (type != FrameTypes.MESSAGE) {
            connection.close("a frame of type " + type + " has no place here");
            return;
        }
        switch (Messages.read(payload, ToPeer.class)) {
            case ToPeer.OpenBlock open -> open(open);
            case ToPeer.Grant(int stream, long bytes) -> {
                var grants = streams.get(stream);
                if (grants != null && bytes > 0) {
                    grants.grant(bytes);
                }
            }
            case ToPeer.CloseBlock(int stream) -> {
                var grants = streams.remove(stream);
                if (grants != null) {
                    grants.close();
                }
            }
        }
    }

    private void open(ToPeer.OpenBlock request) {
        var grants = new Grants(request.window());
        if (streams.size() >= MOST_STREAMS || streams.putIfAbsent(request.stream(), grants) != null) {
            connection.close("too many blocks at a time, or the same number twice");
            return;
        }
        Thread.ofVirtual().name("vonk-serve").start(() -> serve(request, grants));
    }

    private void serve(ToPeer.OpenBlock request, Grants grants) {
        try {
            send(request, served.find(request), grants);
        } catch (LostBlockException e) {
            answer(new FromPeer.BlockMissing(request.stream(), String.valueOf(e.getMessage())));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            answer(new FromPeer.BlockMissing(request.stream(), "reading " + request.id() + " failed: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(request.stream());
        }
    }

    private void send(ToPeer.OpenBlock request, FrameReader block, Grants grants)
            throws IOException, InterruptedException {
        try (var frames = block) {
            for (var frame = frames.next(); frame != null; frame = frames.next()) {
                if (!grants.take(frame.length)) {
                    return;
                }
                connection.awaitWritable(MOST_UNSENT);
                connection.send(FrameTypes.BLOCK, BlockFrame.header(request.stream()), frame);
            }
        }
        answer(new FromPeer.BlockEnd(request.stream()));
    }

    private void answer(FromPeer message) {
        connection.send(FrameTypes.MESSAGE, Messages.write(message));
    }

    @Override
    public void closed(CloseReason reason) {
        streams.values().forEach(Grants::close);
        streams.clear();
    }
}
