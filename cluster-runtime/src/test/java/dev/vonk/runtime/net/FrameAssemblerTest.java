package dev.vonk.runtime.net;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class FrameAssemblerTest {
    private final List<byte[]> frames = new ArrayList<>();
    private final FrameAssembler assembler = new FrameAssembler((type, payload) -> frames.add(payload));

    private void accept(byte[] bytes) throws ProtocolException {
        assembler.accept(Unpooled.wrappedBuffer(bytes));
    }

    @Test
    void piecesOfAnySizeGiveTheSameFrames() throws Exception {
        Random random = new Random(3);
        List<byte[]> sent = new ArrayList<>();
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int length : new int[]{0, 1, 5, 65_535, 65_536, 65_537, 0, 1 << 20, 3_000_000, 7}) {
            byte[] payload = new byte[length];
            random.nextBytes(payload);
            sent.add(payload);
            wire.write(Frame.header(Frame.FIRST_DATA, length));
            wire.write(payload);
        }
        assembler.trust();
        byte[] all = wire.toByteArray();
        for (int position = 0; position < all.length;) {
            int count = Math.min(all.length - position, random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(100_000));
            accept(Handshake.slice(all, position, position + count));
            position += count;
        }
        assertEquals(sent.size(), frames.size());
        for (int i = 0; i < sent.size(); i++) {
            assertArrayEquals(sent.get(i), frames.get(i));
        }
    }

    @Test
    void aLengthThatNoBytesFollowCostsLittle() throws Exception {
        assembler.trust();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        // What is loaded for the first bytes is not meant.
        accept(Frame.header(Frame.FIRST_DATA, 10));
        accept(new byte[10]);
        byte[] lie = Frame.header(Frame.FIRST_DATA, Frame.DATA_LIMIT);
        long before = threads.getCurrentThreadAllocatedBytes();
        accept(lie);
        accept(new byte[1000]);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1 << 20, allocated + " bytes");
    }

    @Test
    void limitsDependOnTrustAndType() throws Exception {
        assertThrows(ProtocolException.class, () -> accept(Frame.header(Frame.PROOF, Frame.STRANGER_LIMIT + 1)));
        FrameAssembler known = new FrameAssembler((type, payload) -> frames.add(payload));
        known.trust();
        known.accept(Unpooled.wrappedBuffer(Frame.header(Frame.FIRST_DATA - 1, Frame.CONTROL_LIMIT)));
        FrameAssembler other = new FrameAssembler((type, payload) -> frames.add(payload));
        other.trust();
        byte[] tooLarge = Frame.header(Frame.FIRST_DATA - 1, Frame.CONTROL_LIMIT + 1);
        assertThrows(ProtocolException.class, () -> other.accept(Unpooled.wrappedBuffer(tooLarge)));
    }
}
