package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.parquet.footer.RowGroup;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.page.Decompressor;
import dev.vonk.runtime.source.parquet.page.PageDecoder;
import dev.vonk.runtime.source.parquet.page.RunDecoder;
import dev.vonk.runtime.source.parquet.page.Target;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A column of one value or null a row: the fast road. Pages in dictionary code stay codes as long as the batch has no
/// other pages.
final class FlatColumn implements ColumnReader {
    private static final int UNPACKED_AHEAD = 8;

    private final Node.Leaf leaf;
    private final PageReader pages;
    private final Target target;
    private final Scratch converted = new Scratch();
    private int[] codes = new int[0];
    private int[] looseCodes = new int[0];
    private long[] present = new long[0];

    private int pageLeft;
    private boolean pageCoded;
    private @Nullable RunDecoder pageCodes;
    private @Nullable PageDecoder pageValues;
    private @Nullable Vector dictionary;

    FlatColumn(Node.Leaf leaf, Decompressor decompressor, boolean checksums) {
        this.leaf = leaf;
        this.pages = new PageReader(leaf, decompressor, checksums);
        this.target = Target.of(leaf.stored());
    }

    @Override
    public void start(ParquetFile file, RowGroup group) {
        var chunk = group.columns().get(leaf.column());
        pages.start(file, chunk);
        if (chunk.values() != group.rows()) {
            throw UnreadableException
                    .damaged("a column of " + chunk.values() + " values in a row group of " + group.rows() + " rows");
        }
        pageLeft = 0;
        dictionary = null;
    }

    @Override
    public Vector read(int rows) throws IOException {
        reserve(rows);
        boolean coded = false;
        int allPresent = 0;
        for (int filled = 0; filled < rows;) {
            if (pageLeft == 0) {
                openPage(0);
            }
            int now = Math.min(pageLeft, rows - filled);
            var levels = pages.definitions();
            int some = levels == null ? now : levels.readBits(present, filled, now);
            if (pageCoded && (coded || allPresent == 0)) {
                if (!coded) {
                    Arrays.fill(codes, 0, filled, 0);
                }
                readCodes(filled, now, some);
                coded |= some > 0;
            } else {
                if (coded) {
                    target.lookUp(pages.dictionary(), codes, 0, 0, filled);
                    coded = false;
                }
                readValues(filled, now, some);
            }
            allPresent += some;
            filled += now;
            pageLeft -= now;
        }
        if (allPresent == 0) {
            return ConstantVector.nulls(PhysicalType.of(leaf.type()), rows);
        }
        var validity = allPresent == rows ? null : new Validity(present, 0);
        return coded
                ? new DictionaryVector(codes, 0, rows, dictionary(), validity)
                : leaf.conversion().apply(target.vector(rows, validity), converted);
    }

    private void reserve(int rows) {
        if (codes.length < rows + UNPACKED_AHEAD) {
            codes = new int[rows + UNPACKED_AHEAD];
            present = new long[Validity.wordCount(rows) + 1];
            target.reserve(rows);
        }
    }

    /// Rows `from` to `from + rows` of the batch, all before which are codes or null. Keeps the target in step with
    /// nulls, for pages of values may follow.
    private void readCodes(int from, int rows, int some) {
        if (some == 0) {
            Arrays.fill(codes, from, from + rows, 0);
            target.nulls(from, rows);
            return;
        }
        pageCodes().read(codes, from, some);
        pages.checkCodes(codes, from, some);
        if (some < rows) {
            Target.spread(codes, present, from, rows, some);
        }
    }

    private void readValues(int from, int rows, int some) {
        if (some == 0) {
            target.nulls(from, rows);
            return;
        }
        if (pageCoded) {
            if (looseCodes.length < some + UNPACKED_AHEAD) {
                looseCodes = new int[some + UNPACKED_AHEAD];
            }
            pageCodes().read(looseCodes, 0, some);
            pages.checkCodes(looseCodes, 0, some);
            target.lookUp(pages.dictionary(), looseCodes, 0, from, some);
        } else {
            target.decode(pageValues(), from, some);
        }
        if (some < rows) {
            target.spread(present, from, rows, some);
        }
    }

    private void openPage(long mostSkipped) throws IOException {
        pageLeft = pages.next(mostSkipped);
        if (pages.skipped()) {
            return;
        }
        pageCoded = pages.encoding().isDictionary();
        pageCodes = pageCoded ? pages.codes() : null;
        pageValues = pageCoded ? null : pages.decoder();
    }

    private RunDecoder pageCodes() {
        if (pageCodes == null) {
            throw new IllegalStateException("not a page of codes");
        }
        return pageCodes;
    }

    private PageDecoder pageValues() {
        if (pageValues == null) {
            throw new IllegalStateException("not a page of values");
        }
        return pageValues;
    }

    /// The chunk's dictionary as a vector; the same object for all batches of the chunk.
    private Vector dictionary() {
        if (dictionary == null) {
            dictionary = leaf.conversion().apply(pages.dictionary().vector(pages.dictionarySize(), null),
                    Scratch.fresh());
        }
        return dictionary;
    }

    @Override
    public void skip(long rows) throws IOException {
        for (long left = rows; left > 0;) {
            if (pageLeft == 0) {
                openPage(left);
                if (pages.skipped()) {
                    left -= pageLeft;
                    pageLeft = 0;
                    continue;
                }
            }
            int now = (int) Math.min(pageLeft, left);
            var levels = pages.definitions();
            int some = now;
            if (levels != null) {
                some = 0;
                var bits = new long[64];
                for (int done = 0; done < now; done += 4096) {
                    some += levels.readBits(bits, 0, Math.min(4096, now - done));
                }
            }
            if (pageCodes != null) {
                pageCodes.skip(some);
            } else if (pageValues != null) {
                pageValues.skip(some);
            }
            pageLeft -= now;
            left -= now;
        }
    }

    @Override
    public void close() {
        pages.close();
    }

    @Override
    public String place() {
        return pages.place();
    }
}
