package dev.vonk.runtime.scheduler;

import java.util.List;

/// What the scheduler knows of a stage.
///
/// @param id its place in the job's list
/// @param inputs ids of the stages it reads, all smaller than its own
/// @param indeterminate whether a second try at a task may give other rows than the first
/// @param near which partitions of its inputs its tasks read; an input that no entry names is read as a whole by
///        every task
/// @param copies for a [Kind#CACHE] stage: how many workers shall hold each partition
/// @param held for a [Kind#CACHE] stage: who holds partition `i` before the job begins; empty where nobody holds any
public record StageShape(int id, int tasks, List<Integer> inputs, Kind kind, boolean indeterminate, List<Near> near,
        List<List<String>> held, int copies) {

    /// Where a stage's output lies, and with what it is lost.
    public enum Kind {
        /// With the worker that made it, until the job ends.
        SHUFFLE,
        /// With one worker or more, beyond the end of the job.
        CACHE,
        /// With the driver: never lost.
        RESULT,
        /// In a place of its own that outlives workers.
        SPOOLED
    }

    /// Task `i` of the stage reads partition `i - firstTask` of stage `stage`, which is one of its inputs, and is
    /// better run on a worker that holds it. Tasks for which there is no such partition read nothing of it.
    public record Near(int stage, int firstTask) {}

    public StageShape {
        inputs = List.copyOf(inputs);
        near = List.copyOf(near);
        held = held.stream().map(List::copyOf).toList();
        for (int input : inputs) {
            if (input < 0 || input >= id) {
                throw new IllegalArgumentException("stage " + id + " reads stage " + input);
            }
        }
        for (var link : near) {
            if (!inputs.contains(link.stage())) {
                throw new IllegalArgumentException("stage " + id + " is near stage " + link.stage() + ", no input");
            }
        }
        if (!held.isEmpty() && held.size() != tasks) {
            throw new IllegalArgumentException("stage " + id + ": " + held.size() + " places for " + tasks + " tasks");
        }
    }

    /// A stage of which each partition is held once.
    public StageShape(int id, int tasks, List<Integer> inputs, Kind kind, boolean indeterminate, List<Near> near,
            List<List<String>> held) {
        this(id, tasks, inputs, kind, indeterminate, near, held, 1);
    }

    /// A stage whose tasks read all of their inputs, run anywhere, and give the same rows each time.
    public static StageShape of(int id, int tasks, List<Integer> inputs, Kind kind) {
        return new StageShape(id, tasks, inputs, kind, false, List.of(), List.of());
    }
}
