package dev.vonk.runtime.operator;

/// What one node of a fragment has done.
///
/// @param rows rows it put out
/// @param batches batches it put out
/// @param nanos time spent in it and in none of the nodes above or below it; waiting included
public record NodeCounts(long rows, long batches, long nanos) {
    /// Nothing done yet.
    public static final NodeCounts ZERO = new NodeCounts(0, 0, 0);

    /// Both together.
    public NodeCounts plus(NodeCounts more) {
        return new NodeCounts(rows + more.rows, batches + more.batches, nanos + more.nanos);
    }
}
