package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The scheduler of a driver: all jobs, all workers. Give it events one at a time, carry out the actions it returns
/// in their order.
///
/// **What runs where.** Jobs in the order they came, later ones get the slots that are left; of a job the stages
/// whose inputs are there; tasks in partition order. A task that reads a partition alone goes to a worker that holds
/// it; it waits for that worker while no more tasks wait there than it has slots. All others go to the worker with
/// most free slots.
///
/// **Tries.** Every try has a number of its own, and reports of tries that are not under way are ignored. The first
/// result counts, other tries at the task are killed. What the user did wrong, and our bugs, end the job. Running out
/// of memory counts against the task, and so does the loss of its worker, since a task may be what kills workers;
/// lost blocks and kills do not. Too many failures of one task end the job.
///
/// **Lost output** is computed again where somebody needs it, with what that needs in turn ([Lineage]); see
/// [Recovery] for stages that give other rows each time and for losses that lead nowhere.
///
/// **Every job ends**, given that tries end and that ticks come: tasks without a result are waiting or under way; a
/// waiting task of a stage that is ready is started as soon as a worker may take it; each failure uses up one of a
/// task's tries, each loss one of a stage's unless a reader got on; and when there is no worker, the grace time runs
/// out. When no job is left, nothing is kept but workers.
public final class Scheduler {
    private final SchedulerSettings settings;
    private final Map<Long, JobState> jobs = new LinkedHashMap<>();
    private final Map<JobState, Long> withoutWorkersSince = new HashMap<>();
    private final WorkerPool pool = new WorkerPool();
    private final Lineage lineage = new Lineage();
    private final Dispatch dispatch;
    private final Recovery recovery;
    private final Replication replication;
    private final Exclusion exclusion;
    private final @Nullable Speculation speculation;
    private long submitted;

    public Scheduler() {
        this(SchedulerSettings.USUAL);
    }

    public Scheduler(SchedulerSettings settings) {
        this.settings = settings;
        this.exclusion = new Exclusion(pool, lineage, settings.excludeAfter());
        this.dispatch = new Dispatch(pool, lineage, exclusion);
        this.recovery = new Recovery(dispatch, lineage, settings.maxStageAttempts());
        this.replication = new Replication(pool, settings.replicas());
        var when = settings.speculation();
        this.speculation = when == null ? null : new Speculation(when);
    }

    /// Takes in what happened and says what to do.
    public List<Action> on(Event event) {
        var actions = new ArrayList<Action>();
        switch (event) {
            case Event.Submitted(long job, var stages) -> submitted(job, stages, actions);
            case Event.Cancelled(long job) -> cancelled(job, actions);
            case Event.WorkerJoined(var worker, int slots) -> joined(worker, slots, actions);
            case Event.WorkerDraining(var worker) -> draining(worker, actions);
            case Event.WorkerLost(var worker, var reason) -> lost(worker, reason, actions);
            case Event.Succeeded(var attempt) -> succeeded(attempt, actions);
            case Event.Failed(var attempt, var failure) -> failed(attempt, failure, actions);
            case Event.Copied(long job, int stage, int partition, var worker) ->
                copied(job, stage, partition, worker, actions);
            case Event.CopyFailed(long job, int stage, int partition, var worker) ->
                copyFailed(job, stage, partition, worker, actions);
            case Event.Tick(long nanos) -> ticked(nanos, actions);
        }
        dispatch.launch(actions);
        if (speculation != null && event instanceof Event.Tick) {
            for (var job : jobs.values()) {
                job.stages().forEach(stage -> dispatch.speculate(speculation, stage, actions));
            }
        }
        release(actions);
        return actions;
    }

    /// Where the output of each task of a stage is; nothing for a job that is not running.
    public List<Location> locations(long job, int stage) {
        var known = jobs.get(job);
        return known == null ? List.of() : known.stage(stage).locations();
    }

    /// A number that grows whenever [#locations] changes; -1 for a job that is not running.
    public long locationsVersion(long job, int stage) {
        var known = jobs.get(job);
        return known == null ? -1 : known.stage(stage).outputs().version();
    }

    /// Whether any job is left.
    public boolean idle() {
        return jobs.isEmpty();
    }

    /// How many tries are under way, as the scheduler counts them.
    int running() {
        return pool.running();
    }

    private void submitted(long id, List<StageShape> shapes, List<Action> actions) {
        if (jobs.containsKey(id)) {
            throw new IllegalArgumentException("job " + id + " is running already");
        }
        var job = new JobState(id, submitted++, shapes, speculation != null);
        jobs.put(id, job);
        for (var stage : job.stages()) {
            var held = stage.shape().held();
            for (int i = 0; i < held.size(); i++) {
                var holders = pool.findAll(held.get(i));
                if (!holders.isEmpty()) {
                    lineage.put(stage, i, Location.BEFORE, holders);
                }
            }
        }
        lineage.begin(job);
        if (job.done()) {
            finish(job, actions);
            return;
        }
        for (var stage : job.stages()) {
            for (var worker : pool.draining()) {
                keepCopies(stage, worker, actions);
            }
        }
    }

    private void cancelled(long id, List<Action> actions) {
        var job = jobs.get(id);
        if (job != null) {
            fail(job, new TaskFailure.Killed(), actions);
        }
    }

    private void joined(String name, int slots, List<Action> actions) {
        if (pool.find(name) != null) {
            lost(name, "it joined again", actions);
        }
        pool.join(name, slots);
        withoutWorkersSince.clear();
        for (var job : jobs.values()) {
            job.stages().forEach(stage -> replication.joined(stage, actions));
        }
    }

    private void draining(String name, List<Action> actions) {
        var worker = pool.find(name);
        if (worker == null || worker.draining()) {
            return;
        }
        pool.drain(worker);
        for (var job : jobs.values()) {
            for (var stage : job.stages()) {
                lineage.leaveQueue(stage, worker);
                keepCopies(stage, worker, actions);
            }
        }
    }

    private void keepCopies(StageState stage, WorkerState worker, List<Action> actions) {
        if (stage.is(StageShape.Kind.CACHE)) {
            stage.outputs().partitionsOf(worker).stream()
                    .forEach(partition -> replication.check(stage, partition, actions));
        }
    }

    private void lost(String name, String reason, List<Action> actions) {
        var worker = pool.find(name);
        if (worker == null) {
            return;
        }
        var failure = new TaskFailure.LostWorker(name, reason);
        var tries = worker.running();
        tries.forEach(dispatch::end);
        gone(worker, reason, failure.message(), actions);
        for (var ended : tries) {
            countFailure(ended, failure, actions);
        }
        jobsNow().forEach(job -> settle(job, actions));
    }

    /// Takes a worker on which nothing runs out of everything.
    private void gone(WorkerState worker, String reason, String clause, List<Action> actions) {
        pool.remove(worker, reason);
        for (var job : jobs.values()) {
            job.excluded().remove(worker);
            for (var stage : job.stages()) {
                stage.excluded().remove(worker);
                stage.failuresOn().remove(worker);
                var changed = stage.copies.gone(worker);
                changed.or(lineage.holderGone(stage, worker, clause));
                changed.stream().forEach(partition -> replication.check(stage, partition, actions));
            }
        }
    }

    private void succeeded(TaskAttempt attempt, List<Action> actions) {
        var ended = find(attempt);
        if (ended == null) {
            return;
        }
        var stage = ended.stage();
        int partition = ended.partition();
        dispatch.end(ended);
        List.copyOf(stage.running(partition)).forEach(other -> dispatch.kill(other, actions));
        var durations = stage.durations();
        if (durations != null) {
            durations.add(dispatch.now() - ended.started());
        }
        boolean held = stage.is(StageShape.Kind.SHUFFLE) || stage.is(StageShape.Kind.CACHE);
        lineage.put(stage, partition, attempt.attempt(), held ? ended.worker().alone() : List.of());
        stage.inputs().forEach(link -> link.producer().losses.progress());
        if (stage.complete()) {
            actions.add(new Action.StageFinished(stage.job().id(), stage.id()));
            replication.finished(stage, actions);
            if (stage.root() && stage.job().done()) {
                finish(stage.job(), actions);
                return;
            }
        }
        replication.check(stage, partition, actions);
    }

    private void failed(TaskAttempt attempt, TaskFailure failure, List<Action> actions) {
        var ended = find(attempt);
        if (ended == null) {
            return;
        }
        var job = ended.stage().job();
        dispatch.end(ended);
        switch (failure) {
            case TaskFailure.UserError _,TaskFailure.InternalError _,TaskFailure.OutOfTries _,TaskFailure.RepeatedLoss _,TaskFailure.NoWorkers _,TaskFailure.ChangedResult _ ->
                fail(job, failure, actions);
            case TaskFailure.LostBlocks lost -> lostBlocks(ended, lost, actions);
            case TaskFailure.OutOfMemory _,TaskFailure.LostWorker _ -> {
                exclusion.failed(ended.stage(), ended.worker(), actions);
                countFailure(ended, failure, actions);
            }
            case TaskFailure.Killed _ -> lineage.requeue(ended.stage(), ended.partition());
        }
        settle(job, actions);
    }

    /// A reader that misses what is there, though nothing was lost since it began, is at fault itself.
    private void lostBlocks(RunningTry reader, TaskFailure.LostBlocks failure, List<Action> actions) {
        var job = reader.stage().job();
        int number = failure.stage();
        if (number >= 0 && number < job.stages().size()) {
            var writer = job.stage(number);
            var reason = "task " + reader.attempt().task() + " could not read it: " + failure.reason();
            for (TaskOutput output : failure.outputs()) {
                int partition = output.partition();
                if (partition >= 0 && partition < writer.tasks() && writer.outputs().has(partition)
                        && writer.outputs().attempt(partition) == output.attempt()) {
                    lineage.lose(writer, partition, reason);
                }
            }
        }
        if (job.losses() == reader.lossesBefore()) {
            countFailure(reader, failure, actions);
        } else {
            lineage.requeue(reader.stage(), reader.partition());
        }
    }

    private void countFailure(RunningTry ended, TaskFailure failure, List<Action> actions) {
        var stage = ended.stage();
        if (!alive(stage.job())) {
            return;
        }
        var failures = stage.failed(ended.partition(), failure);
        if (failures.size() >= settings.maxTaskFailures()) {
            fail(stage.job(), failure instanceof TaskFailure.OutOfMemory
                    ? failure
                    : new TaskFailure.OutOfTries(ended.attempt().task(), failures), actions);
        } else {
            lineage.requeue(stage, ended.partition());
        }
    }

    private void copied(long id, int number, int partition, String name, List<Action> actions) {
        var stage = cacheStage(id, number, partition);
        var worker = pool.find(name);
        if (stage == null || worker == null) {
            return;
        }
        boolean asked = stage.copies.arrived(partition, worker);
        var outputs = stage.outputs();
        if (outputs.has(partition) && !outputs.holders(partition).contains(worker)
                && (asked || !stage.shape().indeterminate())) {
            outputs.addHolder(partition, worker);
            lineage.holdersChanged(stage, partition);
        }
        replication.check(stage, partition, actions);
    }

    private void copyFailed(long id, int number, int partition, String name, List<Action> actions) {
        var stage = cacheStage(id, number, partition);
        var worker = pool.find(name);
        if (stage != null && worker != null) {
            stage.copies.refused(partition, worker);
            replication.check(stage, partition, actions);
        }
    }

    private @Nullable StageState cacheStage(long id, int number, int partition) {
        var job = jobs.get(id);
        if (job == null || number < 0 || number >= job.stages().size()) {
            return null;
        }
        var stage = job.stage(number);
        return stage.is(StageShape.Kind.CACHE) && partition >= 0 && partition < stage.tasks() ? stage : null;
    }

    private void ticked(long nanos, List<Action> actions) {
        dispatch.ticked(nanos);
        if (pool.usable() > 0 || pool.running() > 0) {
            withoutWorkersSince.clear();
            return;
        }
        for (var job : jobsNow()) {
            long since = withoutWorkersSince.computeIfAbsent(job, _ -> nanos);
            if (nanos - since >= settings.graceNanos()) {
                fail(job, new TaskFailure.NoWorkers(nanos - since, pool.lost()), actions);
            }
        }
    }

    private void release(List<Action> actions) {
        for (var worker : pool.draining()) {
            if (!worker.busy() && jobs.values().stream().flatMap(job -> job.stages().stream())
                    .noneMatch(stage -> Replication.needed(stage, worker))) {
                gone(worker, "it left when asked to", "worker " + worker.name() + " has left", actions);
                actions.add(new Action.Release(worker.name()));
            }
        }
    }

    private void settle(JobState job, List<Action> actions) {
        if (alive(job)) {
            var failure = recovery.settle(job, actions);
            if (failure != null) {
                fail(job, failure, actions);
            }
        }
    }

    private void finish(JobState job, List<Action> actions) {
        remove(job, actions);
        actions.add(new Action.JobFinished(job.id()));
    }

    private void fail(JobState job, TaskFailure failure, List<Action> actions) {
        remove(job, actions);
        actions.add(new Action.JobFailed(job.id(), failure));
    }

    private void remove(JobState job, List<Action> actions) {
        jobs.remove(job.id());
        withoutWorkersSince.remove(job);
        for (var stage : job.stages()) {
            List.copyOf(stage.running().values()).stream().flatMap(tries -> List.copyOf(tries).stream())
                    .forEach(running -> dispatch.kill(running, actions));
        }
        lineage.forget(job);
    }

    private @Nullable RunningTry find(TaskAttempt attempt) {
        var task = attempt.task();
        var job = jobs.get(task.job());
        if (job == null || task.stage() < 0 || task.stage() >= job.stages().size()) {
            return null;
        }
        return job.stage(task.stage()).running(task.partition(), attempt.attempt());
    }

    private boolean alive(JobState job) {
        return jobs.get(job.id()) == job;
    }

    private List<JobState> jobsNow() {
        return List.copyOf(jobs.values());
    }
}
