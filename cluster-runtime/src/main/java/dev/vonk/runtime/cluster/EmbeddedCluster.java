package dev.vonk.runtime.cluster;

import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.scheduler.Action;
import dev.vonk.runtime.scheduler.Event;
import dev.vonk.runtime.scheduler.Scheduler;
import dev.vonk.runtime.scheduler.StageShape;
import dev.vonk.runtime.stage.StageCutter;
import dev.vonk.runtime.stage.StageOutput;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.worker.JobSettings;
import dev.vonk.runtime.worker.TaskRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// The pool of `local[n]`: `n` threads of this process, the scheduler's one worker.
public final class EmbeddedCluster implements Cluster {
    private static final String WORKER = "embedded";
    private static final int KEPT_JOBS = 100;

    private final int slots;
    private final MemoryBudget memory;
    private final BlockStore blocks;
    private final ExecutorService threads;
    private final Set<Thread> taskThreads = ConcurrentHashMap.newKeySet();
    private final Scheduler scheduler = new Scheduler();
    private final AtomicLong lastJob = new AtomicLong();
    private final Map<Long, EmbeddedJob> running = new ConcurrentHashMap<>();
    private final Map<TaskAttempt, TaskRun> tasks = new ConcurrentHashMap<>();
    private final Deque<JobProgress> ended = new ArrayDeque<>();

    public EmbeddedCluster(int slots) {
        this(slots, MemoryBudget.ofHeap());
    }

    public EmbeddedCluster(int slots, MemoryBudget memory) {
        this.slots = slots;
        this.memory = memory;
        this.blocks = new BlockStore(memory);
        var factory = Thread.ofPlatform().daemon().name("vonk-task-", 0).factory();
        this.threads = Executors.newFixedThreadPool(slots, work -> {
            var thread = factory.newThread(work);
            taskThreads.add(thread);
            return thread;
        });
        act(new Event.WorkerJoined(WORKER, slots));
    }

    @Override
    public Job run(PhysicalPlan plan, String description, JobSettings settings) {
        refuseInsideTask();
        var graph = StageCutter.cut(plan, settings.tasksPerScan(), blocks::cachedPartitions);
        var job = new EmbeddedJob(lastJob.incrementAndGet(), description, graph, settings, this);
        running.put(job.id(), job);
        var shapes = graph.stages().stream()
                .map(stage -> StageShape.of(stage.id(), stage.tasks(), stage.inputs(), kind(stage.output())))
                .toList();
        act(new Event.Submitted(job.id(), shapes));
        return job;
    }

    private static StageShape.Kind kind(StageOutput output) {
        return switch (output) {
            case StageOutput.ToExchange _ -> StageShape.Kind.SHUFFLE;
            case StageOutput.ToCache _ -> StageShape.Kind.CACHE;
            case StageOutput.ToResult _ -> StageShape.Kind.RESULT;
        };
    }

    /// A task that waited for a query of its own would hold the slot which that query needs.
    private void refuseInsideTask() {
        if (taskThreads.contains(Thread.currentThread())) {
            throw new DataException("QUERY_INSIDE_TASK",
                    "A function that runs over rows cannot start a query itself: it runs in a task, "
                            + "maybe elsewhere, where there is no session. Join the two frames, or collect one first and use the list.");
        }
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public BlockStore blocks() {
        return blocks;
    }

    @Override
    public List<JobProgress> jobs() {
        var all = new ArrayList<JobProgress>();
        synchronized (ended) {
            all.addAll(ended);
        }
        running.values().stream().sorted(java.util.Comparator.comparingLong(EmbeddedJob::id))
                .forEach(job -> all.add(job.progress()));
        return all;
    }

    @Override
    public void cancelAll() {
        List.copyOf(running.keySet()).forEach(this::cancel);
    }

    void cancel(long job) {
        act(new Event.Cancelled(job));
    }

    /// One event at a time; the actions it asks for are carried out before the next.
    private synchronized void act(Event event) {
        for (var action : scheduler.on(event)) {
            switch (action) {
                case Action.Launch(var attempt, var _) -> launch(attempt);
                case Action.Kill(var attempt, var _) -> {
                    var task = tasks.remove(attempt);
                    if (task != null) {
                        task.cancel();
                    }
                }
                case Action.StageFinished(long job, int stage) -> {
                    var known = running.get(job);
                    if (known != null && known.stage(stage).output() instanceof StageOutput.ToCache(long cache)) {
                        blocks.completeCache(cache, known.stage(stage).tasks());
                    }
                }
                case Action.JobFinished(long job) -> end(job, JobProgress.State.SUCCEEDED);
                case Action.JobFailed(long job, var failure) -> {
                    var known = running.get(job);
                    if (known != null) {
                        known.results().fail(failure);
                    }
                    end(job, failure instanceof TaskFailure.Killed
                            ? JobProgress.State.CANCELLED
                            : JobProgress.State.FAILED);
                }
                case Action.Recompute _,Action.Excluded _ -> {
                }
                case Action.Copy _,Action.Release _ ->
                    throw new IllegalStateException("there is one worker only: " + action);
            }
        }
    }

    private void end(long id, JobProgress.State state) {
        var job = running.remove(id);
        if (job == null) {
            return;
        }
        job.end(state);
        blocks.dropJob(id);
        synchronized (ended) {
            ended.add(job.progress());
            while (ended.size() > KEPT_JOBS) {
                ended.remove();
            }
        }
    }

    private void launch(TaskAttempt attempt) {
        var job = running.get(attempt.task().job());
        if (job == null) {
            return;
        }
        int partition = attempt.task().partition();
        int stage = attempt.task().stage();
        if (attempt.attempt() > 0 && job.stage(stage).output() instanceof StageOutput.ToResult) {
            job.results().restart(partition);
        }
        var task = new TaskRun(job.stageRun(stage), partition, attempt.attempt(), job::attempt, blocks, memory,
                batch -> job.results().add(partition, batch));
        tasks.put(attempt, task);
        job.started(stage, task);
        threads.execute(() -> run(job, attempt, task));
    }

    private void run(EmbeddedJob job, TaskAttempt attempt, TaskRun task) {
        var failure = task.run();
        boolean known = tasks.remove(attempt, task);
        job.finished(attempt.task().stage(), task, known && failure == null);
        if (!known) {
            dropLeftovers(job.id());
            return;
        }
        if (failure == null) {
            if (job.stage(attempt.task().stage()).output() instanceof StageOutput.ToResult) {
                job.results().complete(attempt.task().partition());
            }
            job.succeeded(attempt);
            act(new Event.Succeeded(attempt));
        } else {
            act(new Event.Failed(attempt, failure));
        }
    }

    /// A task that was told to stop may have put a block before it noticed.
    private void dropLeftovers(long job) {
        if (!running.containsKey(job)) {
            blocks.dropJob(job);
        }
    }

    @Override
    public void close() {
        cancelAll();
        threads.shutdownNow();
        blocks.close();
    }
}
