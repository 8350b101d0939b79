package dev.vonk.runtime.cluster;

import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.StageGraph;

/// What workers need to know of a job.
public record JobPlan(long id, StageGraph graph, JobSettings settings) {}
