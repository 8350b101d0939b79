package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.parquet.footer.RowGroup;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.page.Decompressor;
import dev.vonk.runtime.source.parquet.page.PageDecoder;
import dev.vonk.runtime.source.parquet.page.RunDecoder;
import dev.vonk.runtime.source.parquet.page.Target;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The entries of a stored column inside a nested one, for some rows at a time: their levels, and the values of those
/// that have one. An entry of repetition level 0 begins a row.
final class LeafLevels {
    private static final int BLOCK = 4096;
    private static final int UNPACKED_AHEAD = 8;
    private static final int MOST_ENTRIES = 1 << 26;

    private final Node.Leaf leaf;
    private final PageReader pages;
    private final Target target;

    private byte[] definitions = new byte[BLOCK];
    private byte[] repetitions = new byte[BLOCK];
    private int entries;
    private int values;

    private final int[] blockDefinitions = new int[BLOCK + UNPACKED_AHEAD];
    private final int[] blockRepetitions = new int[BLOCK + UNPACKED_AHEAD];
    private int blockAt;
    private int blockSize;
    private int[] codes = new int[BLOCK + UNPACKED_AHEAD];

    private long entriesLeft;
    private int pageLeft;
    private @Nullable RunDecoder pageCodes;
    private @Nullable PageDecoder pageValues;

    LeafLevels(Node.Leaf leaf, Decompressor decompressor, boolean checksums) {
        this.leaf = leaf;
        this.pages = new PageReader(leaf, decompressor, checksums);
        this.target = Target.of(leaf.stored());
    }

    void start(ParquetFile file, RowGroup group) {
        var chunk = group.columns().get(leaf.column());
        pages.start(file, chunk);
        entriesLeft = chunk.values();
        pageLeft = 0;
        blockAt = 0;
        blockSize = 0;
    }

    /// Reads the entries of the next `rows` rows.
    void read(int rows) throws IOException {
        entries = 0;
        values = 0;
        int started = 0;
        while (true) {
            if (blockAt == blockSize) {
                if (entriesLeft == 0) {
                    break;
                }
                nextBlock();
            }
            int from = blockAt;
            for (; blockAt < blockSize; blockAt++) {
                if (blockRepetitions[blockAt] == 0 && started++ == rows) {
                    break;
                }
            }
            take(from, blockAt);
            if (blockAt < blockSize) {
                return;
            }
        }
        if (started != rows) {
            throw UnreadableException.damaged("the values of " + started + " rows where " + rows + " are left");
        }
    }

    /// Loads levels of the current page, or of the next one.
    private void nextBlock() throws IOException {
        if (pageLeft == 0) {
            pageLeft = pages.next(0);
            boolean coded = pages.encoding().isDictionary();
            pageCodes = coded ? pages.codes() : null;
            pageValues = coded ? null : pages.decoder();
        }
        blockAt = 0;
        blockSize = Math.min(BLOCK, pageLeft);
        pageLeft -= blockSize;
        entriesLeft -= blockSize;
        levels(pages.repetitions(), blockRepetitions);
        levels(pages.definitions(), blockDefinitions);
    }

    private void levels(@Nullable RunDecoder runs, int[] out) {
        if (runs == null) {
            Arrays.fill(out, 0, blockSize, 0);
        } else {
            runs.read(out, 0, blockSize);
        }
    }

    /// Adds the block's entries `from` to `end` to the batch, with their values, which come next in the page.
    private void take(int from, int end) {
        int count = end - from;
        if (entries + (long) count > MOST_ENTRIES) {
            throw UnreadableException.unsupported("more than " + MOST_ENTRIES + " list elements in one batch",
                    "Read fewer rows a batch.");
        }
        if (definitions.length < entries + count) {
            definitions = Arrays.copyOf(definitions, Math.max(entries + count, definitions.length * 2));
            repetitions = Arrays.copyOf(repetitions, definitions.length);
        }
        int some = 0;
        int outside = 0;
        for (int i = 0; i < count; i++) {
            int definition = blockDefinitions[from + i];
            int repetition = blockRepetitions[from + i];
            outside |= leaf.definition() - definition | leaf.slotRepetition() - repetition;
            definitions[entries + i] = (byte) definition;
            repetitions[entries + i] = (byte) repetition;
            some += definition == leaf.definition() ? 1 : 0;
        }
        if (outside < 0) {
            throw UnreadableException.damaged("levels beyond those of the schema");
        }
        entries += count;
        readValues(some);
    }

    private void readValues(int some) {
        target.reserve(values + some < definitions.length ? definitions.length : values + some);
        if (pageCodes != null) {
            if (codes.length < some + UNPACKED_AHEAD) {
                codes = new int[some + UNPACKED_AHEAD];
            }
            pageCodes.read(codes, 0, some);
            pages.checkCodes(codes, 0, some);
            if (some > 0) {
                target.lookUp(pages.dictionary(), codes, 0, values, some);
            }
        } else if (pageValues != null) {
            target.decode(pageValues, values, some);
        }
        values += some;
    }

    /// How many entries the rows have.
    int entries() {
        return entries;
    }

    int definition(int entry) {
        return definitions[entry];
    }

    int repetition(int entry) {
        return repetitions[entry];
    }

    /// How many of the entries have a value.
    int values() {
        return values;
    }

    /// The values, one behind the other.
    Target target() {
        return target;
    }

    void close() {
        pages.close();
    }

    String place() {
        return pages.place();
    }
}
