package dev.vonk.chaos;

import java.util.function.BooleanSupplier;

/// Waiting that ends.
final class Wait {
    private static final long PAUSE_MILLIS = 5;

    private Wait() {
    }

    /// @return milliseconds it took
    static long until(String what, long seconds, BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        long deadline = begin + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + seconds + " s in vain until " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
