package dev.vonk.differential;

import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.query.QueryEngine;
import dev.vonk.runtime.net.FaultProxy;
import dev.vonk.runtime.pool.TestPool;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same questions where worker processes answer them.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PoolAnswersTest {
    private static Session pool(int workers) {
        return Session.builder().master("local-cluster[" + workers + "]").config("spark.executor.memory", "128m")
                .config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", 3)
                .config("spark.task.maxFailures", 20).config("spark.stage.maxConsecutiveAttempts", 20).create();
    }

    @Test
    void twoWorkers() throws Exception {
        try (var spark = pool(2)) {
            Answers.assertEqualToDuckDb(spark, 300, 80, 3);
        }
    }

    @Test
    void threeWorkersThatAreKilled() throws Exception {
        try (var spark = pool(3); var _ = new Killer(new Random(7))) {
            Answers.assertEqualToDuckDb(spark, 300, 80, 3);
        }
    }

    @Test
    void threeWorkersWithSlowAndBreakingConnections(@TempDir Path folder) throws Exception {
        var patient = SchedulerSettings.USUAL.withMaxTaskFailures(50).withMaxStageAttempts(50).withExcludeAfter(0);
        try (var pool = new TestPool(folder, 3, patient)) {
            for (int i = 0; i < 3; i++) {
                pool.add(1, 128L << 20);
            }
            var settings = new ConcurrentHashMap<>(
                    Map.of("spark.sql.session.timeZone", "UTC", "spark.sql.shuffle.partitions", "3"));
            try (var spark = Sessions.over(new QueryEngine(pool.driver(), settings), settings);
                    var _ = new Breaker(pool, new Random(11))) {
                Answers.assertEqualToDuckDb(spark, 300, 80, 3);
            }
        }
    }

    /// Slows connections to workers down and breaks them.
    private static final class Breaker implements AutoCloseable {
        private final Thread thread;
        private volatile boolean closed;
        private final AtomicInteger broken = new AtomicInteger();

        Breaker(TestPool pool, Random random) {
            thread = Thread.ofPlatform().daemon().start(() -> run(pool, random));
        }

        private void run(TestPool pool, Random random) {
            try {
                while (!closed) {
                    Thread.sleep(200 + random.nextInt(600));
                    var proxy = pool.workers().get(random.nextInt(3)).proxy();
                    switch (random.nextInt(3)) {
                        case 0 -> proxy.delay(FaultProxy.Way.values()[random.nextInt(2)], random.nextInt(30));
                        case 1 -> proxy.heal();
                        default -> {
                            proxy.reset();
                            broken.incrementAndGet();
                        }
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join(10_000);
            System.out.println("broke the connections of a worker " + broken + " times");
        }
    }

    /// Kills a worker of this process now and then.
    private static final class Killer implements AutoCloseable {
        private static final long PAUSE_MILLIS = 2500;

        private final Thread thread;
        private volatile boolean closed;
        private final AtomicInteger killed = new AtomicInteger();

        Killer(Random random) {
            thread = Thread.ofPlatform().daemon().start(() -> run(random));
        }

        private void run(Random random) {
            try {
                while (!closed) {
                    Thread.sleep(PAUSE_MILLIS + random.nextInt(1500));
                    var workers = workers();
                    if (workers.size() > 1) {
                        workers.get(random.nextInt(workers.size())).destroyForcibly();
                        killed.incrementAndGet();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static List<ProcessHandle> workers() {
            return ProcessHandle.current().children()
                    .filter(child -> child.info().command().orElse("").endsWith("java"))
                    .toList();
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join(10_000);
            System.out.println("killed " + killed + " workers");
        }
    }
}
