package dev.vonk.chaos;

import dev.vonk.DataFrame;
import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.code.UDF1;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.type.DataTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.udf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What signals do to worker processes, and how soon that is noticed.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SignalTest {
    private static final long ROWS = 12_000;
    private static final long GENEROUS = 10;

    @TempDir
    static Path folder;
    private static Machine machine;

    @BeforeAll
    static void start() throws Exception {
        machine = new Machine(folder, 2, 96L << 20, SchedulerSettings.USUAL.withMaxTaskFailures(8)
                .withMaxStageAttempts(8), Map.of());
    }

    @AfterAll
    static void end() throws IOException {
        machine.close();
        assertEquals(List.of(), Machine.processes());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @BeforeEach
    void all() throws InterruptedException {
        machine.awaitAll();
    }

    /// Each task takes a moment.
    private static DataFrame slow(int tasks, long millis) {
        long each = ROWS / tasks;
        return machine.spark().range(0, ROWS, 1, tasks).toDF().select(udf((UDF1<Long, Long>) id -> {
            if (id % each == 0) {
                Thread.sleep(millis);
            }
            return id;
        }, DataTypes.LongType).apply(col("id")).as("id"));
    }

    private static CompletableFuture<Void> answer(DataFrame frame) {
        return CompletableFuture.runAsync(() -> Crew.assertComplete(frame, ROWS));
    }

    private static void awaitTasks() throws InterruptedException {
        int before = machine.witness().all(ClusterEvent.TaskStarted.class).size();
        Wait.until("both workers have a task", 20,
                () -> machine.witness().all(ClusterEvent.TaskStarted.class).size() >= before + 2);
    }

    @Test
    void aKilledProcessIsNoticedAtOnce() throws Exception {
        int before = machine.losses();
        var answer = answer(slow(6, 300).repartition(3, col("id")));
        awaitTasks();
        Machine.signal(Machine.processes().getFirst(), "KILL");
        var loss = machine.awaitLoss(before);
        answer.get(60, TimeUnit.SECONDS);
        System.out.println("SIGKILL was noticed after " + loss.millis() + " ms: " + loss.event().reason());
        assertTrue(loss.event().reason().contains("was killed (SIGKILL)"), loss.event().reason());
        assertTrue(loss.millis() < 1000 * GENEROUS, loss.millis() + " ms");
    }

    /// What the process says when it goes on is of no account: its connections are closed, and it joins again.
    @Test
    void aStoppedProcessIsNoticedWhenItIsSilentTooLong() throws Exception {
        int before = machine.losses();
        var answer = answer(slow(6, 300).repartition(3, col("id")));
        awaitTasks();
        var stopped = Machine.processes().getFirst();
        Machine.signal(stopped, "STOP");
        var loss = machine.awaitLoss(before);
        answer.get(60, TimeUnit.SECONDS);
        System.out.println("SIGSTOP was noticed after " + loss.millis() + " ms, patience "
                + Machine.DEAD_AFTER.toMillis() + " ms: " + loss.event().reason());
        assertTrue(loss.millis() < Machine.DEAD_AFTER.toMillis() + 1000 * GENEROUS, loss.millis() + " ms");
        Machine.signal(stopped, "CONT");
        machine.awaitAll();
        answer(slow(2, 1)).get(60, TimeUnit.SECONDS);
    }

    @Test
    void aBusyProcessIsNotTakenForADeadOne() throws Exception {
        int before = machine.losses();
        long nanos = 3 * Machine.DEAD_AFTER.toNanos();
        var spinning = machine.spark().range(0, 2, 1, 2).toDF().select(udf((UDF1<Long, Long>) id -> {
            long end = System.nanoTime() + nanos;
            long turns = 0;
            while (System.nanoTime() < end) {
                turns++;
            }
            return turns > 0 ? id : -1;
        }, DataTypes.LongType).apply(col("id")).as("id"));
        Crew.assertComplete(spinning, 2);
        assertEquals(before, machine.losses());
        assertEquals(List.of(), machine.witness().failures());
    }

    @Test
    void aProcessThatIsAskedToEndFinishesItsWork() throws Exception {
        int before = machine.losses();
        var answer = answer(slow(8, 200).repartition(3, col("id")));
        awaitTasks();
        var asked = Machine.processes().getFirst();
        Machine.signal(asked, "TERM");
        answer.get(60, TimeUnit.SECONDS);
        assertEquals(0, machine.witness().recomputed());
        assertEquals(List.of(), machine.witness().failures());
        var loss = machine.awaitLoss(before);
        System.out.println("SIGTERM: left with " + loss.event().reason());
        asked.onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    void killsAtAwkwardMomentsCostNothingButTime() throws Exception {
        for (boolean all : List.of(false, true)) {
            // With no task under way.
            machine.awaitAll();
            kill(all);
            answer(slow(4, 10).repartition(3, col("id"))).get(60, TimeUnit.SECONDS);
            // While tasks are launched.
            machine.awaitAll();
            machine.witness().at(event -> event instanceof ClusterEvent.TaskStarted, () -> kill(all));
            answer(slow(4, 10).repartition(3, col("id"))).get(60, TimeUnit.SECONDS);
            // While the result comes.
            machine.awaitAll();
            var rows = slow(6, 100).toLocalIterator();
            long sum = rows.next().getLong(0);
            kill(all);
            while (rows.hasNext()) {
                sum += rows.next().getLong(0);
            }
            assertEquals(ROWS * (ROWS - 1) / 2, sum);
        }
    }

    private static void kill(boolean all) {
        Machine.processes().stream().limit(all ? 2 : 1).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aJobWithoutWorkersEndsAndSaysHowTheyDied(@TempDir Path other) throws Exception {
        var others = Machine.processes();
        try (var doomed = new Machine(other, 1, 96L << 20, SchedulerSettings.USUAL.withGraceNanos(1_000_000_000L),
                Map.of())) {
            var name = doomed.cluster().workers().getFirst().name();
            var answer = CompletableFuture.runAsync(() -> Crew.assertComplete(doomed.spark().range(9).toDF(), 9));
            answer.get(60, TimeUnit.SECONDS);
            var late = Thread.ofVirtual().start(() -> killAgainAndAgain(doomed, others));
            var message = assertThrows(DataException.class, () -> Crew.assertComplete(doomed.spark().range(9).toDF()
                    .select(udf((UDF1<Long, Long>) SignalTest::linger, DataTypes.LongType).apply(col("id")).as("id")),
                    9))
                    .getMessage();
            late.join(java.time.Duration.ofSeconds(10));
            System.out.println("all workers killed: " + message);
            assertTrue(message.contains("worker " + name + " was lost: process "), message);
            assertTrue(message.contains("was killed (SIGKILL)"), message);
            assertFalse(message.contains("Exception"), message);
        }
    }

    static long linger(long id) throws InterruptedException {
        Thread.sleep(20_000);
        return id;
    }

    /// Kills whatever worker process there is besides `others`, until the second job has ended.
    private static void killAgainAndAgain(Machine doomed, List<ProcessHandle> others) {
        try {
            Wait.until("all its jobs have ended", 60, () -> {
                Machine.processes().stream().filter(process -> !others.contains(process))
                        .forEach(ProcessHandle::destroyForcibly);
                return doomed.cluster().jobs().size() == 2
                        && doomed.cluster().jobs().getLast().state() == JobProgress.State.FAILED;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
