package dev.vonk.runtime.source.parquet.footer;

/// How values of a leaf column are stored. In the order of the numbers in the file.
public enum ParquetType {
    BOOLEAN(0), INT32(4), INT64(8), INT96(12), FLOAT(4), DOUBLE(8), BYTE_ARRAY(0), FIXED_LEN_BYTE_ARRAY(0);

    private static final ParquetType[] ALL = values();

    private final int width;

    ParquetType(int width) {
        this.width = width;
    }

    /// Bytes of one plain value, 0 where that is not said by the type alone.
    public int width() {
        return width;
    }

    static ParquetType of(int number) {
        if (number < 0 || number >= ALL.length) {
            throw UnreadableException.damaged("unknown storage type " + number);
        }
        return ALL[number];
    }
}
