package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskId;
import java.util.List;

/// Starts and stops tries. Its cost for each try does not depend on how many workers and tasks there are, but for the
/// logarithm that keeps them in order.
final class Dispatch {
    private final WorkerPool pool;
    private final Lineage lineage;
    private final Exclusion exclusion;
    private long now;

    Dispatch(WorkerPool pool, Lineage lineage, Exclusion exclusion) {
        this.pool = pool;
        this.lineage = lineage;
        this.exclusion = exclusion;
    }

    /// The time of the last tick.
    long now() {
        return now;
    }

    void ticked(long nanos) {
        now = nanos;
    }

    /// Gives free slots to what waits, as long as both are there.
    void launch(List<Action> actions) {
        var freed = pool.takeFreed();
        for (var job = lineage.nextRunnable(null); job != null && pool.hasFree(); job = lineage.nextRunnable(job)) {
            var stages = job.runnable();
            for (int i = stages.nextSetBit(0); i >= 0 && pool.hasFree(); i = stages.nextSetBit(i + 1)) {
                launch(job.stage(i), freed, actions);
            }
        }
    }

    private void launch(StageState stage, List<WorkerState> freed, List<Action> actions) {
        var waiting = stage.waiting();
        for (var queue : waiting.takeTouched(freed)) {
            while (queue.waiting() > 0 && queue.worker().free() > 0) {
                start(stage, queue.first(), queue.worker(), actions);
            }
        }
        for (int task = waiting.firstForAnyone(); task >= 0; task = waiting.firstForAnyone()) {
            var worker = exclusion.freest(stage);
            if (worker == null) {
                return;
            }
            start(stage, task, worker, actions);
        }
    }

    private void start(StageState stage, int partition, WorkerState worker, List<Action> actions) {
        lineage.take(stage, partition);
        begin(stage, partition, worker, actions);
    }

    private void begin(StageState stage, int partition, WorkerState worker, List<Action> actions) {
        var job = stage.job();
        var attempt = new TaskAttempt(new TaskId(job.id(), stage.id(), partition), stage.takeAttempt(partition));
        var started = new RunningTry(attempt, stage, worker, now, job.losses());
        stage.add(started);
        pool.start(started);
        actions.add(new Action.Launch(attempt, worker.name()));
    }

    /// Starts second tries beside the slow ones of a stage.
    void speculate(Speculation speculation, StageState stage, List<Action> actions) {
        for (var slow : speculation.slow(stage, now)) {
            var worker = pool.freest(other -> other != slow.worker() && stage.allows(other));
            if (worker != null) {
                begin(stage, slow.partition(), worker, actions);
            }
        }
    }

    /// Stops all tries of a stage; their tasks wait again where they are wanted.
    void killAll(StageState stage, List<Action> actions) {
        for (var tries : List.copyOf(stage.running().values())) {
            for (var running : List.copyOf(tries)) {
                kill(running, actions);
                lineage.requeue(stage, running.partition());
            }
        }
    }

    void kill(RunningTry running, List<Action> actions) {
        end(running);
        actions.add(new Action.Kill(running.attempt(), running.worker().name()));
    }

    /// Takes a try off its worker and its stage.
    void end(RunningTry running) {
        running.stage().remove(running);
        pool.end(running);
    }
}
