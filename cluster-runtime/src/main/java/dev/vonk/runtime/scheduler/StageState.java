package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stage as the scheduler sees it: which tasks wait, which have results and where those are.
final class StageState {
    private final StageShape shape;
    private final BitSet waiting = new BitSet();
    private final BitSet done = new BitSet();
    private final @Nullable String[] holder;
    private final int[] attempts;
    private final int[] failures;

    StageState(StageShape shape) {
        this.shape = shape;
        waiting.set(0, shape.tasks());
        holder = new @Nullable String[shape.tasks()];
        attempts = new int[shape.tasks()];
        failures = new int[shape.tasks()];
    }

    int id() {
        return shape.id();
    }

    List<Integer> inputs() {
        return shape.inputs();
    }

    boolean isResult() {
        return shape.kind() == StageShape.Kind.RESULT;
    }

    boolean complete() {
        return done.cardinality() == shape.tasks();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /// Takes the first waiting task.
    int start() {
        int partition = waiting.nextSetBit(0);
        waiting.clear(partition);
        return partition;
    }

    /// The number of the try at a task that is under way or comes next.
    int attempt(int partition) {
        return attempts[partition];
    }

    void done(int partition, String worker) {
        done.set(partition);
        holder[partition] = worker;
    }

    /// A try ended without a result; the task waits again.
    ///
    /// @return how many tries at it have ended so
    int failed(int partition) {
        again(partition);
        return ++failures[partition];
    }



    List<Location> locations() {
        var locations = new ArrayList<Location>();
        for (int i = 0; i < shape.tasks(); i++) {
            locations.add(done.get(i)
                    ? new Location(isResult() ? List.of() : List.of(holder[i]), attempts[i])
                    : Location.NOWHERE);
        }
        return locations;
    }

    private void again(int partition) {
        attempts[partition]++;
        waiting.set(partition);
    }

    /// The result of a task is gone, through no fault of the task's.
    void lose(int partition) {
        if (done.get(partition)) {
            done.clear(partition);
            holder[partition] = null;
            again(partition);
        }
    }

    void loseWorker(String worker) {
        if (isResult()) {
            return;
        }
        for (int i = done.nextSetBit(0); i >= 0; i = done.nextSetBit(i + 1)) {
            if (worker.equals(holder[i])) {
                lose(i);
            }
        }
    }
}
