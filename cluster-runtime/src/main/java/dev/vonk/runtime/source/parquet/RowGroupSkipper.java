package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.parquet.footer.RowGroup;
import dev.vonk.runtime.source.parquet.write.ParquetWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides from the bounds in the footer whether a row group can hold a row that passes all filters.
final class RowGroupSkipper {
    private final ParquetSource source;
    private final int file;
    private final List<ScanFilter> filters;
    private final boolean boundsTellOfNaN;

    RowGroupSkipper(ParquetSource source, int file, List<ScanFilter> filters) throws IOException {
        this.source = source;
        this.file = file;
        this.filters = filters;
        this.boundsTellOfNaN = !filters.isEmpty() && source.footer(file).footer().createdBy().startsWith(ParquetWriter.CREATED_BY);
    }

    boolean canSkip(RowGroup group) throws IOException {
        for (var filter : filters) {
            if (canSkip(filter, group)) {
                return true;
            }
        }
        return false;
    }

    /// What is known of a column in a row group.
    ///
    /// @param present -1 if unknown
    /// @param nulls -1 if unknown
    /// @param noNaN whether `max` also bounds NaN, which bounds by their definition do not
    private record Known(@Nullable Object min, @Nullable Object max, long present, long nulls, boolean noNaN) {
    }

    private boolean canSkip(ScanFilter filter, RowGroup group) throws IOException {
        var known = known(filter.column(), group);
        if (known == null) {
            return false;
        }
        if (filter instanceof ScanFilter.IsNull) {
            return known.nulls == 0;
        }
        if (known.present == 0) {
            return true;
        }
        return switch (filter) {
            case ScanFilter.Compare(int _, var comparison, var value) -> excludes(known, comparison, value);
            case ScanFilter.In(int _, var values) -> values.stream().allMatch(v -> excludes(known, ScanFilter.Comparison.EQUAL, v));
            case ScanFilter.StartsWith(int _, var prefix) -> excludesPrefix(known, prefix);
            case ScanFilter.IsNull _, ScanFilter.IsNotNull _ -> false;
        };
    }

    private @Nullable Known known(int column, RowGroup group) throws IOException {
        var node = source.node(file, column);
        if (node == null) {
            return new Known(null, null, 0, group.rows(), true);
        }
        if (!(node instanceof Node.Leaf leaf) || !leaf.isFlat()) {
            return null;
        }
        var bounds = group.columns().get(leaf.column()).bounds();
        long nulls = leaf.nullable() ? bounds.nulls() : 0;
        return new Known(BoundValues.min(leaf, bounds), BoundValues.max(leaf, bounds), nulls < 0 ? -1 : group.rows() - nulls,
                nulls, boundsTellOfNaN);
    }

    private static boolean excludes(Known known, ScanFilter.Comparison comparison, Object value) {
        var constant = BoundValues.comparable(value);
        if (constant == null || known.min == null || known.max == null) {
            return false;
        }
        var low = BoundValues.compare(known.min, constant);
        var high = BoundValues.compare(known.max, constant);
        if (low == null || high == null) {
            return false;
        }
        boolean maxHolds = known.noNaN || !(value instanceof Double || value instanceof Float);
        return switch (comparison) {
            case EQUAL -> low > 0 || high < 0;
            case LESS -> low >= 0;
            case LESS_OR_EQUAL -> low > 0;
            case GREATER -> high <= 0 && maxHolds;
            case GREATER_OR_EQUAL -> high < 0 && maxHolds;
        };
    }

    private static boolean excludesPrefix(Known known, String prefix) {
        if (!(BoundValues.comparable(prefix) instanceof byte[] start) || !(known.min instanceof byte[] min)
                || !(known.max instanceof byte[] max)) {
            return false;
        }
        return Arrays.compareUnsigned(cut(min, start.length), start) > 0 || Arrays.compareUnsigned(cut(max, start.length), start) < 0;
    }

    private static byte[] cut(byte[] bytes, int length) {
        return bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
    }
}
