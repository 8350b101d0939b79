package dev.vonk.runtime.net;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes as they arrive to frames. A length is believed only as far as bytes have come: the array for a large payload
/// begins with 64 KiB and grows sixteenfold when it is full, so that a lie costs next to nothing and an honest frame is
/// copied little more than once.
final class FrameAssembler {
    private static final int FIRST_STEP = 64 << 10;
    private static final int GROWTH = 16;

    /// Takes whole frames.
    interface Sink {
        void frame(int type, byte[] payload) throws ProtocolException;
    }

    private final Sink sink;
    private final byte[] header = new byte[Frame.HEADER];
    private int headerBytes;
    private int length;
    private byte @Nullable [] payload;
    private int payloadBytes;
    private boolean trusted;

    FrameAssembler(Sink sink) {
        this.sink = sink;
    }

    /// From the next frame on, sizes are those of a known peer.
    void trust() {
        trusted = true;
    }

    /// Reads all of `chunk`.
    void accept(ByteBuf chunk) throws ProtocolException {
        while (chunk.isReadable()) {
            byte[] target = payload;
            if (target == null) {
                readHeader(chunk);
            } else {
                readPayload(chunk, target);
            }
        }
    }

    private void readHeader(ByteBuf chunk) throws ProtocolException {
        header[headerBytes++] = chunk.readByte();
        if (headerBytes == Integer.BYTES) {
            length = (header[0] & 0xff) << 24 | (header[1] & 0xff) << 16 | (header[2] & 0xff) << 8 | header[3] & 0xff;
            check(trusted ? Frame.DATA_LIMIT : Frame.STRANGER_LIMIT);
        }
        if (headerBytes == Frame.HEADER) {
            if (trusted) {
                check(Frame.limit(type()));
            }
            payload = new byte[Math.min(length, FIRST_STEP)];
            payloadBytes = 0;
            if (length == 0) {
                deliver(payload);
            }
        }
    }

    private void check(int limit) throws ProtocolException {
        if (length < 0 || length > limit) {
            throw new ProtocolException("a frame of " + length + " bytes, at most " + limit + " are allowed");
        }
    }

    private void readPayload(ByteBuf chunk, byte[] target) throws ProtocolException {
        int room = target.length - payloadBytes;
        int count = Math.min(room, chunk.readableBytes());
        chunk.readBytes(target, payloadBytes, count);
        payloadBytes += count;
        if (payloadBytes == length) {
            deliver(target);
        } else if (payloadBytes == target.length) {
            payload = Arrays.copyOf(target, (int) Math.min(length, (long) target.length * GROWTH));
        }
    }

    private void deliver(byte[] whole) throws ProtocolException {
        int type = type();
        payload = null;
        headerBytes = 0;
        sink.frame(type, whole);
    }

    private int type() {
        return header[Frame.HEADER - 1] & 0xff;
    }
}
