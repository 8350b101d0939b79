package dev.vonk.runtime.scheduler;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Keeps the stages of jobs consistent while outputs come and go: which missing outputs are wanted, which tasks wait,
/// which stages may run.
///
/// Want spreads from the result backwards: a missing output of the result is wanted, and so is every missing output
/// that a wanted task reads. It goes away the same way, so that nothing is computed, or computed again, that nobody
/// needs. Each change costs as much as it changes.
final class Lineage {
    private final TreeSet<JobState> runnable = new TreeSet<>(Comparator.comparingLong(JobState::order));

    /// The first job after `job` in order of coming that has something to run; of all where `job` is null.
    @Nullable
    JobState nextRunnable(@Nullable JobState job) {
        if (runnable.isEmpty()) {
            return null;
        }
        return job == null ? runnable.first() : runnable.higher(job);
    }

    void begin(JobState job) {
        for (var stage : job.stages()) {
            if (stage.root()) {
                wantMissing(stage);
            }
            touch(stage);
        }
    }

    void forget(JobState job) {
        runnable.remove(job);
    }

    /// A task's output is there.
    void put(StageState stage, int partition, int attempt, List<WorkerState> workers) {
        stage.outputs().put(partition, attempt, workers);
        stage.lost().remove(partition);
        for (var link : stage.consumers()) {
            var consumer = link.consumer();
            if (link.whole()) {
                consumer.incompleteInputs -= stage.complete() ? 1 : 0;
            } else {
                link.consumersOf(partition, task -> consumer.blockedReads -= consumer.wants(task) ? 1 : 0);
            }
        }
        holdersChanged(stage, partition);
        if (stage.wants(partition)) {
            unwant(stage, partition);
        }
    }

    /// A task's output is gone.
    ///
    /// @param reason how, as a clause
    void lose(StageState stage, int partition, String reason) {
        stage.outputs().remove(partition);
        stage.lost().put(partition, reason);
        stage.copies.lost(partition);
        stage.job().addLoss();
        for (var link : stage.consumers()) {
            var consumer = link.consumer();
            if (link.whole()) {
                consumer.incompleteInputs += stage.outputs().missingCount() == 1 ? 1 : 0;
            } else {
                link.consumersOf(partition, task -> consumer.blockedReads += consumer.wants(task) ? 1 : 0);
            }
        }
        holdersChanged(stage, partition);
        if (stage.needs(partition)) {
            want(stage, partition);
        }
    }

    /// Tasks that read a partition alone are better run elsewhere now; and stages may have become ready or ceased to.
    void holdersChanged(StageState stage, int partition) {
        for (var link : stage.consumers()) {
            link.consumersOf(partition, task -> placeAgain(link.consumer(), task));
            touch(link.consumer());
        }
    }

    /// A try at a task is over; the task waits again where its output is wanted.
    void requeue(StageState stage, int partition) {
        if (stage.wants(partition) && stage.running(partition).isEmpty() && !stage.waiting().contains(partition)) {
            stage.waiting().add(partition, stage.holdersFor(partition));
            touch(stage);
        }
    }

    /// Takes a waiting task to run it.
    void take(StageState stage, int partition) {
        stage.waiting().remove(partition);
        touch(stage);
    }

    /// A worker takes no more tasks of a stage: those that waited for it wait for others.
    void leaveQueue(StageState stage, WorkerState worker) {
        for (int task : stage.waiting().tasksOf(worker)) {
            placeAgain(stage, task);
        }
        stage.waiting().forget(worker);
    }

    /// A worker is gone, with what it held of a job.
    ///
    /// @return partitions of the stage that have lost a holder and still have one
    BitSet holderGone(StageState stage, WorkerState worker, String reason) {
        var orphans = new BitSet();
        var others = stage.outputs().removeHolder(worker, orphans);
        others.stream().forEach(partition -> holdersChanged(stage, partition));
        orphans.stream().forEach(partition -> lose(stage, partition, reason));
        stage.outputs().forget(worker);
        leaveQueue(stage, worker);
        return others;
    }

    private void wantMissing(StageState stage) {
        for (int i = stage.outputs().nextMissing(0); i >= 0; i = stage.outputs().nextMissing(i + 1)) {
            if (!stage.wants(i)) {
                want(stage, i);
            }
        }
    }

    private void want(StageState stage, int task) {
        boolean first = !stage.wantsAny();
        stage.want(task);
        for (var link : stage.inputs()) {
            var producer = link.producer();
            if (!link.whole()) {
                link.partitionsOf(task, partition -> wantAlone(stage, producer, partition));
            } else if (first && producer.wholeReaders++ == 0) {
                wantMissing(producer);
            }
        }
        if (stage.lost().containsKey(task)) {
            stage.job().computedAgain().computeIfAbsent(stage.id(), _ -> new BitSet()).set(task);
            if (stage.shape().indeterminate()) {
                stage.job().startedAnew().add(stage.id());
            }
        }
        requeue(stage, task);
        touch(stage);
    }

    private void wantAlone(StageState stage, StageState producer, int partition) {
        readers(producer)[partition]++;
        if (!producer.outputs().has(partition)) {
            stage.blockedReads++;
            if (!producer.wants(partition)) {
                want(producer, partition);
            }
        }
    }

    private void unwant(StageState stage, int task) {
        stage.unwant(task);
        if (stage.waiting().contains(task)) {
            stage.waiting().remove(task);
        }
        boolean last = !stage.wantsAny();
        if (last) {
            stage.losses.settled();
        }
        for (var link : stage.inputs()) {
            var producer = link.producer();
            if (!link.whole()) {
                link.partitionsOf(task, partition -> unwantAlone(stage, producer, partition));
            } else if (last && --producer.wholeReaders == 0) {
                unwantUnneeded(producer);
            }
        }
        touch(stage);
    }

    private void unwantAlone(StageState stage, StageState producer, int partition) {
        readers(producer)[partition]--;
        if (!producer.outputs().has(partition)) {
            stage.blockedReads--;
            if (producer.wants(partition) && !producer.needs(partition)) {
                unwant(producer, partition);
            }
        }
    }

    private void unwantUnneeded(StageState stage) {
        for (int i = stage.nextWanted(0); i >= 0; i = stage.nextWanted(i + 1)) {
            if (!stage.needs(i)) {
                unwant(stage, i);
            }
        }
    }

    private static int[] readers(StageState producer) {
        return Objects.requireNonNull(producer.singleReaders);
    }

    private void placeAgain(StageState stage, int task) {
        if (stage.waiting().contains(task)) {
            stage.waiting().remove(task);
            stage.waiting().add(task, stage.holdersFor(task));
        }
    }

    /// Notes whether a stage may run now.
    private void touch(StageState stage) {
        boolean ready = stage.ready();
        if (ready && !stage.wasReady) {
            stage.waiting().touchAll();
        }
        stage.wasReady = ready;
        var job = stage.job();
        boolean none = job.runnable().isEmpty();
        job.runnable().set(stage.id(), ready && !stage.waiting().isEmpty());
        if (none != job.runnable().isEmpty()) {
            if (none) {
                runnable.add(job);
            } else {
                runnable.remove(job);
            }
        }
    }
}
