package dev.vonk.runtime.worker;

import dev.vonk.runtime.code.classes.WorkerClasses;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job as one process sees it: its stages, and how many of its tasks run here. What the tasks share is freed when
/// the job has ended and the last of them has noticed that.
public final class JobRun {
    private final long id;
    private final JobSettings settings;
    private final Runnable cleanUp;
    private final Map<Integer, StageRun> stages = new HashMap<>();
    private final List<StageRun> copies = new ArrayList<>();
    private int running;
    private boolean ended;

    /// @param cleanUp frees what the job's tasks left in the process; called once or twice
    public JobRun(long id, JobSettings settings, Runnable cleanUp) {
        this.id = id;
        this.settings = settings;
        this.cleanUp = cleanUp;
    }

    /// The stage, made known by the first call.
    public synchronized StageRun stage(Stage stage) {
        return stages.computeIfAbsent(stage.id(), _ -> new StageRun(id, stage, settings, List.of()));
    }

    /// The stage once more, for one task at a time.
    public synchronized StageRun copy(WorkerClasses.Alone<Stage> stage) {
        var copy = new StageRun(id, stage.object(), settings, stage.accumulators());
        copies.add(copy);
        return copy;
    }

    /// The stage, null where it has not been made known.
    public synchronized @Nullable StageRun find(int stage) {
        return stages.get(stage);
    }

    /// Says that a task begins.
    ///
    /// @return false where the job has ended: then it must not
    public synchronized boolean taskBegins() {
        if (ended) {
            return false;
        }
        running++;
        return true;
    }

    /// Says that a task has ended.
    public synchronized void taskEnds() {
        running--;
        freeIfDone();
    }

    /// Says that the job has ended; tasks that run should have been told to stop.
    public synchronized void end() {
        ended = true;
        cleanUp.run();
        freeIfDone();
    }

    private void freeIfDone() {
        if (ended && running == 0) {
            stages.values().forEach(StageRun::close);
            stages.clear();
            copies.forEach(StageRun::close);
            copies.clear();
            cleanUp.run();
        }
    }
}
