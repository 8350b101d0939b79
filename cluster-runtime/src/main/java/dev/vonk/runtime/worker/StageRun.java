package dev.vonk.runtime.worker;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.operator.RuntimeFilters;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.Stage;
import java.util.List;

/// A stage as one process sees it: what its tasks here have in common.
public final class StageRun implements AutoCloseable {
    private final long job;
    private final Stage stage;
    private final JobSettings settings;
    private final List<AccumulatorV2<?, ?>> accumulators;
    private final SharedValues shared = new SharedValues();
    private final RuntimeFilters runtimeFilters = new RuntimeFilters();

    /// @param accumulators those of users' own making, where this is a copy for one task at a time
    StageRun(long job, Stage stage, JobSettings settings, List<AccumulatorV2<?, ?>> accumulators) {
        this.job = job;
        this.stage = stage;
        this.settings = settings;
        this.accumulators = accumulators;
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

    List<AccumulatorV2<?, ?>> accumulators() {
        return accumulators;
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
