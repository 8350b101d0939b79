package dev.vonk.runtime.stage;

/// One task: one partition of one stage of one job.
public record TaskId(long job, int stage, int partition) {
    @Override
    public String toString() {
        return stage + "." + partition;
    }
}
