package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.parquet.footer.Bounds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is known of a column in some rows without reading them, and which filters it answers.
///
/// @param present how many values there are, -1 if unknown
/// @param nulls -1 if unknown
/// @param noNaN whether `max` also bounds NaN, which bounds by their definition do not
record Known(@Nullable Object min, @Nullable Object max, long present, long nulls, boolean noNaN) {

    /// Of a column of which there is nothing but nulls.
    static Known onlyNulls(long rows) {
        return new Known(null, null, 0, rows, true);
    }

    static Known of(Node.Leaf leaf, Bounds bounds, long rows, boolean noNaN) {
        long nulls = leaf.nullable() ? bounds.nulls() : 0;
        return new Known(BoundValues.min(leaf, bounds), BoundValues.max(leaf, bounds), nulls < 0 ? -1 : rows - nulls,
                nulls, noNaN);
    }

    /// Whether no row can pass.
    boolean excludes(ScanFilter filter) {
        return switch (filter) {
            case ScanFilter.IsNull _ -> nulls == 0;
            case ScanFilter.IsNotNull _ -> present == 0;
            case ScanFilter.Compare(int _, var comparison, var value) -> present == 0 || excludes(comparison, value);
            case ScanFilter.In(int _, var values) ->
                present == 0 || values.stream().allMatch(value -> excludes(ScanFilter.Comparison.EQUAL, value));
            case ScanFilter.StartsWith(int _, var prefix) -> present == 0 || excludesPrefix(prefix);
        };
    }

    private boolean excludes(ScanFilter.Comparison comparison, Object value) {
        var constant = BoundValues.comparable(value);
        if (constant == null || min == null || max == null) {
            return false;
        }
        var low = BoundValues.compare(min, constant);
        var high = BoundValues.compare(max, constant);
        if (low == null || high == null) {
            return false;
        }
        boolean maxHolds = noNaN || !(value instanceof Double || value instanceof Float);
        return switch (comparison) {
            case EQUAL -> low > 0 || high < 0;
            case LESS -> low >= 0;
            case LESS_OR_EQUAL -> low > 0;
            case GREATER -> high <= 0 && maxHolds;
            case GREATER_OR_EQUAL -> high < 0 && maxHolds;
        };
    }

    private boolean excludesPrefix(String prefix) {
        if (!(BoundValues.comparable(prefix) instanceof byte[] start) || !(min instanceof byte[] low)
                || !(max instanceof byte[] high)) {
            return false;
        }
        return Arrays.compareUnsigned(cut(low, start.length), start) > 0
                || Arrays.compareUnsigned(cut(high, start.length), start) < 0;
    }

    private static byte[] cut(byte[] bytes, int length) {
        return bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
    }
}
