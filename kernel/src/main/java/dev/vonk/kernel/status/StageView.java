package dev.vonk.kernel.status;

import dev.vonk.runtime.operator.TaskCounts;
import java.util.List;

/// One stage of a job.
///
/// @param plan its fragment as a tree of lines, in the order of the nodes of `counts`
/// @param used whether a task of it has run in this job
/// @param taskNanos how long its tries ran together
record StageView(int stage, String label, int tasks, List<Integer> inputs, String plan, boolean used, int done,
        int running, int failed, int recomputed, TaskCounts counts, long taskNanos) {

    StageView withCounts(TaskCounts newer) {
        return new StageView(stage, label, tasks, inputs, plan, used, done, running, failed, recomputed, newer,
                taskNanos);
    }

    StageView withoutPlan() {
        return new StageView(stage, label, tasks, inputs, "", used, done, running, failed, recomputed, counts,
                taskNanos);
    }
}
