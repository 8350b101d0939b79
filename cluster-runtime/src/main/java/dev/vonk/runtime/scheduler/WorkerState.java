package dev.vonk.runtime.scheduler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One worker as the scheduler sees it.
final class WorkerState {
    private final String name;
    private final int slots;
    private final int order;
    private final List<WorkerState> alone = List.of(this);
    private final Set<RunningTry> running = new LinkedHashSet<>();
    private int copies;
    private boolean draining;
    private boolean gone;

    /// @param order its place among all workers that ever joined
    WorkerState(String name, int slots, int order) {
        this.name = name;
        this.slots = slots;
        this.order = order;
    }

    String name() {
        return name;
    }

    int slots() {
        return slots;
    }

    int order() {
        return order;
    }

    /// The list of just this worker, one object for all output that it alone holds.
    List<WorkerState> alone() {
        return alone;
    }

    int free() {
        return slots - running.size();
    }

    /// Whether it takes tasks and copies.
    boolean usable() {
        return !draining && !gone;
    }

    boolean draining() {
        return draining;
    }

    /// How many copies of cached partitions it was asked to take.
    int copies() {
        return copies;
    }

    List<RunningTry> running() {
        return List.copyOf(running);
    }

    boolean busy() {
        return !running.isEmpty();
    }

    /// To be called by [WorkerPool], which keeps workers in the order of these.
    void add(RunningTry running) {
        this.running.add(running);
    }

    void remove(RunningTry ended) {
        running.remove(ended);
    }

    void addCopy() {
        copies++;
    }

    void drain() {
        draining = true;
    }

    void leave() {
        gone = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
