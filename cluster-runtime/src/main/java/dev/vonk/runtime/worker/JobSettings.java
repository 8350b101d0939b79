package dev.vonk.runtime.worker;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.function.EvaluationContext;
import java.io.Serializable;

/// What a job's tasks need to know beside the plan.
///
/// @param batchRows the most rows of a batch
/// @param tasksPerScan the most tasks one scan is dealt out to
/// @param maxResultBytes how many bytes of the result may wait to be read
public record JobSettings(int batchRows, int tasksPerScan, EvaluationContext evaluation, long maxResultBytes)
        implements
            Serializable {
    /// For a pool of `slots` slots.
    public static JobSettings of(int slots, EvaluationContext evaluation) {
        return new JobSettings(Batch.DEFAULT_ROWS, slots == 1 ? 1 : slots * 4, evaluation, Long.MAX_VALUE);
    }
}
