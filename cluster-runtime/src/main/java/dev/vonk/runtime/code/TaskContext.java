package dev.vonk.runtime.code;

import org.jspecify.annotations.Nullable;

/// Which try at which task a function runs in.
///
/// ```java
/// numbers.map(n -> n + " in partition " + TaskContext.get().partitionId(), String.class).show();
/// ```
public final class TaskContext {
    private final int stage;
    private final int partition;
    private final int attempt;
    private final long id;

    /// @param job makes the number of the try one that no other try of the session has
    TaskContext(long job, int stage, int partition, int attempt) {
        this.stage = stage;
        this.partition = partition;
        this.attempt = attempt;
        this.id = job << 40 | (stage & 0xFFFL) << 28 | (partition & 0xF_FFFFL) << 8 | attempt & 0xFF;
    }

    /// That of the calling thread; null where it runs no task.
    public static @Nullable TaskContext get() {
        var scope = TaskScope.current();
        return scope == null ? null : scope.context();
    }

    /// The partition that the calling thread computes; 0 where it runs no task.
    public static int getPartitionId() {
        var context = get();
        return context == null ? 0 : context.partitionId();
    }

    /// The partition that is computed, from 0.
    public int partitionId() {
        return partition;
    }

    /// How many tries at this task there were before, whatever became of them.
    public int attemptNumber() {
        return attempt;
    }

    /// The stage within its job, from 0.
    public int stageId() {
        return stage;
    }

    /// A number that no other try at a task of the session has.
    public long taskAttemptId() {
        return id;
    }

    @Override
    public String toString() {
        return "TaskContext(stage " + stage + ", partition " + partition + ", attempt " + attempt + ")";
    }
}
