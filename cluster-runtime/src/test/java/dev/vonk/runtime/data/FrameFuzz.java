package dev.vonk.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

/// Decodes frames with wrong bytes in them whose checksum is right: meant for a process of a small heap, where a length
/// that is believed ends it.
public final class FrameFuzz {
    private FrameFuzz() {
    }

    /// @param args how many frames
    public static void main(String[] args) {
        var random = new Random(42);
        var frames = frames();
        int sound = 0;
        int count = Integer.parseInt(args[0]);
        for (int i = 0; i < count; i++) {
            var frame = frames.get(random.nextInt(frames.size())).clone();
            mutate(frame, random);
            try {
                touch(BatchCodec.decode(frame));
                sound++;
            } catch (IOException _) {
                continue;
            }
        }
        System.out.println("sound " + sound + " of " + count);
    }

    private static List<byte[]> frames() {
        var frames = new ArrayList<byte[]>();
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomRows(seed, 20);
            var schema = random.schema(1 + seed % 6, RandomRows.allTypes());
            var codec = new BatchCodec(seed % 4 == 3 ? Packing.LZ4 : seed % 8 == 0 ? Packing.ZSTD : Packing.NONE);
            random.batches(schema, random.rows(schema, 70), 30).forEach(batch -> frames.add(codec.encode(batch)));
        }
        return frames;
    }

    private static void mutate(byte[] frame, Random random) {
        var buffer = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(12) == 0 ? 8 + random.nextInt(5) : 13 + random.nextInt(frame.length - 17);
            switch (random.nextInt(4)) {
                case 0 -> frame[at] = (byte) random.nextInt();
                case 1 -> frame[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> buffer.putInt(at, random.nextInt() >>> random.nextInt(32));
                default -> buffer.putInt(at, random.nextInt(8) - 4);
            }
        }
        var crc = new CRC32C();
        crc.update(frame, 8, frame.length - 8);
        buffer.putInt(4, (int) crc.getValue());
    }

    /// Reads every value: nothing may point outside.
    private static void touch(Batch batch) {
        for (int i = 0; i < batch.width(); i++) {
            var column = batch.column(i);
            if (column.length() > 100_000) {
                continue;
            }
            column.flat(Scratch.fresh());
            column.bytes();
            for (int row = 0; row < column.length(); row++) {
                VectorOrder.compare(column, row, column, 0);
            }
        }
    }
}
