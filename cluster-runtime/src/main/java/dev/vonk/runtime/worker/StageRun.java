package dev.vonk.runtime.worker;

import dev.vonk.runtime.operator.RuntimeFilters;
import dev.vonk.runtime.stage.Stage;
import java.util.List;

/// A stage as one process sees it: what its tasks here have in common.
///
/// @param stages all stages of the job, to know how many tasks wrote an exchange
public final class StageRun implements AutoCloseable {
    private final long job;
    private final Stage stage;
    private final List<Stage> stages;
    private final JobSettings settings;
    private final SharedValues shared = new SharedValues();
    private final RuntimeFilters runtimeFilters = new RuntimeFilters();

    public StageRun(long job, Stage stage, List<Stage> stages, JobSettings settings) {
        this.job = job;
        this.stage = stage;
        this.stages = List.copyOf(stages);
        this.settings = settings;
    }

    long job() {
        return job;
    }

    Stage stage() {
        return stage;
    }

    JobSettings settings() {
        return settings;
    }

    SharedValues shared() {
        return shared;
    }

    RuntimeFilters runtimeFilters() {
        return runtimeFilters;
    }

    /// Frees what its tasks shared; none of them may run any more.
    @Override
    public void close() {
        shared.close();
    }

    /// The stage that writes an exchange.
    Stage writerOf(int exchange) {
        for (var candidate : stages) {
            if (candidate.output() instanceof dev.vonk.runtime.stage.StageOutput.ToExchange(int id, var _)
                    && id == exchange) {
                return candidate;
            }
        }
        throw new IllegalStateException("no stage writes exchange #" + exchange);
    }
}
