package dev.vonk.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// A batch in bytes and back: the one form in which batches are spilled, kept as blocks and sent.
///
/// A frame, all little-endian:
///
///     int    length of the body as stored
///     int    CRC32C of all that follows
///     int    length of the body unpacked
///     byte   how the body is packed: an ordinal of Packing
///     body   int rows, int columns, then each column as VectorCodec.writes it
///
/// Encodings are kept, selections are resolved. Whatever the bytes are, decoding them gives a sound batch or an
/// IOException, and takes no more memory than the lengths that were checked allow. An instance reuses its buffers: one
/// thread.
public final class BatchCodec {
    /// Bytes before the body.
    public static final int HEADER = 13;
    /// The most bytes of a frame that travels or lies in a block, and of its body unpacked: a network message has room
    /// for it.
    public static final int LARGEST_FRAME = (64 << 20) - (64 << 10);
    /// The most rows of a batch.
    public static final int MOST_ROWS = 1 << 26;

    private static final int CHECKED_FROM = 8;

    private final Packing packing;
    private final ByteSink plain = new ByteSink(1 << 16);
    private final Scratch scratch = new Scratch();
    private byte[] packed = new byte[0];

    public BatchCodec(Packing packing) {
        this.packing = packing;
    }

    /// The frame of the rows of `batch` that count.
    public byte[] encode(Batch batch) {
        var frame = frame(batch);
        var own = new byte[frame.remaining()];
        frame.get(own);
        return own;
    }

    /// The frame of the rows of `batch` that count, good until the next call.
    public ByteBuffer frame(Batch batch) {
        return finish(body(batch));
    }

    /// Puts a batch into bytes, behind room for the header.
    ///
    /// @return the length of the body
    int body(Batch batch) {
        plain.clear();
        plain.putLong(0);
        plain.putInt(0);
        plain.putByte(0);
        plain.putInt(batch.rowCount());
        plain.putInt(batch.width());
        for (int i = 0; i < batch.width(); i++) {
            VectorCodec.write(batch.dense(i, scratch), plain);
        }
        return plain.size() - HEADER;
    }

    /// The frame of the `size` bytes that [#body] has just made.
    ByteBuffer finish(int size) {
        int bound = Packer.bound(packing, size);
        if (bound > 0) {
            if (packed.length < HEADER + bound) {
                packed = new byte[HEADER + bound];
            }
            int less = Packer.pack(packing, plain.array(), HEADER, size, packed, HEADER);
            if (less < size) {
                return withHeader(packed, less, size, packing);
            }
        }
        return withHeader(plain.array(), size, size, Packing.NONE);
    }

    private static ByteBuffer withHeader(byte[] frame, int stored, int unpacked, Packing packing) {
        var buffer = ByteBuffer.wrap(frame, 0, HEADER + stored).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(0, stored).putInt(8, unpacked).put(12, (byte) packing.ordinal());
        return buffer.putInt(4, checksum(frame, 0, HEADER + stored));
    }

    private static int checksum(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from + CHECKED_FROM, length - CHECKED_FROM);
        return (int) crc.getValue();
    }

    /// The length of the whole frame that starts at `from`, of which at least [#HEADER] bytes are there.
    public static int frameLength(byte[] bytes, int from) {
        return HEADER + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(from);
    }

    /// The batch in a frame; its arrays are new.
    ///
    /// @throws IOException where the bytes are damaged or cut short
    public static Batch decode(byte[] frame) throws IOException {
        return decode(frame, 0, frame.length);
    }

    /// The batch in the frame `bytes[from .. from + length)`, which is no larger than [#LARGEST_FRAME] unpacked.
    ///
    /// @throws IOException where the bytes are damaged or cut short
    public static Batch decode(byte[] bytes, int from, int length) throws IOException {
        return decode(bytes, from, length, LARGEST_FRAME);
    }

    /// The batch in the frame `bytes[from .. from + length)`.
    ///
    /// @param mostUnpacked the most bytes that its body may have unpacked
    /// @throws IOException where the bytes are damaged or cut short
    public static Batch decode(byte[] bytes, int from, int length, int mostUnpacked) throws IOException {
        verify(bytes, from, length);
        var header = ByteBuffer.wrap(bytes, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        int stored = length - HEADER;
        int unpacked = header.getInt(8);
        var packing = Packing.values()[header.get(12)];
        if (unpacked > mostUnpacked) {
            throw VectorDecoder.damaged("it says to be " + unpacked + " bytes unpacked");
        }
        if (packing == Packing.NONE) {
            return body(ByteBuffer.wrap(bytes, from + HEADER, stored).slice());
        }
        return body(ByteBuffer.wrap(Packer.unpack(packing, bytes, from + HEADER, stored, unpacked)));
    }

    /// Makes sure that `bytes[from .. from + length)` is one whole frame as it was written, without unpacking it.
    ///
    /// @throws IOException where it is not
    public static void verify(byte[] bytes, int from, int length) throws IOException {
        if (length < HEADER) {
            throw VectorDecoder.damaged("it is cut short: " + length + " bytes");
        }
        var header = ByteBuffer.wrap(bytes, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        int stored = header.getInt(0);
        int unpacked = header.getInt(8);
        int packing = header.get(12);
        boolean known = packing >= 0 && packing < Packing.values().length;
        if (stored != length - HEADER || !known || (packing == 0 ? unpacked != stored : unpacked <= stored)) {
            throw VectorDecoder.damaged("its header does not fit its " + length + " bytes");
        }
        if (header.getInt(4) != checksum(bytes, from, length)) {
            throw VectorDecoder.damaged("its checksum is wrong");
        }
    }

    private static Batch body(ByteBuffer buffer) throws IOException {
        return new VectorDecoder(buffer.order(ByteOrder.LITTLE_ENDIAN)).batch();
    }
}
