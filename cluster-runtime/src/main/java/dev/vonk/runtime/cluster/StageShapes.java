package dev.vonk.runtime.cluster;

import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.scheduler.Scheduler;
import dev.vonk.runtime.scheduler.StageShape;
import dev.vonk.runtime.stage.Determinism;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.stage.StageGraph;
import dev.vonk.runtime.stage.StageOutput;
import dev.vonk.runtime.stage.StagePlaces;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// A job's stages as the scheduler knows them, and what the scheduler knows as tasks need it.
final class StageShapes {
    private StageShapes() {
    }

    static List<StageShape> of(StageGraph graph, CacheDirectory caches, JobSettings settings) {
        return graph.stages().stream().map(stage -> of(stage, graph, caches, settings)).toList();
    }

    private static StageShape of(Stage stage, StageGraph graph, CacheDirectory caches, JobSettings settings) {
        var held = stage.output() instanceof StageOutput.ToCache(long cache, var _)
                ? caches.holders(cache, stage.tasks())
                : List.<List<String>>of();
        var kind = switch (stage.output()) {
            case StageOutput.ToResult() -> StageShape.Kind.RESULT;
            case StageOutput.ToCache _ -> StageShape.Kind.CACHE;
            case StageOutput.ToExchange _ -> settings.spool().isEmpty()
                    ? StageShape.Kind.SHUFFLE
                    : StageShape.Kind.SPOOLED;
        };
        return new StageShape(stage.id(), stage.tasks(), stage.inputs(), kind, Determinism.isIndeterminate(stage),
                near(stage, graph), held,
                stage.output() instanceof StageOutput.ToCache(long _, var storage) ? storage.copies() : 1);
    }

    /// Tasks that read a cached partition are better run where it is.
    private static List<StageShape.Near> near(Stage stage, StageGraph graph) {
        var near = new ArrayList<StageShape.Near>();
        var leaves = Stage.leavesOf(stage.fragment());
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i) instanceof PhysicalPlan.ReadCache read) {
                for (int input : stage.inputs()) {
                    if (graph.stages().get(input).output() instanceof StageOutput.ToCache(long cache, var _)
                            && cache == read.cache()) {
                        near.add(new StageShape.Near(input, stage.leaves().get(i).firstTask()));
                    }
                }
            }
        }
        return near;
    }

    /// The stages that have something to compute: from the result back to what is there already.
    static IntStream needed(List<StageShape> shapes) {
        var needed = new BitSet();
        needed.set(shapes.size() - 1);
        for (int i = shapes.size() - 1; i >= 0; i--) {
            var shape = shapes.get(i);
            boolean there = shape.kind() == StageShape.Kind.CACHE
                    && shape.held().stream().noneMatch(List::isEmpty);
            if (there) {
                needed.clear(i);
            } else if (needed.get(i)) {
                shape.inputs().forEach(needed::set);
            }
        }
        return needed.stream();
    }

    static List<ClusterEvent.StageOutline> outlines(StageGraph graph) {
        return graph.stages().stream().map(stage -> new ClusterEvent.StageOutline(stage.id(),
                stage.fragment().describe(), stage.tasks(), stage.inputs(), stage.fragment().treeString())).toList();
    }

    /// What a worker must know to run a try.
    static TaskSpec spec(JobPlan plan, TaskAttempt attempt, Scheduler scheduler) {
        var stages = plan.graph().stages();
        var stage = stages.get(attempt.task().stage());
        var inputs = new ArrayList<StagePlaces>();
        for (int input : stage.inputs()) {
            var places = scheduler.locations(plan.id(), input).stream()
                    .map(location -> new StagePlaces.Place(location.workers(), location.attempt())).toList();
            switch (stages.get(input).output()) {
                case StageOutput.ToExchange(int exchange, var _) ->
                    inputs.add(new StagePlaces(input, false, exchange, places));
                case StageOutput.ToCache(long cache, var _) -> inputs.add(new StagePlaces(input, true, cache, places));
                case StageOutput.ToResult() -> throw new IllegalStateException("stage " + input + " gives the result");
            }
        }
        return new TaskSpec(attempt, stage.splits(attempt.task().partition()), inputs);
    }
}
