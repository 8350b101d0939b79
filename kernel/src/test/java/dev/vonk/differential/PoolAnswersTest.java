package dev.vonk.differential;

import dev.vonk.Session;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    /// Kills a worker of this process now and then.
    private static final class Killer implements AutoCloseable {
        private static final long PAUSE_MILLIS = 2500;

        private final Thread thread;
        private volatile boolean closed;
        private volatile int killed;

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
                        killed++;
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
