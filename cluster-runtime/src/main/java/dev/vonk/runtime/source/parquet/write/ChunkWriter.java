package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.source.parquet.footer.ColumnChunk;
import dev.vonk.runtime.source.parquet.footer.Encoding;
import dev.vonk.runtime.source.parquet.footer.PageHeader;
import dev.vonk.runtime.source.parquet.footer.PageIndex;
import dev.vonk.runtime.source.parquet.page.Compressor;
import dev.vonk.runtime.source.parquet.page.LittleEndian;
import dev.vonk.runtime.source.parquet.page.PageBuffer;
import dev.vonk.runtime.source.parquet.page.RunEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Writes the pages of one stored column of a row group: a dictionary and codes where that pays, else plain values.
final class ChunkWriter {
    private static final int PAGE_BYTES = 1 << 20;
    private static final int PAGE_ENTRIES = 1 << 17;

    private final FileOutput out;
    private final Compressor compressor;
    private final PageBuffer page = new PageBuffer();
    private int[] numbers = new int[0];

    private long uncompressed;

    ChunkWriter(FileOutput out, Compressor compressor) {
        this.out = out;
        this.compressor = compressor;
    }

    /// A chunk as the footer tells of it.
    record Written(ColumnChunk chunk, boolean coded, PageIndex pages) {}

    Written write(Entries entries, Column.Leaf leaf) throws IOException {
        long start = out.position();
        uncompressed = 0;
        var values = Values.of(entries, leaf);
        var coded = values.dictionary();
        long dictionaryAt = 0;
        if (coded != null) {
            dictionaryAt = start;
            page.clear();
            coded.entries().plain(0, coded.entries().count(), page);
            flush(PageHeader.Kind.DICTIONARY, coded.entries().count(), Encoding.PLAIN);
        }
        long dataAt = out.position();
        var pages = dataPages(entries, leaf, values, coded);
        var bounds = (coded == null ? values : coded.entries()).bounds(entries.count() - (long) entries.present());
        return new Written(new ColumnChunk(leaf.stored(), compressor.compression(), entries.count(), uncompressed,
                out.position() - start, dataAt, dictionaryAt, bounds, null, null), coded != null, new PageIndex(pages));
    }

    private List<PageIndex.Page> dataPages(Entries entries, Column.Leaf leaf, Values values,
            Values.@Nullable Coded coded) throws IOException {
        var pages = new ArrayList<PageIndex.Page>();
        int width = coded == null ? 0 : bits(coded.entries().count() - 1);
        long firstRow = 0;
        for (int from = 0, valueFrom = 0; from < entries.count();) {
            int end = pageEnd(entries, values, from, valueFrom);
            int valueEnd = valueFrom + present(entries, leaf, from, end);
            page.clear();
            levels(entries.repetitions(), leaf.repetition(), 0, from, end);
            levels(entries.definitions(), leaf.definition(), leaf.definition(), from, end);
            if (coded == null) {
                values.plain(valueFrom, valueEnd, page);
            } else {
                page.u8(width);
                RunEncoder.write(coded.codes(), valueFrom, valueEnd, width, page);
            }
            long offset = out.position();
            int size = flush(PageHeader.Kind.DATA, end - from,
                    coded == null ? Encoding.PLAIN : Encoding.RLE_DICTIONARY);
            int nulls = end - from - (valueEnd - valueFrom);
            var bounds = (coded == null ? values.slice(valueFrom, valueEnd) : coded.used(valueFrom, valueEnd))
                    .bounds(nulls);
            pages.add(new PageIndex.Page(offset, size, firstRow, bounds, valueFrom == valueEnd));
            firstRow += rows(entries, from, end);
            from = end;
            valueFrom = valueEnd;
        }
        return pages;
    }

    /// The end of a page that starts at an entry: not more than so many bytes, or a single row of more.
    private static int pageEnd(Entries entries, Values values, int from, int valueFrom) {
        int end = from;
        long bytes = 0;
        int step = 1024;
        int value = valueFrom;
        while (end < entries.count() && end - from < PAGE_ENTRIES && bytes < PAGE_BYTES) {
            int next = Math.min(entries.count(), end + step);
            int nextValue = Math.min(values.count(), value + (next - end));
            long more = values.plainSize(value, nextValue);
            if (bytes + more > 2 * PAGE_BYTES && step > 1) {
                step = Math.max(1, step / 4);
                continue;
            }
            bytes += more;
            value = nextValue;
            end = next;
        }
        var repetitions = entries.repetitions();
        while (repetitions != null && end < entries.count() && repetitions[end] != 0) {
            end++;
        }
        return end;
    }

    private static int present(Entries entries, Column.Leaf leaf, int from, int end) {
        var definitions = entries.definitions();
        if (definitions == null) {
            return end - from;
        }
        int present = 0;
        for (int i = from; i < end; i++) {
            present += definitions[i] == leaf.definition() ? 1 : 0;
        }
        return present;
    }

    private static int rows(Entries entries, int from, int end) {
        var repetitions = entries.repetitions();
        if (repetitions == null) {
            return end - from;
        }
        int rows = 0;
        for (int i = from; i < end; i++) {
            rows += repetitions[i] == 0 ? 1 : 0;
        }
        return rows;
    }

    /// Levels behind their size; nothing where the column has none.
    ///
    /// @param levels null where all are `otherwise`
    private void levels(byte @Nullable [] levels, int highest, int otherwise, int from, int end) {
        if (highest == 0) {
            return;
        }
        if (numbers.length < end - from) {
            numbers = new int[end - from];
        }
        for (int i = from; i < end; i++) {
            numbers[i - from] = levels == null ? otherwise : levels[i];
        }
        int sizeAt = page.grow(4);
        RunEncoder.write(numbers, 0, end - from, bits(highest), page);
        LittleEndian.setInt(page.bytes(), sizeAt, page.size() - sizeAt - 4);
    }

    private static int bits(int largest) {
        return 32 - Integer.numberOfLeadingZeros(largest);
    }

    private int flush(PageHeader.Kind kind, int values, Encoding encoding) throws IOException {
        var packed = compressor.compress(page);
        var crc = new CRC32();
        crc.update(packed.bytes(), 0, packed.size());
        var header = (kind == PageHeader.Kind.DATA
                ? PageHeader.data(values, encoding, page.size(), packed.size(), (int) crc.getValue())
                : PageHeader.dictionary(values, page.size(), packed.size(), (int) crc.getValue())).toBytes();
        out.write(header);
        out.write(packed.bytes(), 0, packed.size());
        uncompressed += header.length + page.size();
        return header.length + packed.size();
    }
}
