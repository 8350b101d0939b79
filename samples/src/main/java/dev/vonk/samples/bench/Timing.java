package dev.vonk.samples.bench;

import java.util.Arrays;

/// Times of some work, in milliseconds.
final class Timing {
    private final double[] millis;
    private int count;

    Timing(int runs) {
        millis = new double[runs];
    }

    void time(ThrowingRunnable work) throws Exception {
        long start = System.nanoTime();
        work.run();
        millis[count++] = (System.nanoTime() - start) / 1e6;
    }

    /// The time that a share of the runs stays below.
    double quantile(double share) {
        var sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))];
    }

    double median() {
        return quantile(0.5);
    }

    double best() {
        return quantile(0);
    }

    /// Work that may throw.
    @FunctionalInterface
    interface ThrowingRunnable {
        void run() throws Exception;
    }
}
