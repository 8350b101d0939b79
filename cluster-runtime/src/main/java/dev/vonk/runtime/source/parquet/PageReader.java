package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.parquet.footer.ColumnChunk;
import dev.vonk.runtime.source.parquet.footer.Compression;
import dev.vonk.runtime.source.parquet.footer.Encoding;
import dev.vonk.runtime.source.parquet.footer.PageHeader;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.page.Buffers;
import dev.vonk.runtime.source.parquet.page.Decompressor;
import dev.vonk.runtime.source.parquet.page.LittleEndian;
import dev.vonk.runtime.source.parquet.page.PageDecoder;
import dev.vonk.runtime.source.parquet.page.RunDecoder;
import dev.vonk.runtime.source.parquet.page.Target;
import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The pages of one column chunk after the other, checked and decompressed. Holds two buffers that serve all chunks:
/// a window onto the file and the page that was decompressed last.
final class PageReader {
    private static final int WINDOW = 1 << 20;
    private static final int HEADER = 1 << 12;
    private static final int LARGEST_HEADER = 1 << 24;
    private static final byte[] NOTHING = new byte[PageDecoder.SLACK];
    private static final int PAGE_TAKEN_ON_TRUST = 1 << 24;

    private final Node.Leaf leaf;
    private final Decompressor decompressor;
    private final boolean checksums;
    private final CRC32 crc = new CRC32();

    private @Nullable ParquetFile file;
    private @Nullable ColumnChunk chunk;
    private byte[] window = NOTHING;
    private long windowAt;
    private int windowSize;
    private byte[] page = NOTHING;

    private long position;
    private long chunkEnd;
    private long valuesLeft;
    private int pageNumber;
    private long pageAt;

    private @Nullable PageHeader header;
    private boolean skipped;
    private @Nullable Target dictionary;
    private int dictionarySize;
    private @Nullable RunDecoder repetitions;
    private @Nullable RunDecoder definitions;
    private byte[] values = page;
    private int valuesFrom;
    private int valuesEnd;

    /// @param leaf whose pages these are
    PageReader(Node.Leaf leaf, Decompressor decompressor, boolean checksums) {
        this.leaf = leaf;
        this.decompressor = decompressor;
        this.checksums = checksums;
    }

    /// Goes to the start of a chunk.
    void start(ParquetFile from, ColumnChunk of) {
        if (of.type() != leaf.stored()) {
            throw UnreadableException
                    .damaged("a column chunk of type " + of.type() + " where the schema says " + leaf.stored());
        }
        file = from;
        chunk = of;
        position = of.start();
        chunkEnd = position + of.compressedSize();
        valuesLeft = of.values();
        windowAt = 0;
        windowSize = 0;
        pageNumber = -1;
        dictionary = null;
        dictionarySize = 0;
    }

    /// Goes to the next data page and says how many values and nulls it has.
    ///
    /// @param mostSkipped a page of at most so many is not decompressed; it counts as passed, and only [#skipped] holds
    int next(long mostSkipped) throws IOException {
        while (true) {
            var head = nextHeader();
            long body = position + head.headerSize();
            position = body + head.compressedSize();
            switch (head.kind()) {
                case INDEX -> {
                }
                case DICTIONARY -> readDictionary(head, body);
                case DATA, DATA_V2 -> {
                    if (head.values() > valuesLeft) {
                        throw UnreadableException.damaged("a page of " + head.values() + " values where the column has "
                                + valuesLeft + " left");
                    }
                    valuesLeft -= head.values();
                    header = head;
                    skipped = head.values() <= mostSkipped && head.values() > 0;
                    if (!skipped) {
                        open(head, body);
                    }
                    if (head.values() > 0) {
                        return head.values();
                    }
                }
            }
        }
    }

    /// Whether the current page was passed over.
    boolean skipped() {
        return skipped;
    }

    private PageHeader nextHeader() throws IOException {
        if (position >= chunkEnd || valuesLeft == 0) {
            throw UnreadableException.damaged("fewer pages than the column's number of values asks for");
        }
        pageNumber++;
        pageAt = position;
        PageHeader head;
        long left = chunkEnd - position;
        int at = need(position, (int) Math.min(left, HEADER));
        try {
            head = PageHeader.read(window, at, windowSize);
        } catch (UnreadableException tooShort) {
            int more = (int) Math.min(left, LARGEST_HEADER);
            if (windowSize - at >= more) {
                throw tooShort;
            }
            at = need(position, more);
            head = PageHeader.read(window, at, windowSize);
        }
        if (head.compressedSize() > chunkEnd - position - head.headerSize()) {
            throw UnreadableException.damaged("a page of " + head.compressedSize() + " bytes where the column has "
                    + (chunkEnd - position - head.headerSize()) + " left");
        }
        return head;
    }

    /// Makes `count` bytes at `from` readable in the window and returns where they start there.
    private int need(long from, int count) throws IOException {
        if (from >= windowAt && from + count <= windowAt + windowSize) {
            return (int) (from - windowAt);
        }
        int size = (int) Math.min(chunkEnd - from, Math.max(count, WINDOW));
        if (window.length < size + PageDecoder.SLACK) {
            Buffers.give(window);
            window = Buffers.take(size + PageDecoder.SLACK);
        }
        windowSize = 0;
        opened(file).read(from, window, 0, size);
        windowAt = from;
        windowSize = size;
        return 0;
    }

    private void verify(PageHeader head, int at) {
        if (checksums && head.checksum() != null) {
            crc.reset();
            crc.update(window, at, head.compressedSize());
            if ((int) crc.getValue() != head.checksum()) {
                throw UnreadableException.damaged("a page whose checksum is wrong");
            }
        }
    }

    private void readDictionary(PageHeader head, long body) throws IOException {
        if (dictionary != null) {
            throw UnreadableException.damaged("a second dictionary in one column");
        }
        if (head.encoding().isDictionary()
                ? head.encoding() != Encoding.PLAIN_DICTIONARY
                : head.encoding() != Encoding.PLAIN) {
            throw UnreadableException.unsupported("a dictionary in encoding " + head.encoding(),
                    "Write the file again.");
        }
        int at = need(body, head.compressedSize());
        verify(head, at);
        var bytes = plain(at, head.compressedSize(), head.uncompressedSize(),
                opened(chunk).compression() != Compression.UNCOMPRESSED);
        int from = bytes == window ? at : 0;
        int width = leaf.stored() == ParquetType.BYTE_ARRAY
                ? 4
                : Math.max(1,
                        leaf.stored() == ParquetType.FIXED_LEN_BYTE_ARRAY ? leaf.typeLength() : leaf.stored().width());
        if ((long) head.values() * width > head.uncompressedSize()) {
            throw UnreadableException
                    .damaged("a dictionary of " + head.values() + " entries in " + head.uncompressedSize() + " bytes");
        }
        var target = Target.of(leaf.stored());
        target.reserve(head.values());
        target.decode(
                PageDecoder.of(Encoding.PLAIN, leaf.stored(), leaf.typeLength(), bytes, from,
                        from + head.uncompressedSize()),
                0, head.values());
        dictionary = target;
        dictionarySize = head.values();
    }

    private void open(PageHeader head, long body) throws IOException {
        int at = need(body, head.compressedSize());
        verify(head, at);
        boolean compressed = opened(chunk).compression() != Compression.UNCOMPRESSED;
        if (head.kind() == PageHeader.Kind.DATA_V2) {
            openV2(head, at, compressed && head.compressed());
            return;
        }
        var bytes = plain(at, head.compressedSize(), head.uncompressedSize(), compressed);
        int from = bytes == window ? at : 0;
        int end = from + head.uncompressedSize();
        if (leaf.slotRepetition() + leaf.definition() > 0 && head.levelEncoding() != Encoding.RLE) {
            throw UnreadableException.unsupported("levels in encoding " + head.levelEncoding(),
                    "Write the file again with a newer program.");
        }
        repetitions = null;
        definitions = null;
        if (leaf.slotRepetition() > 0) {
            int size = levelSize(bytes, from, end);
            repetitions = new RunDecoder(bytes, from + 4, from + 4 + size, bits(leaf.slotRepetition()));
            from += 4 + size;
        }
        if (leaf.definition() > 0) {
            int size = levelSize(bytes, from, end);
            definitions = new RunDecoder(bytes, from + 4, from + 4 + size, bits(leaf.definition()));
            from += 4 + size;
        }
        values = bytes;
        valuesFrom = from;
        valuesEnd = end;
    }

    private void openV2(PageHeader head, int at, boolean compressed) {
        int levels = head.repetitionSize() + head.definitionSize();
        if (head.repetitionSize() < 0 || head.definitionSize() < 0 || levels < 0 || levels > head.compressedSize()
                || levels > head.uncompressedSize()) {
            throw UnreadableException.damaged("a page of " + head.compressedSize() + " bytes with levels of "
                    + head.repetitionSize() + " and " + head.definitionSize());
        }
        int definitionsAt = at + head.repetitionSize();
        var bytes = plain(at + levels, head.compressedSize() - levels, head.uncompressedSize() - levels, compressed);
        repetitions = leaf.slotRepetition() == 0
                ? null
                : new RunDecoder(window, at, definitionsAt, bits(leaf.slotRepetition()));
        definitions = leaf.definition() == 0
                ? null
                : new RunDecoder(window, definitionsAt, at + levels, bits(leaf.definition()));
        values = bytes;
        valuesFrom = bytes == window ? at + levels : 0;
        valuesEnd = valuesFrom + head.uncompressedSize() - levels;
    }

    private static int bits(int level) {
        return 32 - Integer.numberOfLeadingZeros(level);
    }

    private static int levelSize(byte[] bytes, int from, int end) {
        int size = end - from < 4 ? -1 : LittleEndian.getInt(bytes, from);
        if (size < 0 || size > end - from - 4) {
            throw UnreadableException.damaged("a page of " + (end - from) + " bytes with levels of " + size);
        }
        return size;
    }

    /// The bytes of a page, decompressed: in the window itself, at `at`, or at the start of the page buffer.
    private byte[] plain(int at, int length, int size, boolean compressed) {
        if (!compressed) {
            if (length != size) {
                throw UnreadableException.damaged("an uncompressed page of " + length + " bytes that says " + size);
            }
            return window;
        }
        var of = opened(chunk);
        if (size > Decompressor.mostBytes(of.compression(), length)
                || size > Math.max(of.uncompressedSize(), PAGE_TAKEN_ON_TRUST)
                || size > Integer.MAX_VALUE - 2 * PageDecoder.SLACK) {
            throw UnreadableException
                    .damaged("a page of " + length + " bytes, uncompressed " + size + ", in a column of "
                            + of.uncompressedSize());
        }
        if (page.length < size + PageDecoder.SLACK) {
            Buffers.give(page);
            page = Buffers.take(size + PageDecoder.SLACK);
        }
        decompressor.decompress(of.compression(), window, at, length, page, size);
        return page;
    }

    /// The current page's encoding.
    Encoding encoding() {
        return opened(header).encoding();
    }

    /// The current page's repetition levels; null where the column is in no list.
    @Nullable
    RunDecoder repetitions() {
        return repetitions;
    }

    /// The current page's definition levels; null where the column cannot be null.
    @Nullable
    RunDecoder definitions() {
        return definitions;
    }

    /// A decoder of the current page's values, which are not dictionary codes.
    PageDecoder decoder() {
        return PageDecoder.of(encoding(), leaf.stored(), leaf.typeLength(), values, valuesFrom, valuesEnd);
    }

    /// The current page's dictionary codes.
    RunDecoder codes() {
        if (dictionary == null) {
            throw UnreadableException.damaged("dictionary codes without a dictionary");
        }
        if (valuesFrom == valuesEnd) {
            return new RunDecoder(values, valuesFrom, valuesEnd, 0);
        }
        return new RunDecoder(values, valuesFrom + 1, valuesEnd, values[valuesFrom] & 255);
    }

    /// The chunk's dictionary, once a page that uses it was opened.
    Target dictionary() {
        return opened(dictionary);
    }

    /// Refuses codes that are not in the dictionary.
    void checkCodes(int[] values, int from, int count) {
        int last = dictionarySize - 1;
        int outside = 0;
        for (int i = from; i < from + count; i++) {
            outside |= values[i] | last - values[i];
        }
        if (outside < 0) {
            throw UnreadableException.damaged("a code outside the dictionary of " + dictionarySize + " entries");
        }
    }

    int dictionarySize() {
        return dictionarySize;
    }

    /// Where in the file we are, for messages.
    String place() {
        return pageNumber < 0 ? "at byte " + position : "page " + pageNumber + " at byte " + pageAt;
    }

    /// Gives the buffers back. Nothing of what was handed out refers to them.
    void close() {
        Buffers.give(window);
        Buffers.give(page);
        window = NOTHING;
        page = NOTHING;
        values = NOTHING;
    }

    private static <T> T opened(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no column chunk was started");
        }
        return value;
    }
}
