package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.parquet.footer.Bounds;
import dev.vonk.runtime.source.parquet.footer.ColumnChunk;
import dev.vonk.runtime.source.parquet.footer.CompactWriter;
import dev.vonk.runtime.source.parquet.footer.Compression;
import dev.vonk.runtime.source.parquet.footer.Encoding;
import dev.vonk.runtime.source.parquet.footer.PageHeader;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.SchemaElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Parquet file of one row group put together page by page, for shapes that no writer at hand produces.
final class HandMadeFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<SchemaElement> schema = new ArrayList<>();
    private final List<ColumnChunk> chunks = new ArrayList<>();
    private int columnStart;
    private int dataStart;
    private int values;
    private boolean dictionary;

    HandMadeFile(SchemaElement... columns) {
        bytes.writeBytes("PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        schema.addAll(List.of(columns));
    }

    static SchemaElement element(String name, ParquetType type, SchemaElement.Repetition repetition) {
        return new SchemaElement(name, type, 0, repetition, 0, null);
    }

    HandMadeFile startColumn() {
        columnStart = bytes.size();
        dataStart = 0;
        values = 0;
        dictionary = false;
        return this;
    }

    HandMadeFile dictionary(int entries, int... content) {
        dictionary = true;
        var page = bytes(content);
        bytes.writeBytes(PageHeader.dictionary(entries, page.length, page.length, crc(page)).toBytes());
        bytes.writeBytes(page);
        return this;
    }

    HandMadeFile page(int count, Encoding encoding, int... content) {
        dataStart = dataStart == 0 ? bytes.size() : dataStart;
        values += count;
        var page = bytes(content);
        bytes.writeBytes(PageHeader.data(count, encoding, page.length, page.length, crc(page)).toBytes());
        bytes.writeBytes(page);
        return this;
    }

    HandMadeFile endColumn(ParquetType type) {
        long size = bytes.size() - columnStart;
        chunks.add(new ColumnChunk(type, Compression.UNCOMPRESSED, values, size, size, dataStart,
                dictionary ? columnStart : 0,
                Bounds.UNKNOWN, null, null));
        return this;
    }

    void write(Path file, long rows) throws IOException {
        var footer = new CompactWriter();
        footer.enter();
        footer.i32(1, 1);
        footer.listOfStructs(2, schema.size());
        schema.forEach(element -> element.write(footer));
        footer.i64(3, rows);
        footer.listOfStructs(4, 1);
        footer.enter();
        footer.listOfStructs(1, chunks.size());
        chunks.forEach(chunk -> chunk.write(footer, List.of("x"), chunk.dictionaryOffset() > 0, true));
        footer.i64(2, bytes.size());
        footer.i64(3, rows);
        footer.leave();
        footer.leave();
        var end = footer.toByteArray();
        bytes.writeBytes(end);
        bytes.writeBytes(new byte[]{(byte) end.length, (byte) (end.length >>> 8), 0, 0});
        bytes.writeBytes("PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Files.write(file, bytes.toByteArray());
    }

    private static byte[] bytes(int[] content) {
        var page = new byte[content.length];
        for (int i = 0; i < page.length; i++) {
            page[i] = (byte) content[i];
        }
        return page;
    }

    private static int crc(byte[] page) {
        var crc = new java.util.zip.CRC32();
        crc.update(page);
        return (int) crc.getValue();
    }
}
