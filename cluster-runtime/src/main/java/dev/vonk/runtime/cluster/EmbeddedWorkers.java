package dev.vonk.runtime.cluster;

import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.CacheLevel;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskSpec;
import dev.vonk.runtime.worker.JobRun;
import dev.vonk.runtime.worker.Peers;
import dev.vonk.runtime.worker.TaskRun;
import dev.vonk.runtime.worker.TaskSlots;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The worker of `local[n]`: `n` threads of this process.
public final class EmbeddedWorkers implements Workers {
    private static final String NAME = "embedded";

    private final MemoryBudget memory;
    private final BlockStore blocks;
    private final TaskSlots slots;
    private final Map<Long, JobRun> jobs = new ConcurrentHashMap<>();
    private final Map<TaskAttempt, TaskRun> tasks = new ConcurrentHashMap<>();
    private final LocalCode code = new LocalCode();
    private @Nullable WorkerEvents events;

    public EmbeddedWorkers(int slots, MemoryBudget memory) {
        this.memory = memory;
        this.blocks = new BlockStore(memory);
        this.slots = new TaskSlots(slots);
    }

    @Override
    public void start(WorkerEvents listener) {
        events = listener;
        listener.joined(NAME, slots.count());
    }

    private WorkerEvents events() {
        var known = events;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    @Override
    public int slots() {
        return slots.count();
    }

    @Override
    public int processes() {
        return 1;
    }

    /// The blocks that are kept.
    public BlockStore blocks() {
        return blocks;
    }

    @Override
    public void prepare(JobPlan job, IntStream needed) {
        var run = new JobRun(job.id(), job.settings(), () -> blocks.dropJob(job.id()));
        code.prepare(job, needed, run);
        jobs.put(job.id(), run);
    }

    @Override
    public void launch(String worker, JobPlan job, TaskSpec spec) {
        var run = jobs.get(job.id());
        if (run == null || !run.taskBegins()) {
            return;
        }
        var attempt = spec.attempt();
        var index = new AtomicInteger();
        var copies = code.copies(job.id(), attempt.task().stage());
        var stage = copies == null ? run.stage(job.graph().stages().get(attempt.task().stage())) : copies.take();
        var task = new TaskRun(stage, spec, NAME, blocks, memory, Peers.NONE,
                batch -> result(attempt, index.getAndIncrement(), batch), null);
        tasks.put(attempt, task);
        slots.execute(() -> {
            var failure = task.run();
            tasks.remove(attempt);
            if (copies != null && failure == null) {
                copies.give(stage);
            }
            run.taskEnds();
            ended(attempt, task, failure);
        });
    }

    private void result(TaskAttempt attempt, int index, Batch batch) {
        events().result(attempt, index, batch);
    }

    private void ended(TaskAttempt attempt, TaskRun task, @Nullable TaskFailure failure) {
        var report = task.report();
        if (failure == null) {
            events().succeeded(attempt, report);
        } else {
            events().failed(attempt, failure, report);
        }
    }

    @Override
    public void kill(String worker, TaskAttempt attempt) {
        var task = tasks.remove(attempt);
        if (task != null) {
            task.cancel();
        }
    }

    @Override
    public TaskCounts counts(TaskAttempt attempt) {
        var task = tasks.get(attempt);
        return task == null ? TaskCounts.ZERO : task.metrics().counts();
    }

    @Override
    public void copy(long cache, int partition, CacheLevel level, String from, String to) {
        throw new IllegalStateException("there is one worker only");
    }

    @Override
    public void share(long broadcast, Object value) {
        code.share(broadcast, value);
    }

    @Override
    public void unshare(long broadcast, @Nullable String destroyed) {
        if (destroyed != null) {
            code.unshare(broadcast);
        }
    }

    @Override
    public void confine() {
        code.confine();
    }

    @Override
    public void dropJob(long job) {
        code.dropJob(job);
        var run = jobs.remove(job);
        if (run != null) {
            run.end();
        }
    }

    @Override
    public void dropCache(long cache) {
        blocks.dropCache(cache);
    }

    @Override
    public void release(String worker) {
        throw new IllegalStateException("the threads of this process do not leave");
    }

    @Override
    public boolean comeAndGo() {
        return false;
    }

    @Override
    public List<WorkerStatus> list() {
        return List.of(new WorkerStatus(NAME, "", WorkerStatus.State.ALIVE, "", slots.count(), tasks.size(),
                memory.used(), memory.limit(), 0));
    }

    @Override
    public void close() {
        slots.close();
    }
}
