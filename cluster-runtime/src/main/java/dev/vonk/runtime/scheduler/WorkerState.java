package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One worker as the scheduler sees it.
final class WorkerState {
    private final String name;
    private final int slots;
    private final Set<TaskAttempt> running = new LinkedHashSet<>();

    WorkerState(String name, int slots) {
        this.name = name;
        this.slots = slots;
    }

    String name() {
        return name;
    }

    int free() {
        return slots - running.size();
    }

    List<TaskAttempt> running() {
        return List.copyOf(running);
    }

    void start(TaskAttempt attempt) {
        running.add(attempt);
    }

    boolean release(TaskAttempt attempt) {
        return running.remove(attempt);
    }
}
