package dev.vonk.chaos;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Holds up the tasks of workers that are in the test's own process until something has happened.
final class Gate {
    private static final long PATIENCE_SECONDS = 60;
    private static final long DAWDLE_MILLIS = 15;
    private static volatile CountDownLatch latch = new CountDownLatch(0);

    private static @Nullable Thread unlucky;

    private Gate() {
    }

    static void shut() {
        latch = new CountDownLatch(1);
    }

    static void open() {
        latch.countDown();
    }

    /// For a user's function: runs out of memory on whichever thread calls it first.
    static long failOnFirstThread(long value) {
        synchronized (Gate.class) {
            if (unlucky == null) {
                unlucky = Thread.currentThread();
            }
        }
        if (unlucky == Thread.currentThread()) {
            throw new OutOfMemoryError("as the test wants it");
        }
        return value;
    }

    /// For a user's function: gives the value on after a moment.
    static long dawdle(long value) throws InterruptedException {
        Thread.sleep(DAWDLE_MILLIS);
        return value;
    }

    /// For a user's function: gives the value on when the gate is open.
    static long pass(long value) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody opened the gate");
        }
        return value;
    }
}
