package dev.vonk.runtime.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// The threads of a process that run tasks, one for each slot.
public final class TaskSlots implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    public TaskSlots(int count) {
        this.count = count;
        var number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count,
                work -> new TaskThread(work, "vonk-task-" + number.getAndIncrement()));
    }

    public int count() {
        return count;
    }

    /// Runs a task when a slot is free; never once this is closed.
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            if (!threads.isShutdown()) {
                throw e;
            }
        }
    }

    /// Interrupts what runs; nothing new is begun.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
