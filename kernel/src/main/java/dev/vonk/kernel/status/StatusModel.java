package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What the events of a pool amount to, folded in one by one. Knows no clock: each event comes with its time. The same
/// events give the same state, live or read back from a log. Keeps the last jobs and tries only; totals go on.
///
/// Safe for many threads; quick, since those who tell must not wait.
public final class StatusModel {
    private static final int MOST_JOBS = 200;
    private static final int MOST_ENDED_TASKS = 10_000;
    private static final int MOST_GONE_WORKERS = 100;
    private static final int MOST_CACHES = 1_000;

    private final SequencedMap<Long, JobFold> jobs = new LinkedHashMap<>();
    private final SequencedMap<String, WorkerFold> workers = new LinkedHashMap<>();
    private final TreeMap<Long, CacheView> caches = new TreeMap<>();
    private final Deque<TaskAttempt> ended = new ArrayDeque<>();
    private Totals totals = Totals.ZERO;
    private long version;
    private long lastAt;

    /// Takes an event in.
    ///
    /// @param at when it happened, in milliseconds since 1970
    public synchronized void apply(long at, ClusterEvent event) {
        version++;
        lastAt = at;
        switch (event) {
            case ClusterEvent.WorkerJoined(var worker, int slots) ->
                workers.put(worker, new WorkerFold(worker, slots, at));
            case ClusterEvent.WorkerDraining(var worker) -> {
                var known = workers.get(worker);
                if (known != null) {
                    known.draining();
                }
            }
            case ClusterEvent.WorkerLost(var worker, var reason) -> workerLost(worker, reason, at);
            case ClusterEvent.JobStarted started -> {
                jobs.put(started.job(), new JobFold(started, at));
                while (jobs.size() > MOST_JOBS) {
                    jobs.pollFirstEntry();
                }
            }
            case ClusterEvent.TaskStarted(var attempt, var worker) -> {
                var job = jobs.get(attempt.task().job());
                if (job != null) {
                    job.started(attempt, worker, at);
                }
            }
            case ClusterEvent.TaskEnded end -> taskEnded(end);
            case ClusterEvent.Recomputing(long job, int stage, var partitions, var reason) -> {
                totals = totals.plusRecomputed(partitions.size());
                var known = jobs.get(job);
                if (known != null) {
                    known.recomputing(stage, partitions, reason);
                }
            }
            case ClusterEvent.WorkerExcluded(long job, var worker, var reason) -> {
                var known = jobs.get(job);
                if (known != null) {
                    known.note("worker " + worker + " gets no more tasks of this job: " + reason);
                }
            }
            case ClusterEvent.StageEnded _ -> {
                // Its tasks say the same.
            }
            case ClusterEvent.JobEnded(var progress, var failure) -> {
                totals = totals.plusJob(progress.state());
                var job = jobs.computeIfAbsent(progress.job(), _ -> new JobFold(progress, at));
                job.ended(progress, failure, at).forEach(this::remember);
            }
            case ClusterEvent.CacheChanged(long cache, int partitions, int present, long rows, long bytes) -> {
                if (partitions == 0) {
                    caches.remove(cache);
                } else {
                    caches.put(cache, new CacheView(cache, partitions, present, rows, bytes));
                }
                while (caches.size() > MOST_CACHES) {
                    caches.pollFirstEntry();
                }
            }
        }
    }

    private void taskEnded(ClusterEvent.TaskEnded end) {
        var job = jobs.get(end.attempt().task().job());
        if (job == null || !job.ended(end)) {
            return;
        }
        boolean well = end.failure().isEmpty();
        totals = totals.plusTask(well, JobFold.withoutNodes(end.counts()), end.nanos());
        var worker = workers.get(end.worker());
        if (worker != null) {
            worker.ended(well);
        }
        remember(end.attempt());
    }

    /// Keeps the last ended tries.
    private void remember(TaskAttempt attempt) {
        ended.add(attempt);
        while (ended.size() > MOST_ENDED_TASKS) {
            var oldest = ended.remove();
            var job = jobs.get(oldest.task().job());
            if (job != null) {
                job.forget(oldest);
            }
        }
    }

    /// The tries that ran there end with it.
    private void workerLost(String name, String reason, long at) {
        var worker = workers.get(name);
        if (worker == null || !worker.isThere()) {
            return;
        }
        worker.lost(reason, at);
        if (worker.wasLost()) {
            totals = totals.plusLostWorker();
        }
        for (var job : jobs.values()) {
            if (job.isRunning()) {
                job.runningOn(name).forEach(attempt -> taskEnded(new ClusterEvent.TaskEnded(attempt, name,
                        TaskCounts.ZERO, job.nanosOf(attempt, at), "worker " + name + " was lost: " + reason)));
            }
        }
        long gone = workers.values().stream().filter(each -> !each.isThere()).count();
        var each = workers.values().iterator();
        while (gone > MOST_GONE_WORKERS && each.hasNext()) {
            if (!each.next().isThere()) {
                each.remove();
                gone--;
            }
        }
    }

    /// Whether a worker of this name has been seen.
    synchronized boolean knows(String worker) {
        return workers.containsKey(worker);
    }

    /// Whether anything of a job has been seen.
    synchronized boolean knows(long job) {
        return jobs.containsKey(job);
    }

    /// Grows with each event.
    synchronized long version() {
        return version;
    }

    /// All as it is now.
    synchronized Snapshot snapshot() {
        var there = new ArrayList<WorkerView>();
        var gone = new ArrayList<WorkerView>();
        for (Map.Entry<String, WorkerFold> each : workers.entrySet()) {
            int running = 0;
            for (var job : jobs.values()) {
                running += job.isRunning() ? job.runningOn(each.getKey()).size() : 0;
            }
            var view = each.getValue().view(running);
            if (view.isThere()) {
                there.add(view);
            } else {
                gone.addFirst(view);
            }
        }
        there.addAll(gone);
        return new Snapshot(version, lastAt, jobs.values().stream().map(JobFold::view).toList(), there,
                List.copyOf(caches.values()), totals);
    }
}
