package dev.vonk.runtime.source.parquet.footer;

import org.jspecify.annotations.Nullable;

/// What stands before each page.
///
/// @param headerSize bytes of the header itself
/// @param compressedSize bytes of the page that follow
/// @param checksum CRC-32 of those bytes; null where not written
/// @param values how many values and nulls, or dictionary entries
/// @param levelEncoding how the definition levels are written
/// @param definitionSize bytes of the definition levels, of a page of version 2
/// @param repetitionSize bytes of the repetition levels, of a page of version 2
/// @param compressed whether the values are compressed, of a page of version 2
public record PageHeader(Kind kind, int headerSize, int uncompressedSize, int compressedSize,
        @Nullable Integer checksum,
        int values, Encoding encoding, Encoding levelEncoding, int definitionSize, int repetitionSize,
        boolean compressed) {

    /// What a page holds.
    public enum Kind {
        DATA, INDEX, DICTIONARY, DATA_V2
    }

    /// Reads the header at `from`.
    public static PageHeader read(byte[] bytes, int from, int end) {
        var in = new CompactReader(bytes, from, end);
        int kind = -1;
        int uncompressedSize = -1;
        int compressedSize = -1;
        Integer checksum = null;
        var body = new Body();
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> kind = in.i32();
                case 2 -> uncompressedSize = in.i32();
                case 3 -> compressedSize = in.i32();
                case 4 -> checksum = in.i32();
                case 5 -> body.readData(in);
                case 7 -> body.readDictionary(in);
                case 8 -> body.readV2(in);
                default -> in.skip();
            }
        }
        if (kind < 0 || kind > 3 || uncompressedSize < 0 || compressedSize < 0 || kind != 1 && body.values < 0) {
            throw UnreadableException.damaged("a page header of type " + kind + " with " + body.values + " values, "
                    + compressedSize + " bytes, uncompressed " + uncompressedSize);
        }
        return new PageHeader(Kind.values()[kind], in.position() - from, uncompressedSize, compressedSize, checksum,
                body.values,
                body.encoding, body.levelEncoding, body.definitionSize, body.repetitionSize, body.compressed);
    }

    private static final class Body {
        int values = -1;
        Encoding encoding = Encoding.PLAIN;
        Encoding levelEncoding = Encoding.RLE;
        int definitionSize;
        int repetitionSize;
        boolean compressed = true;

        void readData(CompactReader in) {
            in.enterField();
            for (int id = in.next(); id != 0; id = in.next()) {
                switch (id) {
                    case 1 -> values = in.i32();
                    case 2 -> encoding = Encoding.of(in.i32());
                    case 3 -> levelEncoding = Encoding.of(in.i32());
                    default -> in.skip();
                }
            }
        }

        void readDictionary(CompactReader in) {
            in.enterField();
            for (int id = in.next(); id != 0; id = in.next()) {
                switch (id) {
                    case 1 -> values = in.i32();
                    case 2 -> encoding = Encoding.of(in.i32());
                    default -> in.skip();
                }
            }
        }

        void readV2(CompactReader in) {
            in.enterField();
            for (int id = in.next(); id != 0; id = in.next()) {
                switch (id) {
                    case 1 -> values = in.i32();
                    case 4 -> encoding = Encoding.of(in.i32());
                    case 5 -> definitionSize = in.i32();
                    case 6 -> repetitionSize = in.i32();
                    case 7 -> compressed = in.bool();
                    default -> in.skip();
                }
            }
        }
    }

    /// A data page of version 1, to be written.
    public static PageHeader data(int values, Encoding encoding, int uncompressedSize, int compressedSize,
            int checksum) {
        return new PageHeader(Kind.DATA, 0, uncompressedSize, compressedSize, checksum, values, encoding, Encoding.RLE,
                0, 0, true);
    }

    /// A dictionary page, to be written.
    public static PageHeader dictionary(int values, int uncompressedSize, int compressedSize, int checksum) {
        return new PageHeader(Kind.DICTIONARY, 0, uncompressedSize, compressedSize, checksum, values, Encoding.PLAIN,
                Encoding.RLE, 0, 0, true);
    }

    /// Its bytes: of a data page of version 1 or a dictionary page.
    public byte[] toBytes() {
        var out = new CompactWriter();
        out.enter();
        out.i32(1, kind.ordinal());
        out.i32(2, uncompressedSize);
        out.i32(3, compressedSize);
        if (checksum != null) {
            out.i32(4, checksum);
        }
        out.struct(kind == Kind.DATA ? 5 : 7);
        out.i32(1, values);
        out.i32(2, encoding.ordinal());
        if (kind == Kind.DATA) {
            out.i32(3, Encoding.RLE.ordinal());
            out.i32(4, Encoding.RLE.ordinal());
        }
        out.leave();
        out.leave();
        return out.toByteArray();
    }
}
