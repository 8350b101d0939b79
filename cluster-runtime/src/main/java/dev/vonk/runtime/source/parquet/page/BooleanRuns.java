package dev.vonk.runtime.source.parquet.page;

/// Booleans as runs, behind their size in 4 bytes.
final class BooleanRuns extends PageDecoder {
    private final RunDecoder runs;
    private int[] numbers = new int[0];

    BooleanRuns(byte[] bytes, int from, int end) {
        if (end - from < 4) {
            throw tooFewValues();
        }
        int size = LittleEndian.getInt(bytes, from);
        if (size < 0 || size > end - from - 4) {
            throw tooFewValues();
        }
        runs = new RunDecoder(bytes, from + 4, from + 4 + size, 1);
    }

    @Override
    public void booleans(byte[] out, int from, int count) {
        if (numbers.length < count + 8) {
            numbers = new int[count + 8];
        }
        runs.read(numbers, 0, count);
        for (int i = 0; i < count; i++) {
            out[from + i] = (byte) numbers[i];
        }
    }

    @Override
    public void skip(int count) {
        runs.skip(count);
    }
}
