package dev.vonk.runtime.stage;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;
import dev.vonk.runtime.operator.NodeCounts;
import dev.vonk.runtime.operator.TaskCounts;

/// Stages, their tasks, and what came of them, as they travel.
public final class StageTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(Stage.class, StageGraph.class, LeafShare.class, TaskId.class, TaskAttempt.class,
                TaskOutput.class, TaskSpec.class, StagePlaces.class, StagePlaces.Place.class, TaskReport.class,
                TaskCounts.class, NodeCounts.class, JobSettings.class, CacheStorage.class)
                .sealed(StageOutput.class).sealed(TaskFailure.class);
    }
}
