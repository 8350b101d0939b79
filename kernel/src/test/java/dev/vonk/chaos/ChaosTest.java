package dev.vonk.chaos;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.worker.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Signals at random moments while questions are asked: all answers are right, nothing hangs, nothing is left behind.
/// `-Dchaos.queries=200` asks for longer, `-Dchaos.seed=7` at other moments.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ChaosTest {
    private static final int QUERIES = Integer.getInteger("chaos.queries", 25);
    private static final int SEED = Integer.getInteger("chaos.seed", 1);
    private static final long ROWS = 60_000;

    @TempDir
    Path folder;

    @Test
    void questionsAreAnsweredWhileWorkersDie() throws Exception {
        long begin = System.nanoTime();
        var random = new Random(SEED);
        var patient = SchedulerSettings.USUAL.withMaxTaskFailures(100).withMaxStageAttempts(100).withExcludeAfter(0)
                .withGraceNanos(60_000_000_000L);
        int lost;
        try (var machine = new Machine(folder, 3, 96L << 20, patient, Map.of("spark.sql.shuffle.partitions", "5"));
                var trouble = new Trouble(new Random(SEED))) {
            for (int i = 0; i < QUERIES; i++) {
                int question = random.nextInt(5);
                CompletableFuture.runAsync(() -> ask(machine, question)).get(120, TimeUnit.SECONDS);
            }
            trouble.close();
            lost = machine.losses();
            System.out.println("chaos: " + QUERIES + " right answers in " + (System.nanoTime() - begin) / 1_000_000
                    + " ms; " + trouble + "; " + lost + " workers lost, "
                    + machine.witness().all(ClusterEvent.Recomputing.class).stream()
                            .mapToInt(event -> event.partitions().size()).sum()
                    + " tasks computed again");
        }
        assertTrue(QUERIES < 25 || lost > 0, "nothing happened");
        assertEquals(List.of(), Machine.processes());
        assertEmpty(folder);
    }

    private static void ask(Machine machine, int question) {
        var rows = machine.spark().range(0, ROWS, 1, 9).toDF().select(col("id"), col("id").mod(97L).as("k"));
        switch (question) {
            case 0 -> Crew.assertComplete(rows.repartition(6, col("k")), ROWS);
            case 1 -> assertEquals(97, rows.groupBy("k").agg(sum(col("id")).as("s")).count());
            case 2 -> {
                var small = machine.spark().range(97).toDF().select(col("id").as("k"), col("id").as("v"));
                var row = rows.repartition(4, col("id")).join(small.repartition(3, col("k")), "k")
                        .agg(count(lit(1)), sum(col("v").minus(col("k")))).collect()[0];
                assertEquals(ROWS, row.getLong(0));
                assertEquals(0, row.getLong(1));
            }
            case 3 -> {
                var sorted = rows.repartition(5, col("k")).orderBy(col("id").desc()).select("id").collectAsList();
                assertEquals(ROWS, sorted.size());
                for (int i = 0; i < ROWS; i++) {
                    assertEquals(ROWS - 1 - i, sorted.get(i).getLong(0));
                }
            }
            default -> {
                var cached = rows.cache();
                Crew.assertComplete(cached, ROWS);
                Crew.assertComplete(cached.repartition(3, col("k")), ROWS);
                cached.unpersist();
            }
        }
    }

    private static void assertEmpty(Path folder) throws IOException {
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /// Sends signals to worker processes.
    private static final class Trouble implements AutoCloseable {
        private final Thread thread;
        private volatile boolean closed;
        private int kills;
        private int stops;
        private int terms;

        Trouble(Random random) {
            thread = Thread.ofPlatform().daemon().start(() -> run(random));
        }

        private void run(Random random) {
            try {
                while (!closed) {
                    Thread.sleep(1000 + random.nextInt(2000));
                    var processes = Machine.processes();
                    if (processes.size() < 2) {
                        continue;
                    }
                    var victim = processes.get(random.nextInt(processes.size()));
                    switch (random.nextInt(5)) {
                        case 0, 1 -> {
                            Machine.signal(victim, "KILL");
                            kills++;
                        }
                        case 2 -> {
                            Machine.signal(victim, "TERM");
                            terms++;
                        }
                        default -> {
                            // Sometimes too short to be noticed.
                            Machine.signal(victim, "STOP");
                            stops++;
                            Thread.sleep(random.nextInt(2500));
                            Machine.signal(victim, "CONT");
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
        }

        @Override
        public String toString() {
            return kills + " SIGKILL, " + stops + " SIGSTOP and SIGCONT, " + terms + " SIGTERM";
        }
    }

    @Test
    void workersOfADriverThatIsKilledEnd() throws Exception {
        var log = folder.resolve("driver.log");
        var driver = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-Dkryo.unsafe=false", "-cp", System.getProperty("java.class.path"), ChaosDriver.class.getName(),
                folder.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            Wait.until("the driver works", 60, () -> read(log).contains("answered"));
            var workers = driver.descendants().toList();
            assertEquals(2, workers.size());
            driver.destroyForcibly();
            long millis = Wait.until("the workers have ended", 30,
                    () -> workers.stream().noneMatch(ProcessHandle::isAlive));
            System.out.println("the workers of a killed driver ended after " + millis + " ms");
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
        WorkFolder.removeLeftovers(folder);
        Files.delete(log);
        assertEmpty(folder);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
