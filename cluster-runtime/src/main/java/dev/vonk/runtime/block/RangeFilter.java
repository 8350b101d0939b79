package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells from the ranges of columns that no row of a segment can match.
///
/// @param schema of the whole segment
record RangeFilter(StructType schema, List<ScanFilter> filters) {

    /// Whether a row may match.
    ///
    /// @param ranges by column; empty where nothing is known
    boolean mayMatch(List<Segment.@Nullable Range> ranges) {
        for (var filter : filters) {
            var range = ranges.isEmpty() ? null : ranges.get(filter.column());
            if (range != null && !mayMatch(filter, range, schema.field(filter.column()).dataType())) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayMatch(ScanFilter filter, Segment.Range range, DataType type) {
        return switch (filter) {
            case ScanFilter.IsNull _ -> range.hasNull();
            case ScanFilter.IsNotNull _ -> range.hasValue();
            case ScanFilter.StartsWith _ -> true;
            case ScanFilter.In(int _, var values) -> range.hasValue() && values.stream().anyMatch(value -> {
                long wanted = raw(type, value);
                return wanted >= range.min() && wanted <= range.max();
            });
            case ScanFilter.Compare(int _, var comparison, var value) -> {
                long wanted = raw(type, value);
                yield range.hasValue() && switch (comparison) {
                    case EQUAL -> wanted >= range.min() && wanted <= range.max();
                    case LESS -> range.min() < wanted;
                    case LESS_OR_EQUAL -> range.min() <= wanted;
                    case GREATER -> range.max() > wanted;
                    case GREATER_OR_EQUAL -> range.max() >= wanted;
                };
            }
        };
    }

    private static long raw(DataType type, Object value) {
        return Vectors.longAt(Values.single(type, value), 0);
    }
}
