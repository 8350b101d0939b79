package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a cached partition: encoded columns and what each of them ranges over, for skipping.
///
/// @param ranges by column; null where nothing is known
public record Segment(Batch batch, List<@Nullable Range> ranges) {
    /// The most rows of a segment.
    public static final int ROWS = 128 * 1024;

    /// The smallest and largest value of an integer column (days, microseconds, unscaled decimals as they lie in
    /// memory) and whether it has nulls and present values.
    public record Range(long min, long max, boolean hasNull, boolean hasValue) {}
}
