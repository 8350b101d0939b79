package dev.vonk.runtime.source.parquet.footer;

/// How the values of a page are written. In the order of the numbers in the file; the gap is a retired one.
public enum Encoding {
    PLAIN, RETIRED, PLAIN_DICTIONARY, RLE, BIT_PACKED, DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY,
    RLE_DICTIONARY, BYTE_STREAM_SPLIT;

    private static final Encoding[] ALL = values();

    /// Whether the values are codes into the chunk's dictionary.
    public boolean isDictionary() {
        return this == PLAIN_DICTIONARY || this == RLE_DICTIONARY;
    }

    static Encoding of(int number) {
        if (number < 0 || number >= ALL.length) {
            throw UnreadableException.damaged("unknown encoding " + number);
        }
        return ALL[number];
    }
}
