package dev.vonk.kernel.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Gathers what is told, and waits for it.
public final class Watch<T> implements Consumer<T> {
    private static final long PATIENCE_SECONDS = 60;

    private final List<T> told = new ArrayList<>();

    @Override
    public synchronized void accept(T news) {
        told.add(news);
        notifyAll();
    }

    /// Everything so far.
    public synchronized List<T> told() {
        return List.copyOf(told);
    }

    /// Waits for news like that, now or earlier.
    public synchronized T await(Predicate<T> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            var found = told.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not told: " + told);
            }
            wait(left);
        }
    }
}
