package dev.vonk.runtime.worker;

import java.util.concurrent.TimeUnit;

/// A worker on its way out: it takes no new tasks, finishes those that run, and serves what others still read.
final class Leaving {
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(10);
    private static final long LOOK_MILLIS = 1000;

    private final WorkerNode node;
    private final WorkerOptions options;

    Leaving(WorkerNode node, WorkerOptions options) {
        this.node = node;
        this.options = options;
    }

    /// Returns when nobody needs the worker any more, or after ten minutes; says now and then what it waits for.
    void await() throws InterruptedException {
        node.drain();
        long begun = System.nanoTime();
        var said = "";
        while (!node.awaitLeave(said.isEmpty() ? 0 : LOOK_MILLIS)) {
            if (System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS)) {
                options.say("Ends after ten minutes of waiting.");
                return;
            }
            var waits = node.waitsFor();
            if (!waits.equals(said)) {
                options.say("Leaving: waits for " + waits + ". Ctrl-C again ends it at once.");
                said = waits;
            }
        }
        options.say("Left the pool.");
    }
}
