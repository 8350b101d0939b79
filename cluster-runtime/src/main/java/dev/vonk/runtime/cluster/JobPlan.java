package dev.vonk.runtime.cluster;

import dev.vonk.runtime.stage.StageGraph;
import dev.vonk.runtime.stage.JobSettings;

/// What workers need to know of a job.
public record JobPlan(long id, StageGraph graph, JobSettings settings) {}
