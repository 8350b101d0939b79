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
import org.jspecify.annotations.Nullable;

/// A try at a task in a worker process, from the driver's request to the report.
final class RunningTask implements Runnable {
    private final TaskSpec spec;
    private final JobSpace job;
    private final DriverSpace space;
    private final BatchCodec codec;
    private int results;
    private volatile boolean cancelled;
    private volatile @Nullable TaskRun task;

    RunningTask(TaskSpec spec, JobSpace job, DriverSpace space) {
        this.spec = spec;
        this.job = job;
        this.space = space;
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
        var failure = ending();
        var made = task;
        var report = made == null ? TaskReport.NOTHING : made.report();
        space.ended(this);
        space.tell(failure == null
                ? new ToDriver.TaskSucceeded(attempt(), report)
                : new ToDriver.TaskFailed(attempt(), failure, report));
    }

    private @Nullable TaskFailure ending() {
        try {
            if (cancelled) {
                return new TaskFailure.Killed();
            }
            var made = new TaskRun(job.stage(attempt().task().stage()), spec, space.workerName(), space.blocks(),
                    space.memory(), space.peers(job), this::result);
            task = made;
            if (cancelled) {
                made.cancel();
            }
            return made.run();
        } catch (InterruptedException e) {
            return new TaskFailure.Killed();
        } catch (DataException e) {
            return new TaskFailure.UserError(e);
        } catch (RuntimeException | LinkageError e) {
            return cancelled ? new TaskFailure.Killed() : new TaskFailure.InternalError(e);
        }
    }

    private void result(Batch batch) {
        var frame = codec.encode(batch);
        space.window().take(frame.length);
        space.connection().send(FrameTypes.RESULT, ResultFrame.header(attempt(), results++), frame);
    }
}
