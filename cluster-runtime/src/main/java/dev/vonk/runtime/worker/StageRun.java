package dev.vonk.runtime.worker;

import dev.vonk.runtime.operator.RuntimeFilters;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.Stage;

/// A stage as one process sees it: what its tasks here have in common.
public final class StageRun implements AutoCloseable {
    private final long job;
    private final Stage stage;
    private final JobSettings settings;
    private final SharedValues shared = new SharedValues();
    private final RuntimeFilters runtimeFilters = new RuntimeFilters();

    StageRun(long job, Stage stage, JobSettings settings) {
        this.job = job;
        this.stage = stage;
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
}
