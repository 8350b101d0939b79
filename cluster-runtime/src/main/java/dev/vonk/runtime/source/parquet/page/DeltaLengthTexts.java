package dev.vonk.runtime.source.parquet.page;

/// Texts, their lengths before all their bytes (DELTA_LENGTH_BYTE_ARRAY).
final class DeltaLengthTexts extends PageDecoder {
    private final DeltaDecoder lengths;
    private final byte[] bytes;
    private final int end;
    private int position;
    private int[] sizes = new int[0];

    DeltaLengthTexts(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        lengths = new DeltaDecoder(bytes, from, end);
        position = lengths.endOfValues();
    }

    @Override
    public void texts(Target.Texts out, int from, int count) {
        int at = next(count);
        out.concatenated(bytes, at, sizes, from, count);
    }

    @Override
    public void skip(int count) {
        next(count);
    }

    /// Reads `count` sizes and passes their bytes, the start of which is returned.
    private int next(int count) {
        if (sizes.length < count) {
            sizes = new int[count];
        }
        lengths.ints(sizes, 0, count);
        long total = 0;
        int signs = 0;
        for (int i = 0; i < count; i++) {
            total += sizes[i];
            signs |= sizes[i];
        }
        if (signs < 0 || total > end - position) {
            throw tooFewValues();
        }
        int at = position;
        position += (int) total;
        return at;
    }

    /// One more text: its start, and its size in `size[0]`.
    int nextOne(int[] size) {
        int at = next(1);
        size[0] = sizes[0];
        return at;
    }
}
