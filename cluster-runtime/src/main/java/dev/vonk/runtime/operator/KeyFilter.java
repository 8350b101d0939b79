package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Vector;

/// Which values of one integer key column can have a match in a join's build side: exact or with false positives,
/// never with false negatives.
public interface KeyFilter {
    /// Reduces `rows[0..count)`, physical rows of `column`, to those that may match; nulls never do.
    ///
    /// @return how many are left, in front of `out`, ascending; `out` may be `rows`
    int select(Vector column, int[] rows, int count, int[] out);

    /// The smallest key of the build side, for skipping parts of files.
    long min();

    /// The largest key of the build side.
    long max();
}
