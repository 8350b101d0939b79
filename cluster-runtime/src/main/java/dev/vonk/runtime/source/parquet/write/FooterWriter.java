package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.source.parquet.footer.ColumnChunk;
import dev.vonk.runtime.source.parquet.footer.CompactWriter;
import dev.vonk.runtime.source.parquet.footer.SchemaElement;
import dev.vonk.runtime.type.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes the end of the file: the footer, its length and the magic bytes.
record FooterWriter(FileOutput out, List<SchemaElement> elements, List<Column.Leaf> leaves, String createdBy) {
    /// The first and last bytes of a file.
    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    /// The note that lists the stored columns that are intervals, by place.
    static final String INTERVALS = "vonk.intervals";
    private static final int VERSION = 2;

    /// A row group that was written.
    record Group(long rows, long start, List<ChunkWriter.Written> chunks) {}

    void write(List<Group> all) throws IOException {
        var groups = new ArrayList<Group>();
        for (var group : all) {
            groups.add(writeIndexes(group));
        }
        var footer = new CompactWriter();
        footer.enter();
        footer.i32(1, VERSION);
        footer.listOfStructs(2, elements.size());
        elements.forEach(element -> element.write(footer));
        footer.i64(3, groups.stream().mapToLong(Group::rows).sum());
        footer.listOfStructs(4, groups.size());
        groups.forEach(group -> write(footer, group));
        writeNotes(footer);
        footer.text(6, createdBy);
        footer.listOfStructs(7, leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            footer.enter();
            footer.emptyStruct(1);
            footer.leave();
        }
        footer.leave();
        var bytes = footer.toByteArray();
        out.write(bytes);
        int length = bytes.length;
        out.write(new byte[]{(byte) length, (byte) (length >>> 8), (byte) (length >>> 16), (byte) (length >>> 24)});
        out.write(MAGIC);
    }

    /// Writes the page indexes of a row group and notes where they are.
    private Group writeIndexes(Group group) throws IOException {
        var chunks = new ArrayList<ChunkWriter.Written>();
        for (var written : group.chunks) {
            var bounds = written.pages().hasBounds() ? writeIndex(written.pages().bounds()) : null;
            var places = writeIndex(written.pages().places());
            chunks.add(new ChunkWriter.Written(written.chunk().withIndexes(bounds, places), written.coded(),
                    written.pages()));
        }
        return new Group(group.rows, group.start, chunks);
    }

    private ColumnChunk.Place writeIndex(byte[] bytes) throws IOException {
        var place = new ColumnChunk.Place(out.position(), bytes.length);
        out.write(bytes);
        return place;
    }

    /// Intervals are numbers for Parquet; a note says which stored columns they are.
    private void writeNotes(CompactWriter footer) {
        var intervals = leaves.stream().filter(leaf -> leaf.type() instanceof DataType.DayTimeIntervalType
                || leaf.type() instanceof DataType.YearMonthIntervalType).map(leaf -> Integer.toString(leaf.index()))
                .toList();
        if (!intervals.isEmpty()) {
            footer.listOfStructs(5, 1);
            footer.enter();
            footer.text(1, INTERVALS);
            footer.text(2, String.join(",", intervals));
            footer.leave();
        }
    }

    private void write(CompactWriter footer, Group group) {
        footer.enter();
        footer.listOfStructs(1, leaves.size());
        long uncompressed = 0;
        long compressed = 0;
        for (int c = 0; c < leaves.size(); c++) {
            var written = group.chunks.get(c);
            written.chunk().write(footer, leaves.get(c).path(), written.coded(), !written.coded());
            uncompressed += written.chunk().uncompressedSize();
            compressed += written.chunk().compressedSize();
        }
        footer.i64(2, uncompressed);
        footer.i64(3, group.rows);
        footer.i64(5, group.start);
        footer.i64(6, compressed);
        footer.leave();
    }
}
