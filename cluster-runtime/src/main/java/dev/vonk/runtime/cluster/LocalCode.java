package dev.vonk.runtime.cluster;

import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.classes.BroadcastValues;
import dev.vonk.runtime.code.classes.CodePacker;
import dev.vonk.runtime.code.classes.PackedCode;
import dev.vonk.runtime.code.classes.WorkerClasses;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.stage.TaskId;
import dev.vonk.runtime.worker.JobRun;
import dev.vonk.runtime.worker.StageCopies;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Functions of this process's own tasks where they hold accumulators of the user's own making: an object that threads
/// cannot share. Such a stage is packed and unpacked for each task, as if it went to a worker.
final class LocalCode {
    private final CodePacker packer = new CodePacker("here");
    private final WorkerClasses classes = new WorkerClasses(
            (environment, name) -> packer.server().find(environment, name));
    private final Map<Long, Object> shared = new ConcurrentHashMap<>();
    private final Map<Long, PackedCode> packed = new ConcurrentHashMap<>();
    private final Map<TaskId, StageCopies> stages = new ConcurrentHashMap<>();
    private volatile boolean confining;

    LocalCode() {
        BroadcastValues values = this::value;
        classes.broadcasts(values);
    }

    /// From now on there are such accumulators.
    void confine() {
        confining = true;
    }

    void share(long broadcast, Object value) {
        shared.put(broadcast, value);
    }

    void unshare(long broadcast) {
        shared.remove(broadcast);
        packed.remove(broadcast);
    }

    /// The object itself, unless it has classes that the asking functions know as others.
    private Object value(Broadcast<?> broadcast, ClassLoader loader) {
        var value = shared.get(broadcast.id());
        if (value == null) {
            throw Broadcast.destroyed(broadcast.id(), "a place unknown");
        }
        var code = packed.computeIfAbsent(broadcast.id(), _ -> packer.pack(value));
        return code.environment().isEmpty() ? value : classes.unpackFor(code, loader);
    }

    /// Finds the stages of a job that tasks cannot share.
    ///
    /// @throws dev.vonk.runtime.data.DataException where something of a stage cannot be packed
    void prepare(JobPlan job, IntStream needed, JobRun run) {
        if (confining) {
            needed.forEach(id -> prepare(job.id(), job.graph().stages().get(id), run));
        }
    }

    private void prepare(long job, Stage stage, JobRun run) {
        var code = packer.pack(stage.withoutSplits());
        if (code.confined()) {
            stages.put(new TaskId(job, stage.id(), 0),
                    new StageCopies(() -> run.copy(classes.unpackAlone(code, Stage.class))));
        }
    }

    /// The copies of a stage; null where its tasks share it.
    @Nullable
    StageCopies copies(long job, int stage) {
        return stages.get(new TaskId(job, stage, 0));
    }

    void dropJob(long job) {
        stages.keySet().removeIf(stage -> stage.job() == job);
    }
}
