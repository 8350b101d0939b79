package dev.vonk.runtime.scheduler;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tasks of a stage that wait for a slot: those that may run anywhere, and for each worker those that are better
/// run there. A task whose rows several workers hold stands in the queue of each.
final class WaitingTasks {
    private final int tasks;
    private final BitSet anywhere = new BitSet();
    private final Map<WorkerState, HolderQueue> queues = new HashMap<>();
    private final Set<HolderQueue> touched = new LinkedHashSet<>();
    private final TreeSet<HolderQueue> overfull = new TreeSet<>(
            Comparator.comparingInt(HolderQueue::first)
                    .thenComparingInt((HolderQueue queue) -> queue.worker().order()));
    private HolderQueue @Nullable [][] places;
    private int lowest;
    private int size;

    WaitingTasks(int tasks) {
        this.tasks = tasks;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int partition) {
        return anywhere.get(partition) || places != null && places[partition] != null;
    }

    /// @param holders workers that it is better run on; none for a task that may run anywhere
    void add(int partition, List<WorkerState> holders) {
        size++;
        if (holders.isEmpty()) {
            anywhere.set(partition);
            lowest = Math.min(lowest, partition);
            return;
        }
        if (places == null) {
            places = new HolderQueue[tasks][];
        }
        var queued = queuesOf(holders);
        for (var queue : queued) {
            overfull.remove(queue);
            queue.added(partition);
        }
        places[partition] = queued;
        for (var queue : queued) {
            settle(queue);
            touched.add(queue);
        }
    }

    /// Takes a task out, wherever it waits.
    void remove(int partition) {
        size--;
        if (anywhere.get(partition)) {
            anywhere.clear(partition);
            return;
        }
        var all = Objects.requireNonNull(places);
        var queued = all[partition];
        for (var queue : queued) {
            overfull.remove(queue);
            queue.taken();
        }
        all[partition] = null;
        for (var queue : queued) {
            settle(queue);
        }
    }

    /// The lowest task that may be given to any worker: those that may run anywhere, and those of workers with more
    /// than one round of them; -1 for none.
    int firstForAnyone() {
        int free = anywhere.nextSetBit(lowest);
        lowest = free < 0 ? tasks : free;
        if (overfull.isEmpty()) {
            return free;
        }
        int surplus = overfull.first().first();
        return free < 0 ? surplus : Math.min(free, surplus);
    }

    /// The queues that may have something for a worker with a free slot: `freed` since the last call, and all that
    /// got tasks.
    List<HolderQueue> takeTouched(List<WorkerState> freed) {
        if (queues.isEmpty()) {
            return List.of();
        }
        for (var worker : freed) {
            var queue = queues.get(worker);
            if (queue != null) {
                touched.add(queue);
            }
        }
        var taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }

    /// To be called when the stage may run again: slots may have become free unnoticed.
    void touchAll() {
        queues.values().stream().sorted(Comparator.comparingInt(queue -> queue.worker().order()))
                .forEach(touched::add);
    }

    /// The tasks that wait for a worker, in order.
    int[] tasksOf(WorkerState worker) {
        var queue = queues.get(worker);
        return queue == null
                ? new int[0]
                : queue.partitions().filter(partition -> waitsIn(queue, partition)).distinct().sorted().toArray();
    }

    /// To be called when none of its tasks is left.
    void forget(WorkerState worker) {
        var queue = queues.remove(worker);
        if (queue != null) {
            overfull.remove(queue);
            touched.remove(queue);
        }
    }

    private HolderQueue[] queuesOf(List<WorkerState> holders) {
        if (holders.size() == 1) {
            return queues.computeIfAbsent(holders.get(0), HolderQueue::new).alone();
        }
        var found = new HolderQueue[holders.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = queues.computeIfAbsent(holders.get(i), HolderQueue::new);
        }
        return found;
    }

    private void settle(HolderQueue queue) {
        while (queue.first() >= 0 && !waitsIn(queue, queue.first())) {
            queue.removeFirst();
        }
        if (queue.overfull()) {
            overfull.add(queue);
        }
    }

    private boolean waitsIn(HolderQueue queue, int partition) {
        var queued = places == null ? null : places[partition];
        if (queued != null) {
            for (var candidate : queued) {
                if (candidate == queue) {
                    return true;
                }
            }
        }
        return false;
    }
}
