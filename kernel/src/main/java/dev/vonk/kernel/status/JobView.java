package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.JobProgress;
import java.util.List;
import java.util.function.ToLongFunction;

/// One job.
///
/// @param startedAt in milliseconds since 1970
/// @param nanos how long it took; 0 while it runs
/// @param tasks its tries, oldest first, but those that were forgotten to save memory
/// @param forgotten how many tries were forgotten
/// @param notes what was lost on the way, and who was left out, a sentence each
/// @param failure why it has no result, else empty
record JobView(long job, String description, JobProgress.State state, long startedAt, long nanos,
        List<StageView> stages, List<TaskView> tasks, int forgotten, List<String> notes, String failure) {

    boolean isRunning() {
        return state == JobProgress.State.RUNNING;
    }

    /// A sum over the stages that have work.
    long sum(ToLongFunction<StageView> figure) {
        return stages.stream().filter(stage -> stage.used() || isRunning()).mapToLong(figure).sum();
    }

    /// How long it has taken at a time in milliseconds.
    long nanosAt(long now) {
        return isRunning() ? Math.max(0, now - startedAt) * 1_000_000 : nanos;
    }

    JobView withStages(List<StageView> newer) {
        return new JobView(job, description, state, startedAt, nanos, newer, tasks, forgotten, notes, failure);
    }

    /// The line of a list: without tasks and plans.
    JobView brief() {
        return new JobView(job, description, state, startedAt, nanos,
                stages.stream().map(StageView::withoutPlan).toList(), List.of(), forgotten, notes, failure);
    }
}
