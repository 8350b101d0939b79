package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.source.parquet.footer.UnreadableException;

/// Integers as differences, packed in blocks of small blocks (DELTA_BINARY_PACKED).
///
/// ```text
/// head:  values per block | small blocks per block | values | first value
/// block: least difference | a bit width for each small block | packed differences less the least
/// ```
final class DeltaDecoder extends PageDecoder {
    private static final int MOST_VALUES_A_BLOCK = 1 << 20;

    private final byte[] bytes;
    private final int end;
    private int position;

    private final int smallBlocks;
    private final int smallSize;
    private final long count;
    private long handedOut;
    private long value;

    private long leastDifference;
    private int widthsAt;
    private int smallBlock;
    private long[] differences = new long[0];
    private int next;
    private int loaded;

    DeltaDecoder(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        long blockSize = varint();
        long blocks = varint();
        count = varint();
        value = zigzag(varint());
        if (blockSize <= 0 || blockSize > MOST_VALUES_A_BLOCK || blocks <= 0 || blocks > blockSize
                || blockSize % blocks != 0
                || blockSize / blocks % 8 != 0 || count < 0) {
            throw UnreadableException.damaged("delta-coded values in " + blocks + " blocks of " + blockSize);
        }
        smallBlocks = (int) blocks;
        smallSize = (int) (blockSize / blocks);
        smallBlock = smallBlocks;
    }

    /// How many values there are.
    long count() {
        return count;
    }

    /// The position behind all values; leaves this decoder as it is.
    int endOfValues() {
        var other = new DeltaDecoder(this);
        return other.toEnd();
    }

    private DeltaDecoder(DeltaDecoder of) {
        this.bytes = of.bytes;
        this.end = of.end;
        this.position = of.position;
        this.smallBlocks = of.smallBlocks;
        this.smallSize = of.smallSize;
        this.count = of.count;
        this.smallBlock = of.smallBlocks;
    }

    private int toEnd() {
        for (long left = count - 1; left > 0; left -= smallSize) {
            startSmallBlock();
        }
        return position;
    }

    @Override
    public void longs(long[] out, int from, int count) {
        check(count);
        int done = 0;
        if (handedOut == 0 && count > 0) {
            out[from] = value;
            done = 1;
        }
        while (done < count) {
            if (next == loaded) {
                load();
            }
            int now = Math.min(loaded - next, count - done);
            long sum = value;
            for (int i = 0; i < now; i++) {
                sum += differences[next + i];
                out[from + done + i] = sum;
            }
            value = sum;
            next += now;
            done += now;
        }
        handedOut += count;
    }

    @Override
    public void ints(int[] out, int from, int count) {
        check(count);
        int done = 0;
        if (handedOut == 0 && count > 0) {
            out[from] = (int) value;
            done = 1;
        }
        while (done < count) {
            if (next == loaded) {
                load();
            }
            int now = Math.min(loaded - next, count - done);
            int sum = (int) value;
            for (int i = 0; i < now; i++) {
                sum += (int) differences[next + i];
                out[from + done + i] = sum;
            }
            value = sum;
            next += now;
            done += now;
        }
        handedOut += count;
    }

    @Override
    public void skip(int count) {
        var passed = new long[Math.min(count, 1024)];
        for (int left = count; left > 0; left -= passed.length) {
            longs(passed, 0, Math.min(left, passed.length));
        }
    }

    private void check(int wanted) {
        if (wanted > count - handedOut) {
            throw tooFewValues();
        }
    }

    private void load() {
        int width = startSmallBlock();
        int at = position - smallSize / 8 * width;
        if (differences.length < smallSize) {
            differences = new long[smallSize];
        }
        BitUnpacking.unpackLongs(bytes, at, width, smallSize, leastDifference, differences);
        next = 0;
        loaded = smallSize;
    }

    /// Goes past the next small block and returns its bit width.
    private int startSmallBlock() {
        if (smallBlock == smallBlocks) {
            leastDifference = zigzag(varint());
            widthsAt = position;
            smallBlock = 0;
            if (smallBlocks > end - position) {
                throw tooFewValues();
            }
            position += smallBlocks;
        }
        int width = bytes[widthsAt + smallBlock++] & 255;
        if (width > 64 || (long) smallSize / 8 * width > end - position) {
            throw tooFewValues();
        }
        position += smallSize / 8 * width;
        return width;
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw tooFewValues();
            }
            int next = bytes[position++];
            number |= (long) (next & 127) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw UnreadableException.damaged("a delta-coded number of more than 64 bits");
    }

    private static long zigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }
}
