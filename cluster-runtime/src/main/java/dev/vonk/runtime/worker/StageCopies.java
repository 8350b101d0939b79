package dev.vonk.runtime.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// Copies of a stage whose objects tasks cannot share: each task has one for itself, and the next one has it again.
public final class StageCopies {
    private final Supplier<StageRun> maker;
    private final Deque<StageRun> idle = new ArrayDeque<>();

    /// @param maker unpacks the stage once more
    public StageCopies(Supplier<StageRun> maker) {
        this.maker = maker;
    }

    /// A copy that no other task has.
    public StageRun take() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.remove();
            }
        }
        return maker.get();
    }

    /// Gives a copy back, after a task that went well.
    public void give(StageRun stage) {
        synchronized (idle) {
            idle.add(stage);
        }
    }
}
