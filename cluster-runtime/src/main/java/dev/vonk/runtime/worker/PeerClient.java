package dev.vonk.runtime.worker;

import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.protocol.BlockFrame;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.FromPeer;
import dev.vonk.runtime.protocol.Introduction;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.ToPeer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A connection to another worker, over which blocks are fetched; several at a time.
final class PeerClient implements ConnectionHandler {
    private final String worker;
    private final Map<Integer, BlockStream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger lastStream = new AtomicInteger();
    private volatile @Nullable Connection connection;
    private volatile @Nullable String broken;

    private PeerClient(String worker) {
        this.worker = worker;
    }

    /// Connects to a worker.
    ///
    /// @throws LostBlockException where it does not answer
    static PeerClient connect(Network network, Secret secret, String worker, PeerAddresses addresses) {
        var endpoint = addresses.find(worker);
        if (endpoint == null) {
            throw new LostBlockException("worker " + worker + " is not known here");
        }
        var client = new PeerClient(worker);
        try {
            client.connection = network.connect(endpoint, secret, Introduction.of(Introduction.Role.PEER).bytes(),
                    client);
            return client;
        } catch (ConnectionRefused e) {
            throw new LostBlockException("worker " + worker + " at " + endpoint + " cannot be reached: "
                    + e.getMessage(), e);
        }
    }

    boolean isOpen() {
        var open = connection;
        return broken == null && open != null && open.isOpen();
    }

    /// Asks for a block.
    BlockStream open(BlockRequest request) {
        int number = lastStream.incrementAndGet();
        var stream = new BlockStream(this, number, request);
        streams.put(number, stream);
        send(request.message(number));
        var reason = broken;
        if (reason != null) {
            stream.fail(reason);
        }
        return stream;
    }

    void grant(int stream, long bytes) {
        send(new ToPeer.Grant(stream, bytes));
    }

    /// Forgets a block; the other side stops sending it unless all of it has been sent.
    void close(int stream, boolean complete) {
        if (streams.remove(stream) != null && !complete) {
            send(new ToPeer.CloseBlock(stream));
        }
    }

    private void send(ToPeer message) {
        var open = connection;
        if (open != null) {
            open.send(FrameTypes.MESSAGE, Messages.write(message));
        }
    }

    @Override
    public void received(int type, byte[] payload) {
        if (type == FrameTypes.BLOCK) {
            var stream = streams.get(BlockFrame.stream(payload));
            if (stream != null) {
                stream.arrived(payload);
            }
            return;
        }
        switch (Messages.read(payload, FromPeer.class)) {
            case FromPeer.BlockEnd(int number) -> {
                var stream = streams.get(number);
                if (stream != null) {
                    stream.end();
                }
            }
            case FromPeer.BlockMissing(int number, var reason) -> {
                var stream = streams.get(number);
                if (stream != null) {
                    stream.fail(worker + " says: " + reason);
                }
            }
        }
    }

    @Override
    public void closed(CloseReason reason) {
        var sentence = "the connection to worker " + worker + " ended: " + reason.sentence();
        broken = sentence;
        streams.values().forEach(stream -> stream.fail(sentence));
        streams.clear();
    }

    void close() {
        var open = connection;
        if (open != null) {
            open.close("no blocks are wanted any more");
        }
    }
}
