package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskFailure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One stage as the scheduler sees it. How its parts move together is up to [Lineage].
///
/// A task is *missing* while its output is not there, *wanted* while it is missing and somebody needs it, and *waiting*
/// while it is wanted and no try at it is under way.
final class StageState {
    private final JobState job;
    private final StageShape shape;
    private final StageOutputs outputs;
    private final WaitingTasks waiting;
    private final BitSet wanted = new BitSet();
    private final int[] nextAttempt;
    private final List<StageLink> inputs = new ArrayList<>();
    private final List<StageLink> consumers = new ArrayList<>();
    private final Map<Integer, List<RunningTry>> running = new LinkedHashMap<>();
    private final Map<Integer, List<TaskFailure>> failures = new HashMap<>();
    private final Map<Integer, String> lost = new HashMap<>();
    private final Set<WorkerState> excluded = new HashSet<>();
    private final Map<WorkerState, Integer> failuresOn = new HashMap<>();
    private final @Nullable Durations durations;
    final LossCount losses = new LossCount();
    final Copies copies = new Copies();
    private int wantedCount;
    int incompleteInputs;
    int blockedReads;
    int wholeReaders;
    int @Nullable [] singleReaders;
    boolean wasReady;

    StageState(JobState job, StageShape shape, boolean timed) {
        this.job = job;
        this.shape = shape;
        this.outputs = new StageOutputs(shape.tasks());
        this.waiting = new WaitingTasks(shape.tasks());
        this.nextAttempt = new int[shape.tasks()];
        this.durations = timed ? new Durations() : null;
    }

    JobState job() {
        return job;
    }

    StageShape shape() {
        return shape;
    }

    int id() {
        return shape.id();
    }

    int tasks() {
        return shape.tasks();
    }

    boolean is(StageShape.Kind kind) {
        return shape.kind() == kind;
    }

    /// Whether its output is what the job is for.
    boolean root() {
        return is(StageShape.Kind.RESULT) || id() == job.stages().size() - 1;
    }

    boolean complete() {
        return outputs.missingCount() == 0;
    }

    StageOutputs outputs() {
        return outputs;
    }

    WaitingTasks waiting() {
        return waiting;
    }

    List<StageLink> inputs() {
        return inputs;
    }

    List<StageLink> consumers() {
        return consumers;
    }

    @Nullable
    Durations durations() {
        return durations;
    }

    /// Whether its tasks may run: all that they read is there.
    boolean ready() {
        return incompleteInputs == 0 && blockedReads == 0;
    }

    /// Whether somebody needs a partition, be it there or not.
    boolean needs(int partition) {
        return root() || wholeReaders > 0 || singleReaders != null && singleReaders[partition] > 0;
    }

    boolean wants(int partition) {
        return wanted.get(partition);
    }

    boolean wantsAny() {
        return wantedCount > 0;
    }

    void want(int partition) {
        wanted.set(partition);
        wantedCount++;
    }

    void unwant(int partition) {
        wanted.clear(partition);
        wantedCount--;
    }

    int nextWanted(int from) {
        return wantedCount == 0 ? -1 : wanted.nextSetBit(from);
    }

    /// How lost outputs that are not there again were lost, by partition.
    Map<Integer, String> lost() {
        return lost;
    }

    int takeAttempt(int partition) {
        return nextAttempt[partition]++;
    }

    /// Tries under way by partition, in the order the partitions began.
    Map<Integer, List<RunningTry>> running() {
        return running;
    }

    List<RunningTry> running(int partition) {
        return running.getOrDefault(partition, List.of());
    }

    @Nullable
    RunningTry running(int partition, int attempt) {
        for (var candidate : running(partition)) {
            if (candidate.attempt().attempt() == attempt) {
                return candidate;
            }
        }
        return null;
    }

    void add(RunningTry started) {
        running.computeIfAbsent(started.partition(), _ -> new ArrayList<>(1)).add(started);
    }

    void remove(RunningTry ended) {
        var left = running(ended.partition());
        left.remove(ended);
        if (left.isEmpty()) {
            running.remove(ended.partition());
        }
    }

    /// Notes that a try at a task failed through its own fault.
    ///
    /// @return all such failures of the task
    List<TaskFailure> failed(int partition, TaskFailure failure) {
        var all = failures.computeIfAbsent(partition, _ -> new ArrayList<>());
        all.add(failure);
        return all;
    }

    Map<WorkerState, Integer> failuresOn() {
        return failuresOn;
    }

    Set<WorkerState> excluded() {
        return excluded;
    }

    boolean allows(WorkerState worker) {
        return worker.usable() && !excluded.contains(worker) && !job.excluded().contains(worker);
    }

    /// The workers that a task is better run on: those that hold what it reads.
    List<WorkerState> holdersFor(int task) {
        for (var link : shape.near()) {
            int partition = task - link.firstTask();
            var producer = job.stage(link.stage());
            if (partition >= 0 && partition < producer.tasks()) {
                var holders = producer.outputs().holders(partition);
                var allowed = holders.size() == 1 && allows(holders.get(0))
                        ? holders
                        : holders.stream().filter(this::allows).toList();
                if (!allowed.isEmpty()) {
                    return allowed;
                }
            }
        }
        return List.of();
    }

    List<Location> locations() {
        var locations = new ArrayList<Location>(tasks());
        for (int i = 0; i < tasks(); i++) {
            locations.add(outputs.has(i)
                    ? new Location(outputs.holders(i).stream().map(WorkerState::name).toList(), outputs.attempt(i))
                    : Location.NOWHERE);
        }
        return locations;
    }
}
