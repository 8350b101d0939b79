package dev.vonk.runtime.worker;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.ResultFrame;
import dev.vonk.runtime.protocol.ToDriver;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskReport;
import dev.vonk.runtime.stage.TaskSpec;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// A try at a task in a worker process, from the driver's request to the report.
final class RunningTask implements Runnable {
    private static final int UPDATES_IN_MESSAGE = 1 << 20;
    private static final int UPDATES_PIECE = 4 << 20;

    private final TaskSpec spec;
    private final JobSpace job;
    private final DriverSpace space;
    private final BatchCodec codec;
    private final TaskPrinter printer;
    private int results;
    private volatile boolean cancelled;
    private volatile @Nullable TaskRun task;

    RunningTask(TaskSpec spec, JobSpace job, DriverSpace space) {
        this.spec = spec;
        this.job = job;
        this.space = space;
        this.printer = new TaskPrinter("Task " + spec.attempt().task().partition() + " of stage "
                + spec.attempt().task().stage(), space::tell, System::nanoTime);
        this.codec = new BatchCodec(job.settings().packing());
    }

    TaskAttempt attempt() {
        return spec.attempt();
    }

    JobSpace job() {
        return job;
    }

    TaskCounts counts() {
        var running = task;
        return running == null ? TaskCounts.ZERO : running.metrics().counts();
    }

    void cancel() {
        cancelled = true;
        var running = task;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void run() {
        try {
            var failure = ending();
            var made = task;
            printer.end();
            var report = made == null ? TaskReport.NOTHING : sentAhead(made.report(), failure == null);
            space.ended(this);
            if (failure == null) {
                space.tell(new ToDriver.TaskSucceeded(attempt(), report));
            } else {
                tell(failure, report);
            }
        } catch (RuntimeException | Error e) {
            // The driver would wait for ever for a report that does not come.
            space.connection().close("the report of task " + attempt() + " could not be sent: " + e);
            throw e;
        }
    }

    /// An error's message may be longer than a message can be.
    private void tell(TaskFailure failure, TaskReport report) {
        try {
            space.tell(new ToDriver.TaskFailed(attempt(), failure, report));
        } catch (IllegalArgumentException e) {
            space.tell(new ToDriver.TaskFailed(attempt(), new TaskFailure.InternalError(new IllegalStateException(
                    "how a task failed cannot be sent: " + e.getMessage())), TaskReport.NOTHING));
        }
    }

    private @Nullable TaskFailure ending() {
        try {
            if (cancelled) {
                return new TaskFailure.Killed();
            }
            int stage = attempt().task().stage();
            var stageRun = job.stage(stage);
            var made = new TaskRun(stageRun, spec, space.workerName(), space.blocks(),
                    space.memory(), space.peers(job), this::result, printer);
            task = made;
            if (cancelled) {
                made.cancel();
            }
            var failure = made.run();
            if (failure == null) {
                job.ended(stage, stageRun);
            }
            return failure instanceof TaskFailure.OutOfMemory ? outOfMemory() : failure;
        } catch (OutOfMemoryError e) {
            return outOfMemory();
        } catch (InterruptedException e) {
            return new TaskFailure.Killed();
        } catch (DataException e) {
            return new TaskFailure.UserError(e);
        } catch (RuntimeException | Error e) {
            return cancelled ? new TaskFailure.Killed() : new TaskFailure.InternalError(e);
        }
    }

    private TaskFailure outOfMemory() {
        return new TaskFailure.OutOfMemory("A task of stage " + attempt().task().stage()
                + " ran out of memory on worker "
                + space.workerName() + ", whose heap is " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB. Give workers more (spark.executor.memory of local-cluster, --memory of vonk pool and vonk worker), "
                + "let fewer tasks run at a time on each, or read fewer columns or rows at once.");
    }

    /// Hands on what was printed.
    void flushPrints() {
        printer.flush();
    }

    /// What a task added to accumulators may be too large for a message: then it goes before, in pieces. Of a try that
    /// failed it does not count.
    private TaskReport sentAhead(TaskReport report, boolean counts) {
        var updates = report.updates();
        if (counts && updates.length <= UPDATES_IN_MESSAGE) {
            return report;
        }
        try {
            for (int at = 0; counts && at < updates.length; at += UPDATES_PIECE) {
                var piece = Arrays.copyOfRange(updates, at, Math.min(updates.length, at + UPDATES_PIECE));
                space.window().take(piece.length);
                space.connection().send(FrameTypes.UPDATES, ResultFrame.header(attempt(), at / UPDATES_PIECE), piece);
            }
        } catch (CancellationException e) {
            // The driver is gone, and with it whoever would read the report.
            cancelled = true;
        }
        return report.withUpdates(new byte[0]);
    }

    private void result(Batch batch) {
        var frame = codec.encode(batch);
        space.window().take(frame.length);
        space.connection().send(FrameTypes.RESULT, ResultFrame.header(attempt(), results++), frame);
    }
}
