package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// One job as the scheduler sees it.
final class JobState {
    private final long id;
    private final List<StageState> stages;

    JobState(long id, List<StageShape> shapes) {
        this.id = id;
        this.stages = shapes.stream().map(StageState::new).toList();
    }

    long id() {
        return id;
    }

    List<StageState> stages() {
        return stages;
    }

    StageState stage(int stage) {
        return stages.get(stage);
    }

    /// The stages whose tasks may run now: some later stage that is not complete needs them, and their inputs are
    /// complete.
    List<StageState> runnable() {
        var needed = new BitSet();
        needed.set(stages.size() - 1);
        var runnable = new ArrayList<StageState>();
        for (int i = stages.size() - 1; i >= 0; i--) {
            var stage = stages.get(i);
            if (!needed.get(i) || stage.complete()) {
                continue;
            }
            boolean ready = true;
            for (int input : stage.inputs()) {
                if (!stages.get(input).complete()) {
                    ready = false;
                    needed.set(input);
                }
            }
            if (ready) {
                runnable.add(0, stage);
            }
        }
        return runnable;
    }
}
