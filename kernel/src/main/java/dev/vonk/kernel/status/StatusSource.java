package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.cluster.WorkerStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the pages get what they show: the model, and what a running pool knows beyond it.
///
/// @param isLive whether a pool runs; else the events come from a log
/// @param workers the workers as the pool sees them now; empty where there is none
/// @param jobs the jobs as the pool sees them now; empty where there is none
/// @param environment settings and the like, secrets hidden already
record StatusSource(StatusModel model, boolean isLive, Supplier<List<WorkerStatus>> workers,
        Supplier<List<JobProgress>> jobs, Supplier<Map<String, String>> environment) {

    /// What a log told.
    static StatusSource ofLog(EventLogReader.Log log) {
        return new StatusSource(log.model(), false, List::of, List::of, log::environment);
    }

    /// All that is known now; running jobs with what their running tasks have done so far.
    Snapshot snapshot() {
        var now = model.snapshot();
        if (!isLive) {
            return now;
        }
        var alive = workers.get().stream()
                .collect(Collectors.toMap(WorkerStatus::name, Function.identity(), (first, _) -> first));
        var running = jobs.get().stream().filter(job -> job.state() == JobProgress.State.RUNNING)
                .collect(Collectors.toMap(JobProgress::job, Function.identity()));
        return new Snapshot(now.version(), System.currentTimeMillis(),
                now.jobs().stream().map(job -> newer(job, running.get(job.job()))).toList(),
                now.workers().stream().map(each -> newer(each, alive.get(each.name()))).toList(), now.caches(),
                now.totals());
    }

    private static WorkerView newer(WorkerView worker, @Nullable WorkerStatus live) {
        return live == null ? worker : worker.with(live);
    }

    private static JobView newer(JobView job, @Nullable JobProgress live) {
        if (live == null || !job.isRunning()) {
            return job;
        }
        var counts = live.stages().stream()
                .collect(Collectors.toMap(JobProgress.StageProgress::stage, JobProgress.StageProgress::counts));
        return job.withStages(job.stages().stream()
                .map(stage -> counts.containsKey(stage.stage()) ? stage.withCounts(counts.get(stage.stage())) : stage)
                .toList());
    }

    /// What the program runs on, with the settings of a session.
    static Map<String, String> environment(Map<String, String> settings) {
        var all = new TreeMap<>(Secrets.hidden(settings));
        all.put("java.version", System.getProperty("java.version"));
        all.put("java.vendor", System.getProperty("java.vendor"));
        all.put("os.name", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("memory.max", Figures.bytes(Runtime.getRuntime().maxMemory()));
        return all;
    }
}
