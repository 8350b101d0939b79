package dev.vonk.chaos;

import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.stage.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Writes down all that happens in a pool, and does what a test wants done at a certain moment.
final class Witness {
    private record Reaction(Predicate<ClusterEvent> when, Runnable action) {}

    private final List<ClusterEvent> events = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();

    Witness(Cluster cluster) {
        cluster.listen(this::happened);
    }

    private void happened(ClusterEvent event) {
        List<Reaction> due;
        synchronized (this) {
            events.add(event);
            due = reactions.stream().filter(reaction -> reaction.when.test(event)).toList();
            reactions.removeAll(due);
        }
        due.forEach(reaction -> reaction.action.run());
    }

    /// Does something, once, at the first event of a kind from now on; by the driver's thread, before it goes on.
    synchronized void at(Predicate<ClusterEvent> when, Runnable action) {
        reactions.add(new Reaction(when, action));
    }

    /// Does something when a stage of the next job is complete.
    void atEndOf(int stage, Runnable action) {
        at(event -> event instanceof ClusterEvent.StageEnded(long _, int ended) && ended == stage, action);
    }

    synchronized <E extends ClusterEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    boolean isLost(String worker) {
        return all(ClusterEvent.WorkerLost.class).stream().anyMatch(event -> event.worker().equals(worker));
    }

    private Stream<ClusterEvent.TaskEnded> ended(int stage) {
        long job = lastJob();
        return all(ClusterEvent.TaskEnded.class).stream().filter(event -> event.attempt().task().job() == job
                && event.attempt().task().stage() == stage);
    }

    long lastJob() {
        return all(ClusterEvent.JobStarted.class).getLast().job();
    }

    /// The tasks of a stage of the last job that a worker had done before anything was lost.
    SortedSet<Integer> firstDoneBy(String worker, int stage) {
        var done = new TreeSet<Integer>();
        ended(stage).filter(event -> event.failure().isEmpty() && event.worker().equals(worker)
                && event.attempt().attempt() == 0).forEach(event -> done.add(event.attempt().task().partition()));
        return done;
    }

    /// The tasks of a stage of the last job whose output was computed again; twice where that happened twice.
    List<Integer> recomputed(int stage) {
        long job = lastJob();
        return all(ClusterEvent.Recomputing.class).stream()
                .filter(event -> event.job() == job && event.stage() == stage)
                .flatMap(event -> event.partitions().stream()).sorted().toList();
    }

    /// How many tasks of the last job had their output computed again.
    int recomputed() {
        long job = lastJob();
        return all(ClusterEvent.Recomputing.class).stream().filter(event -> event.job() == job)
                .mapToInt(event -> event.partitions().size()).sum();
    }

    /// How many tasks of the last job came to a result.
    long succeeded() {
        long job = lastJob();
        return all(ClusterEvent.TaskEnded.class).stream()
                .filter(event -> event.attempt().task().job() == job && event.failure().isEmpty()).count();
    }

    /// How many tasks of the last job were begun more than once.
    int startedTwice() {
        long job = lastJob();
        var seen = new HashSet<TaskId>();
        var twice = new HashSet<TaskId>();
        for (var event : all(ClusterEvent.TaskStarted.class)) {
            var task = event.attempt().task();
            if (task.job() == job && !seen.add(task)) {
                twice.add(task);
            }
        }
        return twice.size();
    }

    /// How tries of the last job failed.
    List<String> failures() {
        long job = lastJob();
        return all(ClusterEvent.TaskEnded.class).stream()
                .filter(event -> event.attempt().task().job() == job && !event.failure().isEmpty())
                .map(ClusterEvent.TaskEnded::failure).toList();
    }
}
