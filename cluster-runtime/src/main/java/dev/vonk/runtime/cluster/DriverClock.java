package dev.vonk.runtime.cluster;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Tells a driver ten times a second that time has passed.
final class DriverClock implements AutoCloseable {
    private static final long PERIOD_MILLIS = 100;

    private final Runnable tick;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("vonk-driver-clock").factory());

    DriverClock(Runnable tick) {
        this.tick = tick;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
