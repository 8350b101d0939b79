package dev.vonk.runtime.worker;

import dev.vonk.runtime.protocol.ToWorker;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.Stage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A job in a worker process: its key, and its stages, unpacked when a task first needs them.
final class JobSpace {
    private final ToWorker.StartJob start;
    private final DriverSpace space;
    private final JobRun run;
    private final Map<Integer, StageCopies> copies = new ConcurrentHashMap<>();
    private final Map<Integer, FutureTask<Stage>> stages = new ConcurrentHashMap<>();

    JobSpace(ToWorker.StartJob start, DriverSpace space) {
        this.start = start;
        this.space = space;
        this.run = new JobRun(start.job(), start.settings(), () -> space.blocks().dropJob(start.job()));
    }

    JobRun run() {
        return run;
    }

    JobSettings settings() {
        return start.settings();
    }

    byte[] key() {
        return start.key();
    }

    void add(ToWorker.StageCode code) {
        if (code.code().confined()) {
            copies.put(code.stage(),
                    new StageCopies(() -> run.copy(space.classes().unpackAlone(code.code(), Stage.class))));
        } else {
            stages.put(code.stage(), new FutureTask<>(() -> space.classes().unpack(code.code(), Stage.class)));
        }
    }

    /// Says that a task has ended well: what it had for itself may serve another.
    void ended(int id, StageRun stage) {
        var known = copies.get(id);
        if (known != null) {
            known.give(stage);
        }
    }

    /// The stage as its tasks share it, or one that a task has for itself. Unpacking it may need classes of the driver: not for event loops.
    StageRun stage(int id) throws InterruptedException {
        var known = copies.get(id);
        if (known != null) {
            return known.take();
        }
        var stage = stages.get(id);
        if (stage == null) {
            throw new IllegalStateException("stage " + id + " of job " + start.job() + " was not sent");
        }
        stage.run();
        try {
            return run.stage(stage.get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("unpacking a stage failed", e.getCause());
            }
        }
    }
}
