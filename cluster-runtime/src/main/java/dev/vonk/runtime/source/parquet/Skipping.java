package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.parquet.footer.ColumnChunk;
import dev.vonk.runtime.source.parquet.footer.PageIndex;
import dev.vonk.runtime.source.parquet.footer.RowGroup;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.write.ParquetWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows of a file can pass all filters, told from the bounds of row groups and, where there are such, of pages.
final class Skipping implements AutoCloseable {
    /// Rows that cannot pass are read all the same where fewer of them lie between two that can.
    private static final long SMALLEST_GAP = 4096;

    private final ParquetSource source;
    private final int file;
    private final List<ScanFilter> filters;
    private final boolean boundsTellOfNaN;
    private @Nullable ParquetFile opened;

    Skipping(ParquetSource source, int file, List<ScanFilter> filters) throws IOException {
        this.source = source;
        this.file = file;
        this.filters = filters;
        this.boundsTellOfNaN = !filters.isEmpty()
                && source.footer(file).footer().createdBy().startsWith(ParquetWriter.CREATED_BY);
    }

    /// Rows of a row group, counted from its start.
    record Range(long from, long end) {
        long rows() {
            return end - from;
        }
    }

    /// The rows of a row group that can pass, in order.
    List<Range> ranges(RowGroup group) throws IOException {
        var ranges = group.rows() == 0 ? List.<Range>of() : List.of(new Range(0, group.rows()));
        for (var filter : filters) {
            if (excludes(filter, group)) {
                return List.of();
            }
        }
        for (var filter : filters) {
            ranges = both(ranges, passing(filter, group));
        }
        return withoutSmallGaps(ranges);
    }

    private boolean excludes(ScanFilter filter, RowGroup group) throws IOException {
        var node = source.node(file, filter.column());
        if (node == null) {
            return Known.onlyNulls(group.rows()).excludes(filter);
        }
        return node instanceof Node.Leaf leaf && leaf.isFlat()
                && Known.of(leaf, group.columns().get(leaf.column()).bounds(), group.rows(), boundsTellOfNaN)
                        .excludes(filter);
    }

    /// The rows of the pages that can pass one filter.
    private List<Range> passing(ScanFilter filter, RowGroup group) throws IOException {
        var all = List.of(new Range(0, group.rows()));
        if (!(source.node(file, filter.column()) instanceof Node.Leaf leaf) || !leaf.isFlat()) {
            return all;
        }
        var chunk = group.columns().get(leaf.column());
        if (chunk.columnIndex() == null || chunk.offsetIndex() == null) {
            return all;
        }
        var pages = index(leaf, chunk.offsetIndex(), chunk.columnIndex(), group).pages();
        var ranges = new ArrayList<Range>();
        for (int i = 0; i < pages.size(); i++) {
            var page = pages.get(i);
            long end = i + 1 < pages.size() ? pages.get(i + 1).firstRow() : group.rows();
            long rows = end - page.firstRow();
            var known = page.allNull() ? Known.onlyNulls(rows) : Known.of(leaf, page.bounds(), rows, boundsTellOfNaN);
            if (!known.excludes(filter)) {
                ranges.add(new Range(page.firstRow(), end));
            }
        }
        return ranges;
    }

    private PageIndex index(Node.Leaf leaf, ColumnChunk.Place places, ColumnChunk.Place bounds, RowGroup group)
            throws IOException {
        try {
            return PageIndex.read(bytes(places), bytes(bounds), group.rows());
        } catch (UnreadableException unreadable) {
            throw ParquetFile.failure("FAILED_READ_FILE.NO_HINT", source.path(file),
                    "in the page index of column `" + leaf.name() + "` at byte " + places.offset(), unreadable);
        }
    }

    private byte[] bytes(ColumnChunk.Place place) throws IOException {
        if (opened == null) {
            opened = ParquetFile.open(source.path(file));
        }
        if (place.offset() < 0 || place.length() > opened.size() - place.offset()) {
            throw UnreadableException.damaged(
                    "an index of " + place.length() + " bytes at " + place.offset() + " in a file of " + opened.size());
        }
        var bytes = new byte[place.length()];
        opened.read(place.offset(), bytes, 0, bytes.length);
        return bytes;
    }

    private static List<Range> both(List<Range> left, List<Range> right) {
        var common = new ArrayList<Range>();
        for (int i = 0, k = 0; i < left.size() && k < right.size();) {
            long from = Math.max(left.get(i).from, right.get(k).from);
            long end = Math.min(left.get(i).end, right.get(k).end);
            if (from < end) {
                common.add(new Range(from, end));
            }
            if (left.get(i).end < right.get(k).end) {
                i++;
            } else {
                k++;
            }
        }
        return common;
    }

    private static List<Range> withoutSmallGaps(List<Range> ranges) {
        var joined = new ArrayList<Range>();
        for (var range : ranges) {
            if (!joined.isEmpty() && range.from - joined.getLast().end < SMALLEST_GAP) {
                joined.add(new Range(joined.removeLast().from, range.end));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
