package dev.vonk.runtime.stage;

/// What one try at a task wrote.
///
/// @param partition the task's partition
/// @param attempt the try that wrote it; -1 for a cached partition that was there before the job
public record TaskOutput(int partition, int attempt) {
    @Override
    public String toString() {
        return partition + (attempt <= 0 ? "" : "#" + attempt);
    }
}
