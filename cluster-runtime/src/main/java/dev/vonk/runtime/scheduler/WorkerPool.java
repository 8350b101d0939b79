package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All workers, those with free slots in order of how many.
final class WorkerPool {
    private static final int REMEMBERED = 5;

    private final Map<String, WorkerState> workers = new LinkedHashMap<>();
    private final TreeSet<WorkerState> free = new TreeSet<>(
            Comparator.comparingInt((WorkerState worker) -> -worker.free()).thenComparingInt(WorkerState::order));
    private final TreeSet<WorkerState> byCopies = new TreeSet<>(
            Comparator.comparingInt(WorkerState::copies).thenComparingInt(WorkerState::order));
    private final Set<WorkerState> draining = new LinkedHashSet<>();
    private final Set<WorkerState> freed = new LinkedHashSet<>();
    private final Deque<TaskFailure.LostWorker> lost = new ArrayDeque<>();
    private int joined;
    private int running;

    void join(String name, int slots) {
        var worker = new WorkerState(name, slots, joined++);
        workers.put(name, worker);
        byCopies.add(worker);
        enlist(worker);
    }

    @Nullable
    WorkerState find(String name) {
        return workers.get(name);
    }

    /// Those of the names that are known, each once.
    List<WorkerState> findAll(List<String> names) {
        if (names.size() == 1) {
            var only = workers.get(names.get(0));
            return only == null ? List.of() : only.alone();
        }
        var found = new LinkedHashSet<WorkerState>();
        for (var name : names) {
            var worker = workers.get(name);
            if (worker != null) {
                found.add(worker);
            }
        }
        return List.copyOf(found);
    }

    /// Workers that take tasks.
    int usable() {
        return workers.size() - draining.size();
    }

    /// Tries under way on any worker.
    int running() {
        return running;
    }

    boolean hasFree() {
        return !free.isEmpty();
    }

    /// The worker with most free slots of those allowed; of several the one that came first.
    @Nullable
    WorkerState freest(Predicate<WorkerState> allowed) {
        for (var worker : free) {
            if (allowed.test(worker)) {
                return worker;
            }
        }
        return null;
    }

    /// The worker that was asked to take fewest copies, but none of `others`.
    @Nullable
    WorkerState fewestCopies(Collection<WorkerState> others) {
        for (var worker : byCopies) {
            if (!others.contains(worker)) {
                return worker;
            }
        }
        return null;
    }

    void start(RunningTry running) {
        var worker = running.worker();
        free.remove(worker);
        worker.add(running);
        this.running++;
        enlist(worker);
    }

    void end(RunningTry ended) {
        var worker = ended.worker();
        free.remove(worker);
        worker.remove(ended);
        this.running--;
        enlist(worker);
        freed.add(worker);
    }

    /// The workers that have had a slot freed since this was last called.
    List<WorkerState> takeFreed() {
        var taken = new ArrayList<>(freed);
        freed.clear();
        return taken;
    }

    void askCopy(WorkerState worker) {
        byCopies.remove(worker);
        worker.addCopy();
        byCopies.add(worker);
    }

    void drain(WorkerState worker) {
        free.remove(worker);
        byCopies.remove(worker);
        worker.drain();
        draining.add(worker);
    }

    List<WorkerState> draining() {
        return draining.isEmpty() ? List.of() : List.copyOf(draining);
    }

    /// Forgets a worker; tries that run there must have been ended before.
    void remove(WorkerState worker, String reason) {
        workers.remove(worker.name());
        free.remove(worker);
        byCopies.remove(worker);
        draining.remove(worker);
        freed.remove(worker);
        worker.leave();
        lost.addLast(new TaskFailure.LostWorker(worker.name(), reason));
        if (lost.size() > REMEMBERED) {
            lost.removeFirst();
        }
    }

    /// The last workers that went, oldest first, and those that are about to.
    List<TaskFailure.LostWorker> lost() {
        var all = new ArrayList<>(lost);
        draining.forEach(worker -> all.add(new TaskFailure.LostWorker(worker.name(), "it is asked to leave")));
        return all;
    }

    private void enlist(WorkerState worker) {
        if (worker.usable() && worker.free() > 0) {
            free.add(worker);
        }
    }
}
