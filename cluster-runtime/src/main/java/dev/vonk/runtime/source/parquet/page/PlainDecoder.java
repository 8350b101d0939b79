package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.source.parquet.footer.ParquetType;
import java.lang.foreign.MemorySegment;

/// Values of fixed length as they are, lowest byte first; booleans as bits.
final class PlainDecoder extends PageDecoder {
    private final byte[] bytes;
    private final MemorySegment segment;
    private final int end;
    private final int width;
    private int position;
    private int bit;

    PlainDecoder(ParquetType type, int typeLength, byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.segment = MemorySegment.ofArray(bytes);
        this.end = end;
        this.position = from;
        this.width = type == ParquetType.FIXED_LEN_BYTE_ARRAY ? typeLength : type.width();
    }

    private int take(int count) {
        int at = position;
        if ((long) count * width > end - position) {
            throw tooFewValues();
        }
        position += count * width;
        return at;
    }

    @Override
    public void ints(int[] out, int from, int count) {
        MemorySegment.copy(segment, LittleEndian.INTS, take(count), out, from, count);
    }

    @Override
    public void longs(long[] out, int from, int count) {
        MemorySegment.copy(segment, LittleEndian.LONGS, take(count), out, from, count);
    }

    @Override
    public void floats(float[] out, int from, int count) {
        MemorySegment.copy(segment, LittleEndian.FLOATS, take(count), out, from, count);
    }

    @Override
    public void doubles(double[] out, int from, int count) {
        MemorySegment.copy(segment, LittleEndian.DOUBLES, take(count), out, from, count);
    }

    @Override
    public void booleans(byte[] out, int from, int count) {
        if (count > (end - position) * 8L - bit) {
            throw tooFewValues();
        }
        for (int i = 0; i < count; i++) {
            int index = bit + i;
            out[from + i] = (byte) (bytes[position + (index >>> 3)] >>> (index & 7) & 1);
        }
        skipBits(count);
    }

    @Override
    public void texts(Target.Texts out, int from, int count) {
        out.fixed(bytes, take(count), width, from, count);
    }

    @Override
    public void skip(int count) {
        if (width > 0) {
            take(count);
        } else {
            skipBits(count);
        }
    }

    private void skipBits(int count) {
        position += (int) (((long) bit + count) >>> 3);
        bit = bit + count & 7;
    }
}
