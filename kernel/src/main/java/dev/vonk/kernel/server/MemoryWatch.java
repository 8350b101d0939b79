package dev.vonk.kernel.server;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/// Notices that a kernel is as good as dead: cells hold nearly all of the memory, and nearly all of the time goes into
/// looking for the rest. Such a kernel would neither go on nor end.
final class MemoryWatch implements Runnable {
    private static final long MILLIS_BETWEEN_LOOKS = 1_000;
    private static final int LOOKS = 3;
    private static final double MOST_TIME = 0.8;
    private static final double MOST_MEMORY = 0.8;

    private final GarbageCollectorMXBean[] collectors = ManagementFactory.getGarbageCollectorMXBeans()
            .toArray(GarbageCollectorMXBean[]::new);
    private final Runnable starved;

    private MemoryWatch(Runnable starved) {
        this.starved = starved;
    }

    /// @param starved is run on the watch's thread; it should need no memory
    static void start(Runnable starved) {
        Thread.ofPlatform().name("kernel-memory").daemon().start(new MemoryWatch(starved));
    }

    /// Makes no objects on its way: there is no room for them when it matters.
    @Override
    public void run() {
        int bad = 0;
        long millis = millisOfCollecting();
        long looked = System.nanoTime();
        while (bad < LOOKS) {
            try {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException ended) {
                return;
            }
            long now = System.nanoTime();
            long nowMillis = millisOfCollecting();
            double share = (nowMillis - millis) / (double) Math.max(1, TimeUnit.NANOSECONDS.toMillis(now - looked));
            bad = share >= MOST_TIME && isFull() ? bad + 1 : 0;
            millis = nowMillis;
            looked = now;
        }
        starved.run();
    }

    private long millisOfCollecting() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return millis;
    }

    private static boolean isFull() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() >= MOST_MEMORY * runtime.maxMemory();
    }
}
