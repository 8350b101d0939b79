package dev.vonk.runtime.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Bytes that grow, little-endian, with whole arrays put in at memory speed.
final class ByteSink {
    private ByteBuffer buffer;

    ByteSink(int capacity) {
        buffer = ByteBuffer.allocate(Math.max(64, capacity)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void room(long more) {
        long needed = buffer.position() + more;
        if (needed > buffer.capacity()) {
            if (needed > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException("a batch of more than two gigabytes cannot be put into bytes");
            }
            long doubled = Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, buffer.capacity() * 2L));
            var grown = ByteBuffer.allocate((int) doubled).order(ByteOrder.LITTLE_ENDIAN);
            grown.put(buffer.flip());
            buffer = grown;
        }
    }

    void putByte(int value) {
        room(1);
        buffer.put((byte) value);
    }

    void putInt(int value) {
        room(4);
        buffer.putInt(value);
    }

    void putLong(long value) {
        room(8);
        buffer.putLong(value);
    }

    void put(byte[] values, int from, int count) {
        room(count);
        buffer.put(values, from, count);
    }

    void put(short[] values, int from, int count) {
        room(2L * count);
        buffer.asShortBuffer().put(values, from, count);
        buffer.position(buffer.position() + 2 * count);
    }

    void put(int[] values, int from, int count) {
        room(4L * count);
        buffer.asIntBuffer().put(values, from, count);
        buffer.position(buffer.position() + 4 * count);
    }

    void put(long[] values, int from, int count) {
        room(8L * count);
        buffer.asLongBuffer().put(values, from, count);
        buffer.position(buffer.position() + 8 * count);
    }

    void put(float[] values, int from, int count) {
        room(4L * count);
        buffer.asFloatBuffer().put(values, from, count);
        buffer.position(buffer.position() + 4 * count);
    }

    void put(double[] values, int from, int count) {
        room(8L * count);
        buffer.asDoubleBuffer().put(values, from, count);
        buffer.position(buffer.position() + 8 * count);
    }

    int size() {
        return buffer.position();
    }

    /// The bytes so far, the first [#size] of the array.
    byte[] array() {
        return buffer.array();
    }

    void clear() {
        buffer.clear();
    }
}
