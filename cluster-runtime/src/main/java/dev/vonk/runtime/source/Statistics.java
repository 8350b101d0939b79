package dev.vonk.runtime.source;

import java.io.Serializable;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a source knows of its contents.
///
/// @param rows how many rows, where known
/// @param columns by place in the schema, those that something is known of
public record Statistics(OptionalLong rows, Map<Integer, ColumnStatistics> columns) implements Serializable {
    /// Nothing known.
    public static final Statistics UNKNOWN = new Statistics(OptionalLong.empty(), Map.of());

    /// What is known of one column.
    ///
    /// @param min smallest value as [dev.vonk.runtime.data.Row] holds it, null if unknown
    /// @param max largest value, null if unknown
    /// @param nulls how many nulls, -1 if unknown
    /// @param distinct how many distinct values, -1 if unknown
    public record ColumnStatistics(@Nullable Object min, @Nullable Object max, long nulls, long distinct)
            implements
                Serializable {}
}
