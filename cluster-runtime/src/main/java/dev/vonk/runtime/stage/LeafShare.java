package dev.vonk.runtime.stage;

import dev.vonk.runtime.source.Split;
import java.util.List;

/// Which tasks of a stage read a leaf of its fragment, and what each of them reads.
///
/// @param firstTask the first task that reads the leaf
/// @param tasks how many tasks from there on; -1 where every task reads all of it (broadcast)
/// @param splits for a scan: the parts of each of these tasks; empty for other leaves
public record LeafShare(int firstTask, int tasks, List<List<Split>> splits) {

    /// The parts that task `partition` reads, none where the leaf is not its.
    public List<Split> splitsOf(int partition) {
        int index = partition - firstTask;
        return index >= 0 && index < splits.size() ? splits.get(index) : List.of();
    }

    /// The leaf's own partition that task `partition` reads, -1 where the leaf is not its.
    public int partitionOf(int partition) {
        int index = partition - firstTask;
        return tasks < 0 || index >= 0 && index < tasks ? index : -1;
    }
}
