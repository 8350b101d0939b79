package dev.vonk.chaos;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.code.UDF1;
import dev.vonk.runtime.net.FaultProxy;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.type.DataTypes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.udf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Workers that leave as they should, come late, are slow, or come again.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MembershipTest {
    private static final long ROWS = 20_000;

    @TempDir
    Path folder;

    @Test
    void aWorkerThatLeavesInTheMapStageCostsNothing() throws Exception {
        try (var crew = new Crew(folder, 3)) {
            var leaver = crew.worker(1);
            crew.witness().at(event -> event instanceof ClusterEvent.TaskEnded ended
                    && ended.worker().equals(leaver.name()), leaver::drain);
            Crew.assertComplete(crew.rows(ROWS).repartition(6, col("k")), ROWS);
            assertEquals(0, crew.witness().recomputed());
            assertEquals(List.of(), crew.witness().failures());
            assertFalse(crew.witness().firstDoneBy(leaver.name(), 0).isEmpty());
            assertTrue(leaver.node().awaitLeave(10_000), "it may leave");
        }
    }

    @Test
    void aWorkerThatLeavesHandsItsCachedPartitionsOver() throws Exception {
        for (boolean busy : List.of(true, false)) {
            try (var crew = new Crew(folder, 3)) {
                var cached = crew.rows(ROWS).cache();
                Crew.assertComplete(cached, ROWS);
                Crew.assertComplete(cached, ROWS);
                long usual = crew.witness().succeeded();
                var leaver = crew.worker(1);
                if (busy) {
                    crew.witness().at(event -> event instanceof ClusterEvent.TaskStarted, leaver::drain);
                    Crew.assertComplete(cached, ROWS);
                } else {
                    leaver.drain();
                }
                assertTrue(leaver.node().awaitLeave(10_000), "it may leave");
                leaver.proxy().close();
                Crew.assertComplete(cached, ROWS);
                assertEquals(usual, crew.witness().succeeded(), busy ? "left during a job" : "left between jobs");
                assertEquals(0, crew.witness().recomputed());
                assertEquals(List.of(), crew.witness().failures());
            }
        }
    }

    @Test
    void aWorkerThatComesLateGetsTasks() throws Exception {
        try (var crew = new Crew(folder, 2)) {
            Gate.shut();
            var answer = CompletableFuture.runAsync(() -> Crew.assertComplete(crew.rows(ROWS).select(
                    udf((UDF1<Long, Long>) Gate::pass, DataTypes.LongType).apply(col("id")).as("id"),
                    col("k")).repartition(6, col("k")), ROWS));
            Wait.until("the first task has begun", 20,
                    () -> !crew.witness().all(ClusterEvent.TaskStarted.class).isEmpty());
            var late = crew.pool().add(1, 64L << 20);
            crew.awaitWorkers(3);
            Gate.open();
            answer.get(30, TimeUnit.SECONDS);
            assertFalse(crew.witness().firstDoneBy(late.name(), 0).isEmpty());
        }
    }

    /// What a worker tells after it was given up does not count, and it comes again under another name.
    @Test
    void aWorkerThatWasCutOffForTooLongComesAgain() throws Exception {
        try (var crew = new Crew(folder, 2)) {
            var cut = crew.worker(1);
            Gate.shut();
            var answer = CompletableFuture.runAsync(() -> Crew.assertComplete(crew.rows(ROWS).select(
                    udf((UDF1<Long, Long>) Gate::pass, DataTypes.LongType).apply(col("id")).as("id"),
                    col("k")).repartition(6, col("k")), ROWS));
            Wait.until("both work", 20, () -> crew.witness().all(ClusterEvent.TaskStarted.class).size() == 2);
            cut.proxy().blackhole(FaultProxy.Way.FORTH);
            cut.proxy().blackhole(FaultProxy.Way.BACK);
            long millis = Wait.until("it is given up", 20, () -> crew.witness().isLost(cut.name()));
            cut.proxy().heal();
            Gate.open();
            answer.get(30, TimeUnit.SECONDS);
            Wait.until("it comes again", 20, () -> crew.witness().all(ClusterEvent.WorkerJoined.class).stream()
                    .anyMatch(event -> event.worker().equals(cut.name() + ".1")));
            Crew.assertComplete(crew.rows(ROWS), ROWS);
            System.out.println("a silent worker was given up after " + millis + " ms, patience 2000 ms");
        }
    }

    /// Two tries at a task run side by side, and their rows arrive by turns. After a shuffle the fast worker waits for
    /// the slow one's blocks, so that a second try is not certain there.
    @Test
    void aSlowWorkersTasksRunTwiceAndCountOnce() throws Exception {
        var eager = SchedulerSettings.USUAL.withSpeculation(new SchedulerSettings.Speculation(0.1, 1.2));
        for (boolean shuffled : List.of(false, true)) {
            try (var crew = new Crew(folder, 2, eager, Map.of())) {
                crew.worker(0).proxy().rate(FaultProxy.Way.BACK, 150_000);
                crew.worker(1).proxy().rate(FaultProxy.Way.BACK, 600_000);
                int many = shuffled ? 60_000 : 300_000;
                var frame = crew.rows(many);
                var rows = (shuffled ? frame.repartition(6, col("k")) : frame).select("id").collectAsList();
                var numbers = new HashSet<Long>();
                rows.forEach(row -> numbers.add(row.getLong(0)));
                assertEquals(many, rows.size(), "shuffled " + shuffled);
                assertEquals(many, numbers.size(), "shuffled " + shuffled);
                int twice = crew.witness().startedTwice();
                System.out.println("tasks that ran twice at a time: " + twice);
                assertTrue(shuffled || twice > 0);
            }
        }
    }

    @Test
    void aWorkerOnWhichTasksFailGetsNoMoreOfThem() throws Exception {
        try (var crew = new Crew(folder, 2, SchedulerSettings.USUAL.withMaxTaskFailures(20), Map.of())) {
            Crew.assertComplete(crew.rows(ROWS).select(udf((UDF1<Long, Long>) Gate::failOnFirstThread,
                    DataTypes.LongType).apply(col("id")).as("id")), ROWS);
            assertEquals(1, crew.witness().all(ClusterEvent.WorkerExcluded.class).size());
        }
    }
}
