package dev.vonk.runtime.source.parquet.page;

import java.util.Arrays;

/// Bytes of a page that is being made. Grows; used again for the next page.
public final class PageBuffer {
    private byte[] bytes = new byte[4096];
    private int size;

    public void clear() {
        size = 0;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /// Makes room for `more` bytes and counts them as used; returns where they start.
    public int grow(int more) {
        int at = size;
        long needed = (long) size + more + PageDecoder.SLACK;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, bytes.length * 2L)));
        }
        size += more;
        return at;
    }

    public void u8(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    public void i32(int value) {
        int at = grow(4);
        LittleEndian.setInt(bytes, at, value);
    }

    public void i64(long value) {
        int at = grow(8);
        LittleEndian.setLong(bytes, at, value);
    }

    public void put(byte[] source, int from, int count) {
        int at = grow(count);
        System.arraycopy(source, from, bytes, at, count);
    }

    void varint(long value) {
        while ((value & ~127L) != 0) {
            u8((int) value & 127 | 128);
            value >>>= 7;
        }
        u8((int) value);
    }
}
