package dev.vonk.runtime.source.parquet.footer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one leaf column of one row group lies in the file, and what is known of it.
///
/// @param values values and nulls, counting the elements of lists
/// @param dictionaryOffset 0 where there is no dictionary
/// @param columnIndex offset and length of the bounds of each page; null where not written
/// @param offsetIndex offset and length of the places of the pages; null where not written
public record ColumnChunk(ParquetType type, Compression compression, long values, long uncompressedSize,
        long compressedSize,
        long dataOffset, long dictionaryOffset, Bounds bounds, @Nullable Place columnIndex,
        @Nullable Place offsetIndex) {

    /// A range of the file.
    public record Place(long offset, int length) {}

    /// The same chunk with the places of its page indexes.
    public ColumnChunk withIndexes(@Nullable Place bounds, @Nullable Place places) {
        return new ColumnChunk(type, compression, values, uncompressedSize, compressedSize, dataOffset,
                dictionaryOffset, this.bounds,
                bounds, places);
    }

    /// The first byte, of the dictionary or else of the first data page.
    public long start() {
        return dictionaryOffset > 0 && dictionaryOffset < dataOffset ? dictionaryOffset : dataOffset;
    }

    static ColumnChunk read(CompactReader in) {
        ColumnChunk chunk = null;
        long columnIndexOffset = 0;
        int columnIndexLength = 0;
        long offsetIndexOffset = 0;
        int offsetIndexLength = 0;
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> {
                    String other = in.text();
                    if (!other.isEmpty()) {
                        throw UnreadableException.unsupported("column data kept in another file, " + other,
                                "Write the table again with the data in one file.");
                    }
                }
                case 3 -> chunk = readMetaData(in);
                case 4 -> offsetIndexOffset = in.i64();
                case 5 -> offsetIndexLength = in.i32();
                case 6 -> columnIndexOffset = in.i64();
                case 7 -> columnIndexLength = in.i32();
                case 8, 9 ->
                    throw UnreadableException.unsupported("an encrypted column", "Write the file without encryption.");
                default -> in.skip();
            }
        }
        if (chunk == null) {
            throw UnreadableException.damaged("a column chunk without metadata");
        }
        return new ColumnChunk(chunk.type, chunk.compression, chunk.values, chunk.uncompressedSize,
                chunk.compressedSize,
                chunk.dataOffset, chunk.dictionaryOffset, chunk.bounds,
                columnIndexLength > 0 ? new Place(columnIndexOffset, columnIndexLength) : null,
                offsetIndexLength > 0 ? new Place(offsetIndexOffset, offsetIndexLength) : null);
    }

    private static ColumnChunk readMetaData(CompactReader in) {
        ParquetType type = null;
        var compression = Compression.UNCOMPRESSED;
        long values = -1;
        long uncompressedSize = -1;
        long compressedSize = -1;
        long dataOffset = -1;
        long dictionaryOffset = 0;
        var bounds = Bounds.UNKNOWN;
        in.enterField();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> type = ParquetType.of(in.i32());
                case 4 -> compression = Compression.of(in.i32());
                case 5 -> values = in.i64();
                case 6 -> uncompressedSize = in.i64();
                case 7 -> compressedSize = in.i64();
                case 9 -> dataOffset = in.i64();
                case 11 -> dictionaryOffset = in.i64();
                case 12 -> bounds = Bounds.read(in);
                default -> in.skip();
            }
        }
        if (type == null || values < 0 || uncompressedSize < 0 || compressedSize < 0 || dataOffset < 0) {
            throw UnreadableException
                    .damaged("a column chunk whose type, number of values, sizes or offset are missing");
        }
        return new ColumnChunk(type, compression, values, uncompressedSize, compressedSize, dataOffset,
                dictionaryOffset,
                bounds, null, null);
    }

    /// Writes it as an element of a list.
    ///
    /// @param path the names from the root to the column
    /// @param dictionaryCoded whether pages refer to a dictionary
    /// @param plain whether there are pages that do not
    public void write(CompactWriter out, List<String> path, boolean dictionaryCoded, boolean plain) {
        out.enter();
        out.i64(2, 0);
        out.struct(3);
        out.i32(1, type.ordinal());
        out.listOfInts(2, 1 + (plain || dictionaryCoded ? 1 : 0) + (dictionaryCoded ? 1 : 0));
        out.elementInt(Encoding.RLE.ordinal());
        if (plain || dictionaryCoded) {
            out.elementInt(Encoding.PLAIN.ordinal());
        }
        if (dictionaryCoded) {
            out.elementInt(Encoding.RLE_DICTIONARY.ordinal());
        }
        out.listOfBinaries(3, path.size());
        for (var name : path) {
            out.elementBinary(name.getBytes(StandardCharsets.UTF_8));
        }
        out.i32(4, compression.ordinal());
        out.i64(5, values);
        out.i64(6, uncompressedSize);
        out.i64(7, compressedSize);
        out.i64(9, dataOffset);
        if (dictionaryOffset > 0) {
            out.i64(11, dictionaryOffset);
        }
        bounds.write(out, 12);
        out.leave();
        if (offsetIndex != null) {
            out.i64(4, offsetIndex.offset());
            out.i32(5, offsetIndex.length());
        }
        if (columnIndex != null) {
            out.i64(6, columnIndex.offset());
            out.i32(7, columnIndex.length());
        }
        out.leave();
    }
}
