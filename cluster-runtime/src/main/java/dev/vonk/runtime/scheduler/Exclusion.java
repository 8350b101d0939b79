package dev.vonk.runtime.scheduler;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps tasks from workers on which they fail.
final class Exclusion {
    private static final int STAGES_OF_A_JOB = 2;

    private final WorkerPool pool;
    private final Lineage lineage;
    private final int after;

    Exclusion(WorkerPool pool, Lineage lineage, int after) {
        this.pool = pool;
        this.lineage = lineage;
        this.after = after;
    }

    /// A try failed on a worker through its own fault.
    void failed(StageState stage, WorkerState worker, List<Action> actions) {
        int failures = stage.failuresOn().merge(worker, 1, Integer::sum);
        if (after == 0 || failures < after || !stage.allows(worker) || allowed(stage) < 2) {
            return;
        }
        var job = stage.job();
        stage.excluded().add(worker);
        lineage.leaveQueue(stage, worker);
        var reason = "stage " + stage.id() + " failed there " + failures + (failures == 1 ? " time" : " times");
        long stages = job.stages().stream().filter(other -> other.excluded().contains(worker)).count();
        if (stages >= STAGES_OF_A_JOB) {
            job.excluded().add(worker);
            job.stages().forEach(other -> lineage.leaveQueue(other, worker));
            reason = stages + " stages failed there, the last of them stage " + stage.id();
        }
        actions.add(new Action.Excluded(worker.name(), job.id(), reason));
    }

    /// The worker that the next task of a stage goes to, where it may go to any; null where none of them is free.
    @Nullable
    WorkerState freest(StageState stage) {
        var best = pool.freest(stage::allows);
        return best == null && pool.hasFree() && allowed(stage) == 0 ? pool.freest(_ -> true) : best;
    }

    /// How many workers the stage may use, busy or not.
    private int allowed(StageState stage) {
        var excluded = stage.job().excluded();
        if (excluded.isEmpty() && stage.excluded().isEmpty()) {
            return pool.usable();
        }
        var both = new HashSet<>(stage.excluded());
        both.addAll(excluded);
        return pool.usable() - (int) both.stream().filter(WorkerState::usable).count();
    }
}
