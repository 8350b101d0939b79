package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// What the events so far say of one job.
final class JobFold {
    private static final int MOST_NOTES = 100;

    private final long job;
    private final String description;
    private final long startedAt;
    private final Map<Integer, StageFold> stages = new TreeMap<>();
    private final SequencedMap<TaskAttempt, TaskView> tasks = new LinkedHashMap<>();
    private final Set<TaskAttempt> running = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private JobProgress.State state = JobProgress.State.RUNNING;
    private String failure = "";
    private long nanos;
    private int forgotten;

    JobFold(ClusterEvent.JobStarted started, long at) {
        this.job = started.job();
        this.description = Texts.cut(started.description());
        this.startedAt = at;
        started.stages().forEach(outline -> stages.put(outline.stage(), new StageFold(outline)));
    }

    /// A job of which only the end was seen.
    JobFold(JobProgress end, long at) {
        this(new ClusterEvent.JobStarted(end.job(), end.description(), end.stages().stream()
                .map(stage -> new StageOutline(stage.stage(), stage.label(), stage.tasks(), List.of(), "")).toList()),
                at - end.nanos() / 1_000_000);
        end.stages().forEach(stage -> stage(stage.stage()).skipTo(stage));
        end.losses().forEach(this::note);
    }

    long job() {
        return job;
    }

    boolean isRunning() {
        return state == JobProgress.State.RUNNING;
    }

    private StageFold stage(int stage) {
        return stages.computeIfAbsent(stage,
                number -> new StageFold(new StageOutline(number, "", 0, List.of(), "")));
    }

    void started(TaskAttempt attempt, String worker, long at) {
        var task = attempt.task();
        stage(task.stage()).started();
        running.add(attempt);
        tasks.put(attempt, new TaskView(task.stage(), task.partition(), attempt.attempt(), worker, at,
                TaskView.State.RUNNING, 0, TaskCounts.ZERO, ""));
    }

    /// Says that a try has ended.
    ///
    /// @return whether it was known to run
    boolean ended(ClusterEvent.TaskEnded end) {
        var task = tasks.get(end.attempt());
        if (task == null || !running.remove(end.attempt())) {
            return false;
        }
        boolean succeeded = end.failure().isEmpty();
        var stage = stage(task.stage());
        if (succeeded) {
            stage.succeeded(task.partition(), end.counts(), end.nanos());
        } else {
            stage.failed(end.counts(), end.nanos());
        }
        tasks.put(end.attempt(), task.ended(succeeded ? TaskView.State.SUCCEEDED : TaskView.State.FAILED,
                end.nanos(), withoutNodes(end.counts()), Texts.cut(end.failure())));
        if (succeeded) {
            stopOthers(end.attempt(), task.startedAt() + end.nanos() / 1_000_000);
        }
        return true;
    }

    static TaskCounts withoutNodes(TaskCounts counts) {
        return new TaskCounts(counts.rowsRead(), counts.bytesRead(), counts.bytesFetched(), counts.rowsWritten(),
                counts.bytesWritten(), counts.bytesSpilled(), List.of(), counts.outputNanos());
    }

    /// Other tries at the same task are stopped where one of them succeeds.
    private void stopOthers(TaskAttempt winner, long at) {
        for (int other = 0; other <= winner.attempt() + 1; other++) {
            if (other != winner.attempt()) {
                stop(new TaskAttempt(winner.task(), other), at);
            }
        }
    }

    private void stop(TaskAttempt attempt, long at) {
        var task = tasks.get(attempt);
        if (task != null && running.remove(attempt)) {
            stage(task.stage()).stopped();
            tasks.put(attempt, task.ended(TaskView.State.STOPPED, Math.max(0, at - task.startedAt()) * 1_000_000,
                    task.counts(), ""));
        }
    }

    /// The tries that run on a worker.
    List<TaskAttempt> runningOn(String worker) {
        return running.stream().filter(attempt -> isOn(worker, attempt)).toList();
    }

    private boolean isOn(String worker, TaskAttempt attempt) {
        var task = tasks.get(attempt);
        return task != null && task.worker().equals(worker);
    }

    /// How long a try has run at a time in milliseconds.
    long nanosOf(TaskAttempt attempt, long at) {
        var task = tasks.get(attempt);
        return task == null ? 0 : Math.max(0, at - task.startedAt()) * 1_000_000;
    }

    void recomputing(int stage, List<Integer> partitions, String reason) {
        stage(stage).recomputing(partitions);
        note(reason);
    }

    void note(String sentence) {
        if (notes.size() < MOST_NOTES) {
            notes.add(Texts.cut(sentence));
        }
    }

    /// @return the tries that were still running
    List<TaskAttempt> ended(JobProgress end, String why, long at) {
        var left = List.copyOf(running);
        left.forEach(attempt -> stop(attempt, at));
        state = end.state();
        nanos = end.nanos();
        failure = Texts.cut(why);
        return left;
    }

    /// Forgets an ended try to save memory; the figures of its stage stay.
    void forget(TaskAttempt attempt) {
        if (tasks.remove(attempt) != null) {
            forgotten++;
        }
    }

    JobView view() {
        return new JobView(job, description, state, startedAt, nanos,
                stages.values().stream().map(StageFold::view).toList(), List.copyOf(tasks.values()), forgotten,
                List.copyOf(notes), failure);
    }
}
