package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The scheduler of a driver: all jobs, all workers. Give it events one at a time, carry out the actions it returns
/// in their order.
///
/// Rules: jobs in the order they came; of a job the stages whose inputs are complete, tasks in partition order, to
/// the worker with most free slots. A user's error ends the job. A lost worker's output is computed again where a
/// task still needs it, and what that needs in turn. A task may fail [#MAX_ATTEMPTS] times.
public final class Scheduler {
    /// Tries at one task that may end without a result; a result that is lost later does not count.
    public static final int MAX_ATTEMPTS = 4;

    public Scheduler() {
        this(SchedulerSettings.USUAL);
    }

    public Scheduler(SchedulerSettings settings) {
    }

    private final Map<Long, JobState> jobs = new LinkedHashMap<>();
    private final Map<String, WorkerState> workers = new LinkedHashMap<>();

    /// Takes in what happened and says what to do.
    public List<Action> on(Event event) {
        var actions = new ArrayList<Action>();
        switch (event) {
            case Event.Submitted(long job, var stages) -> jobs.put(job, new JobState(job, stages));
            case Event.Cancelled(long job) -> end(job, new TaskFailure.Killed(), actions);
            case Event.WorkerJoined(var worker, int slots) -> workers.put(worker, new WorkerState(worker, slots));
            case Event.WorkerDraining _,Event.Copied _,Event.CopyFailed _,Event.Tick _ -> {
            }
            case Event.WorkerLost(var worker, var reason) -> workerLost(worker, reason, actions);
            case Event.Succeeded(var attempt) -> succeeded(attempt, actions);
            case Event.Failed(var attempt, var failure) -> failed(attempt, failure, actions);
        }
        launch(actions);
        return actions;
    }

    /// Where the output of each task of a stage is; nothing for a job that is not running.
    public List<Location> locations(long job, int stage) {
        var known = jobs.get(job);
        return known == null ? List.of() : known.stage(stage).locations();
    }

    /// Whether any job is left.
    public boolean idle() {
        return jobs.isEmpty();
    }

    private void succeeded(TaskAttempt attempt, List<Action> actions) {
        var worker = released(attempt);
        var job = jobs.get(attempt.task().job());
        if (worker == null || job == null) {
            return;
        }
        var stage = job.stage(attempt.task().stage());
        stage.done(attempt.task().partition(), worker.name());
        if (stage.complete()) {
            actions.add(new Action.StageFinished(job.id(), stage.id()));
            if (stage.isResult()) {
                jobs.remove(job.id());
                actions.add(new Action.JobFinished(job.id()));
            }
        }
    }

    private void failed(TaskAttempt attempt, TaskFailure failure, List<Action> actions) {
        var worker = released(attempt);
        var job = jobs.get(attempt.task().job());
        if (worker == null || job == null) {
            return;
        }
        switch (failure) {
            case TaskFailure.UserError _,TaskFailure.InternalError _,TaskFailure.OutOfTries _,TaskFailure.RepeatedLoss _,TaskFailure.NoWorkers _,TaskFailure.ChangedResult _ -> end(job.id(), failure, actions);
            case TaskFailure.LostBlocks(int stage, var outputs, var _) -> {
                outputs.stream().filter(output -> output.attempt() == job.stage(stage).attempt(output.partition()))
                        .forEach(output -> job.stage(stage).lose(output.partition()));
                retry(job, attempt, failure, actions);
            }
            case TaskFailure.OutOfMemory _,TaskFailure.LostWorker _,TaskFailure.Killed _ -> retry(job, attempt, failure,
                    actions);
        }
    }

    private void retry(JobState job, TaskAttempt attempt, TaskFailure failure, List<Action> actions) {
        if (job.stage(attempt.task().stage()).failed(attempt.task().partition()) >= MAX_ATTEMPTS) {
            end(job.id(), failure, actions);
        }
    }

    private void workerLost(String name, String reason, List<Action> actions) {
        var worker = workers.remove(name);
        if (worker == null) {
            return;
        }
        for (var job : List.copyOf(jobs.values())) {
            job.stages().forEach(stage -> stage.loseWorker(name));
        }
        for (var attempt : worker.running()) {
            var job = jobs.get(attempt.task().job());
            if (job != null) {
                retry(job, attempt, new TaskFailure.LostWorker(name, reason), actions);
            }
        }
    }

    private void end(long id, TaskFailure failure, List<Action> actions) {
        if (jobs.remove(id) == null) {
            return;
        }
        for (var worker : workers.values()) {
            for (var attempt : worker.running()) {
                if (attempt.task().job() == id) {
                    worker.release(attempt);
                    actions.add(new Action.Kill(attempt, worker.name()));
                }
            }
        }
        actions.add(new Action.JobFailed(id, failure));
    }

    /// The worker that ran the try, its slot free again; null where the try is not known any more.
    private @Nullable WorkerState released(TaskAttempt attempt) {
        for (var worker : workers.values()) {
            if (worker.release(attempt)) {
                return worker;
            }
        }
        return null;
    }

    private void launch(List<Action> actions) {
        for (var job : jobs.values()) {
            for (var stage : job.runnable()) {
                while (stage.hasWaiting()) {
                    var worker = freest();
                    if (worker == null) {
                        return;
                    }
                    int partition = stage.start();
                    var attempt = new TaskAttempt(new TaskId(job.id(), stage.id(), partition),
                            stage.attempt(partition));
                    worker.start(attempt);
                    actions.add(new Action.Launch(attempt, worker.name()));
                }
            }
        }
    }

    private @Nullable WorkerState freest() {
        WorkerState best = null;
        for (var worker : workers.values()) {
            if (worker.free() > 0 && (best == null || worker.free() > best.free())) {
                best = worker;
            }
        }
        return best;
    }
}
