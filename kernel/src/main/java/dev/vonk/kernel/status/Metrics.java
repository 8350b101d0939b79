package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.WorkerStatus;
import java.util.Locale;

/// The figures as text that Prometheus reads.
final class Metrics {
    private final StringBuilder out = new StringBuilder();

    private Metrics() {
    }

    static String of(Snapshot now) {
        var metrics = new Metrics();
        metrics.jobs(now);
        metrics.data(now.totals());
        metrics.workers(now);
        metrics.caches(now);
        return metrics.out.toString();
    }

    private void jobs(Snapshot now) {
        var totals = now.totals();
        head("vonk_jobs_total", "counter", "Jobs that ended, by how.");
        value("vonk_jobs_total", label("state", "succeeded"), totals.jobsSucceeded());
        value("vonk_jobs_total", label("state", "failed"), totals.jobsFailed());
        value("vonk_jobs_total", label("state", "cancelled"), totals.jobsCancelled());
        single("vonk_jobs_running", "gauge", "Jobs that run.",
                now.jobs().stream().filter(JobView::isRunning).count());
        head("vonk_tasks_total", "counter", "Tries at tasks that ended, by how.");
        value("vonk_tasks_total", label("result", "succeeded"), totals.tasksSucceeded());
        value("vonk_tasks_total", label("result", "failed"), totals.tasksFailed());
        single("vonk_tasks_running", "gauge", "Tries at tasks that run.",
                now.workers().stream().mapToLong(WorkerView::running).sum());
        single("vonk_tasks_recomputed_total", "counter", "Tasks whose output was lost and is computed again.",
                totals.recomputed());
        head("vonk_task_seconds_total", "counter", "Time that all tries took together.");
        out.append("vonk_task_seconds_total ").append(String.format(Locale.ROOT, "%.6f", totals.taskNanos() / 1e9))
                .append('\n');
    }

    private void data(Totals totals) {
        var counts = totals.counts();
        single("vonk_rows_read_total", "counter", "Rows read from sources, caches and exchanges.", counts.rowsRead());
        single("vonk_rows_written_total", "counter", "Rows that tasks put out.", counts.rowsWritten());
        single("vonk_bytes_read_total", "counter", "Bytes read from outside.", counts.bytesRead());
        single("vonk_bytes_fetched_total", "counter", "Bytes fetched from other workers.", counts.bytesFetched());
        single("vonk_bytes_written_total", "counter", "Bytes put out to exchanges or files.", counts.bytesWritten());
        single("vonk_bytes_spilled_total", "counter", "Bytes put aside on disk.", counts.bytesSpilled());
    }

    private void workers(Snapshot now) {
        head("vonk_workers", "gauge", "Workers that are there, by state.");
        for (var state : new WorkerStatus.State[]{WorkerStatus.State.ALIVE, WorkerStatus.State.DRAINING}) {
            value("vonk_workers", label("state", state.name().toLowerCase(Locale.ROOT)),
                    now.workers().stream().filter(worker -> worker.state() == state).count());
        }
        single("vonk_workers_lost_total", "counter", "Workers that were lost.", now.totals().workersLost());
        var there = now.workers().stream().filter(WorkerView::isThere).toList();
        head("vonk_worker_slots", "gauge", "Tasks that a worker runs at a time.");
        there.forEach(worker -> value("vonk_worker_slots", label("worker", worker.name()), worker.slots()));
        head("vonk_worker_memory_used_bytes", "gauge", "Bytes that a worker's tasks and blocks hold.");
        there.forEach(worker -> value("vonk_worker_memory_used_bytes", label("worker", worker.name()),
                worker.memoryUsed()));
        head("vonk_worker_memory_limit_bytes", "gauge", "Bytes that a worker's tasks and blocks may hold.");
        there.forEach(worker -> value("vonk_worker_memory_limit_bytes", label("worker", worker.name()),
                worker.memoryLimit()));
    }

    private void caches(Snapshot now) {
        head("vonk_cache_partitions", "gauge", "Partitions of a cached frame that are there.");
        now.caches().forEach(cache -> value("vonk_cache_partitions", frame(cache), cache.present()));
        head("vonk_cache_rows", "gauge", "Rows of a cached frame that are there.");
        now.caches().forEach(cache -> value("vonk_cache_rows", frame(cache), cache.rows()));
        head("vonk_cache_bytes", "gauge", "Bytes of a cached frame that are there, copies counted.");
        now.caches().forEach(cache -> value("vonk_cache_bytes", frame(cache), cache.bytes()));
    }

    private static String frame(CacheView cache) {
        return label("frame", Long.toString(cache.cache()));
    }

    private void single(String name, String type, String help, long value) {
        head(name, type, help);
        value(name, "", value);
    }

    private void head(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ')
                .append(type).append('\n');
    }

    private void value(String name, String label, long value) {
        out.append(name).append(label).append(' ').append(value).append('\n');
    }

    private static String label(String name, String value) {
        return "{" + name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
    }
}
