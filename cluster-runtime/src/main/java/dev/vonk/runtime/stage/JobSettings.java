package dev.vonk.runtime.stage;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.function.EvaluationContext;

/// What a job's tasks need to know beside the plan.
///
/// @param batchRows the most rows of a batch
/// @param tasksPerScan the most tasks one scan is dealt out to
/// @param maxResultBytes how many bytes of the result may wait to be read
/// @param packing how batches are packed that travel between workers
/// @param spool a folder that all workers share, for exchange output that outlives them; empty for none
public record JobSettings(int batchRows, int tasksPerScan, EvaluationContext evaluation, long maxResultBytes,
        Packing packing, String spool) {
    /// For a pool of `slots` slots.
    public static JobSettings of(int slots, EvaluationContext evaluation) {
        return new JobSettings(Batch.DEFAULT_ROWS, slots == 1 ? 1 : slots * 4, evaluation, Long.MAX_VALUE, Packing.NONE,
                "");
    }
}
