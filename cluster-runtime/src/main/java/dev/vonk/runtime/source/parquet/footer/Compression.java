package dev.vonk.runtime.source.parquet.footer;

/// How pages are compressed. In the order of the numbers in the file.
public enum Compression {
    UNCOMPRESSED, SNAPPY, GZIP, LZO, BROTLI, LZ4, ZSTD, LZ4_RAW;

    private static final Compression[] ALL = values();

    static Compression of(int number) {
        if (number < 0 || number >= ALL.length) {
            throw UnreadableException.damaged("unknown compression " + number);
        }
        return ALL[number];
    }
}
