package dev.vonk.runtime.source.parquet.page;

/// Texts, each after its length in 4 bytes.
final class PlainTexts extends PageDecoder {
    private final byte[] bytes;
    private final int end;
    private int position;

    PlainTexts(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    @Override
    public void texts(Target.Texts out, int from, int count) {
        position = out.lengthPrefixed(bytes, position, end, from, count);
    }

    @Override
    public void skip(int count) {
        int at = position;
        for (int i = 0; i < count; i++) {
            int length = end - at < 4 ? -1 : LittleEndian.getInt(bytes, at);
            if (length < 0 || length > end - at - 4) {
                throw tooFewValues();
            }
            at += 4 + length;
        }
        position = at;
    }
}
