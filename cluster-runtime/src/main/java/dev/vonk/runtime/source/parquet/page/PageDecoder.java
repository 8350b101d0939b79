package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.source.parquet.footer.Encoding;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;

/// The values of one page one after the other, nulls left out. Which of the methods can be called follows from the
/// column's [ParquetType]; a decoder that cannot serve it is never made.
public abstract class PageDecoder {
    /// Bytes that can be read, though they mean nothing, behind any page.
    public static final int SLACK = 64;

    /// The decoder of a page's values, for all encodings but dictionary codes.
    ///
    /// @param typeLength bytes of a value of fixed length
    public static PageDecoder of(Encoding encoding, ParquetType type, int typeLength, byte[] bytes, int from, int end) {
        boolean fits = switch (encoding) {
            case PLAIN -> true;
            case RLE -> type == ParquetType.BOOLEAN;
            case DELTA_BINARY_PACKED -> type == ParquetType.INT32 || type == ParquetType.INT64;
            case DELTA_LENGTH_BYTE_ARRAY -> type == ParquetType.BYTE_ARRAY;
            case DELTA_BYTE_ARRAY -> type == ParquetType.BYTE_ARRAY || type == ParquetType.FIXED_LEN_BYTE_ARRAY;
            case BYTE_STREAM_SPLIT ->
                type != ParquetType.BOOLEAN && type != ParquetType.BYTE_ARRAY && type != ParquetType.INT96;
            case PLAIN_DICTIONARY, RLE_DICTIONARY, BIT_PACKED, RETIRED -> false;
        };
        if (!fits) {
            throw UnreadableException.unsupported("encoding " + encoding + " of " + type + " values",
                    "Write the file again with plain or dictionary encoding.");
        }
        return switch (encoding) {
            case RLE -> new BooleanRuns(bytes, from, end);
            case DELTA_BINARY_PACKED -> new DeltaDecoder(bytes, from, end);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthTexts(bytes, from, end);
            case DELTA_BYTE_ARRAY -> new DeltaTexts(bytes, from, end);
            case BYTE_STREAM_SPLIT -> new StreamSplitDecoder(
                    type == ParquetType.FIXED_LEN_BYTE_ARRAY ? typeLength : type.width(), bytes, from, end);
            case PLAIN, PLAIN_DICTIONARY, RLE_DICTIONARY, BIT_PACKED, RETIRED -> type == ParquetType.BYTE_ARRAY
                    ? new PlainTexts(bytes, from, end)
                    : new PlainDecoder(type, typeLength, bytes, from, end);
        };
    }

    public void ints(int[] out, int from, int count) {
        throw notFor("INT32");
    }

    public void longs(long[] out, int from, int count) {
        throw notFor("INT64");
    }

    public void floats(float[] out, int from, int count) {
        throw notFor("FLOAT");
    }

    public void doubles(double[] out, int from, int count) {
        throw notFor("DOUBLE");
    }

    /// 0 or 1 each.
    public void booleans(byte[] out, int from, int count) {
        throw notFor("BOOLEAN");
    }

    /// Texts or values of fixed length, which become rows `from` and following.
    public void texts(Target.Texts out, int from, int count) {
        throw notFor("BYTE_ARRAY");
    }

    /// Passes over `count` values.
    public abstract void skip(int count);

    private IllegalStateException notFor(String type) {
        return new IllegalStateException(getClass().getSimpleName() + " does not decode " + type);
    }

    static UnreadableException tooFewValues() {
        return UnreadableException.damaged("a page with fewer values than it says");
    }
}
