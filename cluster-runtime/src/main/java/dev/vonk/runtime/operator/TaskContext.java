package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.Split;
import java.util.List;
import java.util.function.Supplier;

/// What a running task may ask of the place where it runs. The same for a thread here and a process elsewhere.
public interface TaskContext {
    /// The partition this task computes, from 0.
    int partition();

    /// The most rows a batch should have.
    int batchRows();

    EvaluationContext evaluation();

    /// The parts of a leaf that belong to this task.
    List<Split> splits(PhysicalPlan.Scan scan);

    /// This partition's cached batches, decoded as asked.
    BatchReader cached(PhysicalPlan.ReadCache read);

    /// Whether a leaf gives anything to this task: below a union each task reads the leaves of one input only, and the
    /// other inputs must then not be run at all (an aggregate without keys makes a row of nothing).
    default boolean reads(PhysicalPlan leaf) {
        return true;
    }

    /// What this partition gets from an exchange: one reader for each producing task, in their order.
    List<BatchReader> exchange(PhysicalPlan.ReadExchange read);

    /// Something made once and used by all tasks of a stage in this process, such as the hash table of a broadcast
    /// join. Others wait for the first to make it.
    ///
    /// @param key unique in the stage, e.g. the plan node
    <T> T shared(Object key, Supplier<T> maker);

    /// A filter that a join of this fragment has published, or waits to publish.
    RuntimeFilters runtimeFilters();

    /// The memory of this process that tasks share.
    MemoryBudget memory();

    /// Raises where the query was cancelled; to be called in long loops.
    void checkCancelled();

    /// This task's counts, for progress and EXPLAIN ANALYZE.
    TaskMetrics metrics();
}
