package dev.vonk.runtime.data;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// A batch in bytes and back: the one form in which batches are spilled, kept as blocks and sent.
///
/// A frame, all little-endian:
///
///     int    length of the body as stored
///     int    CRC32C of the body as stored
///     int    length of the body unpacked
///     byte   how the body is packed: an ordinal of Packing
///     body   int rows, int columns, then each column as VectorCodec writes it
///
/// Encodings are kept, selections are resolved. An instance reuses its buffers: one thread.
public final class BatchCodec {
    /// Bytes before the body.
    public static final int HEADER = 13;

    private static final int ZSTD_LEVEL = 1;

    private final Packing packing;
    private final ByteSink body = new ByteSink(1 << 16);
    private final Scratch scratch = new Scratch();

    public BatchCodec(Packing packing) {
        this.packing = packing;
    }

    /// The frame of the rows of `batch` that count.
    public byte[] encode(Batch batch) {
        body.clear();
        body.putInt(batch.rowCount());
        body.putInt(batch.width());
        for (int i = 0; i < batch.width(); i++) {
            VectorCodec.write(batch.dense(i, scratch), body);
        }
        return frame();
    }

    private byte[] frame() {
        int size = body.size();
        if (packing == Packing.ZSTD) {
            var frame = new byte[HEADER + Math.toIntExact(Zstd.compressBound(size))];
            long packed = Zstd.compressByteArray(frame, HEADER, frame.length - HEADER, body.array(), 0, size,
                    ZSTD_LEVEL);
            if (!Zstd.isError(packed) && packed < size) {
                return withHeader(java.util.Arrays.copyOf(frame, HEADER + (int) packed), size, Packing.ZSTD);
            }
        }
        var frame = new byte[Math.addExact(HEADER, size)];
        System.arraycopy(body.array(), 0, frame, HEADER, size);
        return withHeader(frame, size, Packing.NONE);
    }

    private static byte[] withHeader(byte[] frame, int unpacked, Packing packing) {
        var crc = new CRC32C();
        crc.update(frame, HEADER, frame.length - HEADER);
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(frame.length - HEADER).putInt((int) crc.getValue())
                .putInt(unpacked).put((byte) packing.ordinal());
        return frame;
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

    /// The batch in the frame `bytes[from .. from + length)`.
    ///
    /// @throws IOException where the bytes are damaged or cut short
    public static Batch decode(byte[] bytes, int from, int length) throws IOException {
        if (length < HEADER) {
            throw new IOException("a batch's frame is cut short: " + length + " bytes");
        }
        var header = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
        int stored = header.getInt();
        int crc = header.getInt();
        int unpacked = header.getInt();
        int packing = header.get();
        if (stored != length - HEADER || unpacked < 0 || packing < 0 || packing >= Packing.values().length) {
            throw new IOException("a batch's frame is damaged: its header does not fit its " + length + " bytes");
        }
        var sum = new CRC32C();
        sum.update(bytes, from + HEADER, stored);
        if ((int) sum.getValue() != crc) {
            throw new IOException("a batch's frame is damaged: its checksum is wrong");
        }
        return switch (Packing.values()[packing]) {
            case NONE -> body(ByteBuffer.wrap(bytes, from + HEADER, stored).slice());
            case ZSTD -> body(ByteBuffer.wrap(unpack(bytes, from + HEADER, stored, unpacked)));
        };
    }

    private static byte[] unpack(byte[] bytes, int from, int stored, int unpacked) throws IOException {
        var out = new byte[unpacked];
        long size = Zstd.decompressByteArray(out, 0, unpacked, bytes, from, stored);
        if (size != unpacked) {
            throw new IOException("a batch's frame is damaged: it does not unpack to " + unpacked + " bytes");
        }
        return out;
    }

    private static Batch body(ByteBuffer buffer) {
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        int rows = buffer.getInt();
        var columns = new Vector[buffer.getInt()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = VectorCodec.read(buffer);
        }
        return Batch.of(rows, columns);
    }
}
