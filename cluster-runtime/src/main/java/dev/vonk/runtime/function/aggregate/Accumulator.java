package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.Vector;

/// The running state of one aggregate call for many groups at once, in arrays indexed by group number. One thread.
public interface Accumulator {
    /// Makes room for groups `0..groups)`; new ones start empty.
    void grow(int groups);

    /// Takes in `rows` rows; row `i` belongs to `groups[i]`.
    ///
    /// @param arguments dense, as [dev.vonk.runtime.data.Vectors#argument] makes them; nulls by their validity
    void update(int[] groups, int rows, Vector[] arguments);

    /// Takes in `rows` rows that all belong to group 0.
    default void updateOne(int rows, Vector[] arguments) {
        update(new int[rows], rows, arguments);
    }

    /// Takes in partial states, as [#state] of another accumulator gave them.
    void merge(int[] groups, int rows, Vector[] state);

    /// The partial state of groups `0..groups)`: columns of the state types its function declares.
    Vector[] state(int groups);

    /// The results of groups `0..groups)`.
    Vector result(int groups);

    /// Bytes held, for memory accounting.
    long bytes();
}
