package dev.vonk.runtime.cluster;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.CollectionAccumulator;
import dev.vonk.runtime.code.DoubleAccumulator;
import dev.vonk.runtime.code.LongAccumulator;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.scheduler.Action;
import dev.vonk.runtime.scheduler.Event;
import dev.vonk.runtime.scheduler.Scheduler;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.stage.CacheStorage;
import dev.vonk.runtime.stage.Determinism;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.StageCutter;
import dev.vonk.runtime.stage.StageOutput;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskReport;
import dev.vonk.runtime.worker.TaskThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the jobs of one session on workers: carries out what the [Scheduler] decides and tells it what happened. The
/// same for threads of this process and for processes elsewhere.
public final class Driver implements Cluster {
    private static final int KEPT_JOBS = 100;

    private final Workers workers;
    private final Scheduler scheduler;
    private final Accumulators accumulators = new Accumulators();
    private final BroadcastHome broadcasts;
    private final CacheDirectory caches = new CacheDirectory();
    private final AtomicLong lastJob = new AtomicLong();
    private final AtomicInteger lastExchange = new AtomicInteger();
    private final Map<Long, DriverJob> running = new ConcurrentHashMap<>();
    private final Map<TaskAttempt, String> tasks = new ConcurrentHashMap<>();
    private final Deque<JobProgress> ended = new ArrayDeque<>();
    private final List<Consumer<ClusterEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Event> waiting = new ArrayDeque<>();
    private final Departures departures;
    private final DriverClock clock;
    private boolean acting;

    public Driver(Workers workers, SchedulerSettings settings) {
        this.workers = workers;
        this.broadcasts = new BroadcastHome(workers);
        this.scheduler = new Scheduler(settings);
        this.departures = new Departures(caches, workers);
        this.clock = new DriverClock(() -> act(new Event.Tick(System.nanoTime())));
        workers.start(new Reports());
        if (workers.comeAndGo()) {
            clock.start();
        }
    }

    @Override
    public Job run(PhysicalPlan plan, String description, JobSettings settings) {
        refuseInsideTask();
        var graph = StageCutter.cut(plan, settings.tasksPerScan(), caches, lastExchange::incrementAndGet);
        var jobPlan = new JobPlan(lastJob.incrementAndGet(), graph, settings);
        boolean repeatable = !workers.comeAndGo() || Determinism.isRepeatable(graph.result());
        var job = new DriverJob(description, jobPlan, repeatable, this);
        workers.prepare(jobPlan, StageShapes.needed(StageShapes.of(graph, caches, settings)));
        synchronized (this) {
            var shapes = StageShapes.of(graph, caches, settings);
            StageShapes.needed(shapes).forEach(job::willRun);
            running.put(job.id(), job);
            tell(() -> new ClusterEvent.JobStarted(job.id(), description, StageShapes.outlines(graph)));
            act(new Event.Submitted(job.id(), shapes));
        }
        return job;
    }

    @Override
    public <T> Broadcast<T> broadcast(T value) {
        refuseInsideTask();
        return broadcasts.broadcast(value);
    }

    @Override
    public void register(AccumulatorV2<?, ?> accumulator, @Nullable String name) {
        refuseInsideTask();
        accumulators.register(accumulator, name);
        if (!isBuiltIn(accumulator)) {
            workers.confine();
        }
    }

    /// Parts of the others are made where they are added to.
    private static boolean isBuiltIn(AccumulatorV2<?, ?> accumulator) {
        return accumulator instanceof LongAccumulator || accumulator instanceof DoubleAccumulator
                || accumulator instanceof CollectionAccumulator;
    }

    private static void refuseInsideTask() {
        if (TaskThread.isCurrent()) {
            throw new DataException("QUERY_INSIDE_TASK",
                    "A function that runs over rows cannot start a query itself: it runs in a task, "
                            + "maybe elsewhere, where there is no session. Join the two frames, or collect one first and use the list.");
        }
    }

    @Override
    public int slots() {
        return workers.slots();
    }

    @Override
    public int processes() {
        return workers.processes();
    }

    @Override
    public Caches caches() {
        return caches;
    }

    @Override
    public void keepCache(long cache, CacheStorage storage) {
        caches.storage(cache, storage);
    }

    @Override
    public void dropCache(long cache) {
        caches.forget(cache);
        workers.dropCache(cache);
        tellCache(cache);
    }

    @Override
    public List<JobProgress> jobs() {
        var all = new ArrayList<JobProgress>();
        synchronized (ended) {
            all.addAll(ended);
        }
        running.values().stream().sorted(Comparator.comparingLong(DriverJob::id))
                .forEach(job -> all.add(job.progress()));
        return all;
    }

    @Override
    public List<WorkerStatus> workers() {
        return workers.list();
    }

    @Override
    public void listen(Consumer<ClusterEvent> listener) {
        listeners.add(listener);
    }

    private void tell(Supplier<ClusterEvent> event) {
        if (!listeners.isEmpty()) {
            var made = event.get();
            listeners.forEach(listener -> tell(listener, made));
        }
    }

    /// Whoever looks on must not stop the jobs by an error of theirs.
    private static void tell(Consumer<ClusterEvent> listener, ClusterEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
        }
    }

    /// A frame that is not known any more has no partitions.
    private void tellCache(long cache) {
        tell(() -> {
            var use = caches.use(cache);
            return new ClusterEvent.CacheChanged(cache, use.partitions(), use.present(), use.rows(), use.bytes());
        });
    }

    @Override
    public void cancelAll() {
        List.copyOf(running.keySet()).forEach(this::cancel);
    }

    TaskCounts counts(TaskAttempt attempt) {
        return workers.counts(attempt);
    }

    void cancel(long job) {
        act(new Event.Cancelled(job));
    }

    /// One event at a time; the actions it asks for are carried out before the next. An action that fails at once
    /// adds an event to the queue.
    private synchronized void act(Event event) {
        waiting.add(event);
        if (acting) {
            return;
        }
        acting = true;
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                scheduler.on(next).forEach(this::carryOut);
            }
        } finally {
            acting = false;
        }
    }

    private void carryOut(Action action) {
        switch (action) {
            case Action.Launch(var attempt, var worker) -> launch(attempt, worker);
            case Action.Kill(var attempt, var worker) -> {
                forget(attempt);
                workers.kill(worker, attempt);
            }
            case Action.Copy(long job, int stage, int partition, var from, var to) -> {
                var known = running.get(job);
                if (known != null
                        && known.stage(stage).output() instanceof StageOutput.ToCache(long cache, var storage)) {
                    workers.copy(cache, partition, storage.level(), from, to);
                }
            }
            case Action.Recompute(long job, int stage, var partitions, var reason) -> {
                var known = running.get(job);
                if (known != null) {
                    known.recomputing(stage, partitions, reason);
                    tell(() -> new ClusterEvent.Recomputing(job, stage, partitions, reason));
                }
            }
            case Action.Excluded(var worker, long job, var reason) ->
                tell(() -> new ClusterEvent.WorkerExcluded(job, worker, reason));
            case Action.Release(var worker) -> departures.leave(worker);
            case Action.StageFinished(long job, int stage) -> tell(() -> new ClusterEvent.StageEnded(job, stage));
            case Action.JobFinished(long job) -> end(job, JobProgress.State.SUCCEEDED, "");
            case Action.JobFailed(long job, var failure) -> {
                var known = running.get(job);
                if (known != null) {
                    known.fail(failure);
                }
                end(job, failure instanceof TaskFailure.Killed
                        ? JobProgress.State.CANCELLED
                        : JobProgress.State.FAILED, failure.message());
            }
        }
    }

    /// What a try reports from now on does not count.
    private void forget(TaskAttempt attempt) {
        var job = running.get(attempt.task().job());
        if (tasks.remove(attempt) != null && job != null) {
            job.ended(attempt, TaskCounts.ZERO, false);
        }
    }

    private void launch(TaskAttempt attempt, String worker) {
        var job = running.get(attempt.task().job());
        if (job == null) {
            return;
        }
        try {
            tasks.put(attempt, worker);
            job.started(attempt);
            tell(() -> new ClusterEvent.TaskStarted(attempt, worker));
            workers.launch(worker, job.plan(), StageShapes.spec(job.plan(), attempt, scheduler));
        } catch (DataException e) {
            waiting.add(new Event.Failed(attempt, new TaskFailure.UserError(e)));
        } catch (RuntimeException e) {
            waiting.add(new Event.Failed(attempt, new TaskFailure.InternalError(e)));
        }
    }

    private void end(long id, JobProgress.State state, String failure) {
        var job = running.remove(id);
        if (job == null) {
            return;
        }
        job.end(state);
        workers.dropJob(id);
        var progress = job.progress();
        tell(() -> new ClusterEvent.JobEnded(progress, failure));
        synchronized (ended) {
            ended.add(progress);
            while (ended.size() > KEPT_JOBS) {
                ended.remove();
            }
        }
    }

    @Override
    public void close() {
        cancelAll();
        clock.close();
        workers.close();
    }

    /// What workers tell.
    private final class Reports implements WorkerEvents {
        @Override
        public void joined(String worker, int slots) {
            tell(() -> new ClusterEvent.WorkerJoined(worker, slots));
            act(new Event.WorkerJoined(worker, slots));
        }

        @Override
        public void draining(String worker) {
            tell(() -> new ClusterEvent.WorkerDraining(worker));
            act(new Event.WorkerDraining(worker));
        }

        @Override
        public void lost(String worker, String reason) {
            synchronized (Driver.this) {
                caches.lost(worker);
                forgetTasksOf(worker);
                tell(() -> new ClusterEvent.WorkerLost(worker, reason));
                caches.ids().forEach(Driver.this::tellCache);
                act(new Event.WorkerLost(worker, reason));
                departures.lost(worker);
            }
        }

        private void forgetTasksOf(String worker) {
            for (var entry : tasks.entrySet()) {
                if (entry.getValue().equals(worker)) {
                    forget(entry.getKey());
                }
            }
        }

        @Override
        public void result(TaskAttempt attempt, int index, Batch batch) {
            var job = running.get(attempt.task().job());
            var worker = tasks.get(attempt);
            if (job == null || worker == null) {
                return;
            }
            try {
                job.result(attempt, index, batch);
            } catch (DataException e) {
                workers.kill(worker, attempt);
                failed(attempt, new TaskFailure.UserError(e), TaskReport.NOTHING);
            }
        }

        @Override
        public void succeeded(TaskAttempt attempt, TaskReport report) {
            synchronized (Driver.this) {
                var job = running.get(attempt.task().job());
                var worker = tasks.remove(attempt);
                if (job == null || worker == null || !job.ended(attempt, report.counts(), true)) {
                    return;
                }
                tell(() -> new ClusterEvent.TaskEnded(attempt, worker, report.counts(), report.nanos(), ""));
                try {
                    if (job.isFirstSuccess(attempt.task())) {
                        accumulators.merge(report.updates());
                    }
                } catch (DataException e) {
                    act(new Event.Failed(attempt, new TaskFailure.UserError(e)));
                    return;
                }
                var stage = job.stage(attempt.task().stage());
                int partition = attempt.task().partition();
                if (stage.output() instanceof StageOutput.ToCache(long cache, var _)) {
                    caches.stored(cache, partition, worker, report.cachedRows(), report.cachedBytes());
                    tellCache(cache);
                } else if (stage.output() instanceof StageOutput.ToResult) {
                    job.complete(attempt);
                }
                act(new Event.Succeeded(attempt));
            }
        }

        @Override
        public void failed(TaskAttempt attempt, TaskFailure failure, TaskReport report) {
            synchronized (Driver.this) {
                var job = running.get(attempt.task().job());
                var worker = tasks.remove(attempt);
                if (job == null || worker == null || !job.ended(attempt, report.counts(), false)) {
                    return;
                }
                tell(() -> new ClusterEvent.TaskEnded(attempt, worker, report.counts(), report.nanos(),
                        failure.message()));
                act(new Event.Failed(attempt, failure));
            }
        }

        @Override
        public void copied(long cache, int partition, String worker, boolean done) {
            synchronized (Driver.this) {
                if (done) {
                    caches.copied(cache, partition, worker);
                }
                departures.copied(cache, partition, worker);
                for (var job : running.values()) {
                    for (var stage : job.plan().graph().stages()) {
                        if (stage.output() instanceof StageOutput.ToCache(long id, var _) && id == cache) {
                            act(done
                                    ? new Event.Copied(job.id(), stage.id(), partition, worker)
                                    : new Event.CopyFailed(job.id(), stage.id(), partition, worker));
                        }
                    }
                }
                tellCache(cache);
            }
        }

        @Override
        public void dropped(long cache, int partition, String worker) {
            caches.dropped(cache, partition, worker);
            tellCache(cache);
        }
    }
}
