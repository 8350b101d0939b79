package dev.vonk.runtime.worker;

/// A thread that runs tasks.
public final class TaskThread extends Thread {
    TaskThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /// Whether the calling thread runs a task: it must not wait for a query of its own, which would need the slot
    /// that it holds.
    public static boolean isCurrent() {
        return Thread.currentThread() instanceof TaskThread;
    }
}
