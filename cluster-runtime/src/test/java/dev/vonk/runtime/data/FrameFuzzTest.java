package dev.vonk.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FrameFuzzTest {
    @Test
    void wrongBytesUnderARightChecksumNeverDoMoreThanFail(@TempDir Path folder) throws Exception {
        var output = folder.resolve("output");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(java, "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), FrameFuzz.class.getName(), "100000"))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(300, TimeUnit.SECONDS), "it hangs");
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(output);
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("sound "), said);
    }

    private static byte[] frame(ByteBuffer body) {
        var bytes = new byte[body.capacity()];
        body.get(0, bytes);
        var buffer = ByteBuffer.allocate(BatchCodec.HEADER + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(bytes.length).putInt(0).putInt(bytes.length).put((byte) 0).put(bytes);
        var crc = new CRC32C();
        crc.update(buffer.array(), 8, buffer.capacity() - 8);
        return buffer.putInt(4, (int) crc.getValue()).array();
    }

    private static ByteBuffer body(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void lengthsThatNoBytesFollowAreRefused() {
        assertRefused(frame(body(8).putInt(1).putInt(Integer.MAX_VALUE)));
        assertRefused(frame(body(8).putInt(-1).putInt(0)));
        for (int tag = 0; tag < 15; tag++) {
            assertRefused(frame(body(14).putInt(1 << 25).putInt(1).put((byte) tag).putInt(1 << 25).put((byte) 0)));
            assertRefused(frame(body(14).putInt(1 << 25).putInt(1).put((byte) tag).putInt(1 << 25).put((byte) 1)));
        }
    }

    @Test
    void deepNestingIsRefused() {
        var nested = body(8 + 6 * 10_000).putInt(1).putInt(1);
        for (int i = 0; i < 10_000; i++) {
            nested.put((byte) VectorCodec.CONSTANT).putInt(1).put((byte) 0);
        }
        assertRefused(frame(nested));
    }

    @Test
    void aPackedFrameThatClaimsToBeHugeIsRefused() {
        for (var packing : List.of(Packing.LZ4, Packing.ZSTD)) {
            var frame = new BatchCodec(packing).encode(Batch.of(1000, new LongVector(new long[1000], 0, 1000, null)));
            assertEquals(packing.ordinal(), frame[12]);
            var buffer = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(8, BatchCodec.LARGEST_FRAME);
            var crc = new CRC32C();
            crc.update(frame, 8, frame.length - 8);
            assertRefused(buffer.putInt(4, (int) crc.getValue()).array());
        }
    }

    @Test
    void aConstantOfManyRowsIsLegal() throws IOException {
        int rows = BatchCodec.MOST_ROWS;
        var constant = new ConstantVector(LongVector.of(7), rows);
        assertEquals(rows, BatchCodec.decode(new BatchCodec(Packing.NONE).encode(Batch.of(rows, constant))).rowCount());
    }

    private static void assertRefused(byte[] frame) {
        assertThrows(IOException.class, () -> BatchCodec.decode(frame));
    }
}
