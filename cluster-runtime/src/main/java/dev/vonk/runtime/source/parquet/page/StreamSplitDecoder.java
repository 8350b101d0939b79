package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.source.parquet.footer.UnreadableException;

/// Values of `width` bytes, all first bytes before all second bytes and so on (BYTE_STREAM_SPLIT).
final class StreamSplitDecoder extends PageDecoder {
    private final byte[] bytes;
    private final int start;
    private final int width;
    private final int values;
    private int next;

    StreamSplitDecoder(int width, byte[] bytes, int from, int end) {
        if (width <= 0 || (end - from) % width != 0) {
            throw UnreadableException.damaged("a page of " + (end - from) + " bytes for values of " + width);
        }
        this.bytes = bytes;
        this.start = from;
        this.width = width;
        this.values = (end - from) / width;
    }

    private int take(int count) {
        if (count > values - next) {
            throw tooFewValues();
        }
        int at = start + next;
        next += count;
        return at;
    }

    private int intAt(int at) {
        return bytes[at] & 255 | (bytes[at + values] & 255) << 8 | (bytes[at + 2 * values] & 255) << 16
                | bytes[at + 3 * values] << 24;
    }

    private long longAt(int at) {
        return intAt(at) & 0xffffffffL | (long) intAt(at + 4 * values) << 32;
    }

    @Override
    public void ints(int[] out, int from, int count) {
        int at = take(count);
        for (int i = 0; i < count; i++) {
            out[from + i] = intAt(at + i);
        }
    }

    @Override
    public void floats(float[] out, int from, int count) {
        int at = take(count);
        for (int i = 0; i < count; i++) {
            out[from + i] = Float.intBitsToFloat(intAt(at + i));
        }
    }

    @Override
    public void longs(long[] out, int from, int count) {
        int at = take(count);
        for (int i = 0; i < count; i++) {
            out[from + i] = longAt(at + i);
        }
    }

    @Override
    public void doubles(double[] out, int from, int count) {
        int at = take(count);
        for (int i = 0; i < count; i++) {
            out[from + i] = Double.longBitsToDouble(longAt(at + i));
        }
    }

    @Override
    public void texts(Target.Texts out, int from, int count) {
        int at = take(count);
        var one = new byte[width];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                one[k] = bytes[at + i + k * values];
            }
            out.one(one, 0, width, from + i);
        }
    }

    @Override
    public void skip(int count) {
        take(count);
    }
}
