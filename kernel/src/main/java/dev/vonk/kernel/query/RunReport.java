package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress;
import java.util.List;

/// What a query has done so far.
///
/// @param outlines what its stages do, by stage
public record RunReport(JobProgress progress, List<StageOutline> outlines) {
    public RunReport {
        outlines = List.copyOf(outlines);
    }
}
