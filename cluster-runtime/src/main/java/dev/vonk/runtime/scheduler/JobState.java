package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One job as the scheduler sees it.
final class JobState {
    private final long id;
    private final long order;
    private final List<StageState> stages = new ArrayList<>();
    private final BitSet runnable = new BitSet();
    private final Set<WorkerState> excluded = new HashSet<>();
    private final TreeMap<Integer, BitSet> computedAgain = new TreeMap<>();
    private final TreeSet<Integer> startedAnew = new TreeSet<>();
    private long losses;

    /// @param order its place among all jobs that ever came
    /// @param timed whether to note how long tasks take
    JobState(long id, long order, List<StageShape> shapes, boolean timed) {
        this.id = id;
        this.order = order;
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).id() != i) {
                throw new IllegalArgumentException("stage " + shapes.get(i).id() + " stands in place " + i);
            }
            stages.add(new StageState(this, shapes.get(i), timed));
        }
        for (var stage : stages) {
            for (int input : stage.shape().inputs().stream().distinct().toList()) {
                link(stages.get(input), stage);
            }
        }
    }

    private static void link(StageState producer, StageState consumer) {
        var first = consumer.shape().near().stream().filter(near -> near.stage() == producer.id())
                .mapToInt(StageShape.Near::firstTask).distinct().toArray();
        var link = new StageLink(producer, consumer, first);
        producer.consumers().add(link);
        consumer.inputs().add(link);
        if (link.whole()) {
            consumer.incompleteInputs += producer.complete() ? 0 : 1;
        } else if (producer.singleReaders == null) {
            producer.singleReaders = new int[producer.tasks()];
        }
    }

    long id() {
        return id;
    }

    long order() {
        return order;
    }

    List<StageState> stages() {
        return stages;
    }

    StageState stage(int stage) {
        return stages.get(stage);
    }

    /// Stages with waiting tasks that may run now.
    BitSet runnable() {
        return runnable;
    }

    /// Workers that get no tasks of this job.
    Set<WorkerState> excluded() {
        return excluded;
    }

    /// How many outputs have been lost so far.
    long losses() {
        return losses;
    }

    void addLoss() {
        losses++;
    }

    /// Partitions by stage that had results and are wanted again, since this was last emptied.
    TreeMap<Integer, BitSet> computedAgain() {
        return computedAgain;
    }

    /// Stages that give other rows each time and of which something is wanted again.
    TreeSet<Integer> startedAnew() {
        return startedAnew;
    }

    boolean done() {
        return stages.stream().allMatch(stage -> !stage.root() || stage.complete());
    }
}
