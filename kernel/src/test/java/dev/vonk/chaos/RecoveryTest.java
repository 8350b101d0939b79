package dev.vonk.chaos;

import dev.vonk.DataFrame;
import dev.vonk.StorageLevel;
import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.code.UDF1;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.FaultProxy;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.type.DataTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.rand;
import static dev.vonk.Functions.udf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What a lost worker held is computed again, and no more.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RecoveryTest {
    private static final long ROWS = 20_000;

    @TempDir
    Path folder;

    private static DataFrame gated(DataFrame frame) {
        return frame.select(udf((UDF1<Long, Long>) Gate::pass, DataTypes.LongType).apply(col("id")).as("id"));
    }

    private static List<Integer> sorted(java.util.Collection<Integer> numbers) {
        return numbers.stream().sorted().toList();
    }

    @Test
    void whatTheMapStageLostIsMadeAgain() throws Exception {
        try (var crew = new Crew(folder, 3)) {
            var lost = crew.worker(1);
            crew.gateUntilLost(lost);
            crew.witness().atEndOf(0, () -> crew.drop(lost));
            Crew.assertComplete(gated(crew.rows(ROWS).repartition(6, col("k"))), ROWS);
            var held = crew.witness().firstDoneBy(lost.name(), 0);
            assertFalse(held.isEmpty());
            assertEquals(sorted(held), crew.witness().recomputed(0));
            assertEquals(held.size(), crew.witness().recomputed());
            System.out.println("recomputed after the map stage: " + held.size() + " of 12, all that were lost");
        }
    }

    @Test
    void whatWasLostOnTheWayIsMadeAgain() throws Exception {
        try (var crew = new Crew(folder, 3)) {
            var lost = crew.worker(1);
            var proxy = lost.proxy();
            proxy.rate(FaultProxy.Way.BACK, 300_000);
            var before = new long[1];
            crew.witness().atEndOf(0, () -> {
                before[0] = proxy.passed(FaultProxy.Way.BACK);
                Thread.ofVirtual().start(() -> {
                    try {
                        Wait.until("blocks are on their way", 20,
                                () -> proxy.passed(FaultProxy.Way.BACK) > before[0] + 100_000);
                        crew.drop(lost);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            });
            Crew.assertComplete(crew.rows(400_000).repartition(6, col("k")), 400_000);
            assertTrue(crew.witness().isLost(lost.name()));
            assertEquals(sorted(crew.witness().firstDoneBy(lost.name(), 0)), crew.witness().recomputed(0));
            System.out.println("recomputed after loss while fetching: " + crew.witness().recomputed());
        }
    }

    @Test
    void whatWasLostThreeStagesBackIsMadeAgain() throws Exception {
        try (var crew = new Crew(folder, 3)) {
            var lost = crew.worker(2);
            crew.gateUntilLost(lost);
            crew.witness().atEndOf(1, () -> crew.drop(lost));
            var second = crew.rows(ROWS).repartition(6, col("k")).select(col("id"), col("id").mod(97L).as("m"))
                    .repartition(5, col("m"));
            Crew.assertComplete(gated(second), ROWS);
            assertEquals(sorted(crew.witness().firstDoneBy(lost.name(), 0)), crew.witness().recomputed(0));
            assertEquals(sorted(crew.witness().firstDoneBy(lost.name(), 1)), crew.witness().recomputed(1));
            System.out.println("recomputed over three stages: " + crew.witness().recomputed(0).size() + " and "
                    + crew.witness().recomputed(1).size());
        }
    }

    @Test
    void resultsThatWereUnderWayComeOnce() throws Exception {
        for (boolean shuffled : List.of(false, true)) {
            try (var crew = new Crew(folder, 3)) {
                var lost = crew.worker(0);
                lost.proxy().rate(FaultProxy.Way.BACK, 400_000);
                var frame = crew.rows(300_000);
                var rows = (shuffled ? frame.repartition(6, col("k")) : frame).select("id").toLocalIterator();
                var seen = new HashSet<Long>();
                int count = 0;
                while (rows.hasNext()) {
                    seen.add(rows.next().getLong(0));
                    if (count++ == 10) {
                        crew.drop(lost);
                    }
                }
                assertEquals(300_000, count);
                assertEquals(300_000, seen.size());
                assertTrue(crew.witness().isLost(lost.name()));
            }
        }
    }

    @Test
    void cachedPartitionsOfOneWorkerAreMadeAgain() throws Exception {
        try (var crew = new Crew(folder, 3)) {
            var cached = crew.rows(ROWS).cache();
            Crew.assertComplete(cached, ROWS);
            Crew.assertComplete(cached, ROWS);
            long usual = crew.witness().succeeded();
            int held = loseHolder(crew);
            Crew.assertComplete(cached, ROWS);
            assertTrue(held > 0);
            assertEquals(usual + held, crew.witness().succeeded());
            System.out.println("recomputed cached partitions: " + held + " of 12, all that were lost");
        }
    }

    @Test
    void cachedPartitionsWithCopiesAreNotMadeAgain() throws Exception {
        try (var crew = new Crew(folder, 3)) {
            var caches = crew.pool().driver().caches();
            var once = crew.rows(ROWS).cache();
            Crew.assertComplete(once, ROWS);
            long bytes = caches.use(caches.ids().getFirst()).bytes();
            once.unpersist();
            var cached = crew.rows(ROWS).persist(StorageLevel.MEMORY_ONLY_2);
            Crew.assertComplete(cached, ROWS);
            long id = caches.ids().getFirst();
            Wait.until("all partitions have copies", 20, () -> caches.use(id).bytes() == 2 * bytes);
            Crew.assertComplete(cached, ROWS);
            long usual = crew.witness().succeeded();
            assertEquals(0, loseHolder(crew));
            Crew.assertComplete(cached, ROWS);
            assertEquals(usual, crew.witness().succeeded());
        }
    }

    /// @return how many partitions were nowhere else
    private static int loseHolder(Crew crew) throws InterruptedException {
        var caches = crew.pool().driver().caches();
        long id = caches.ids().getFirst();
        int present = caches.use(id).present();
        crew.drop(crew.worker(1));
        Wait.until("the loss is noticed", 20, () -> crew.witness().isLost(crew.worker(1).name()));
        return present - caches.use(id).present();
    }

    @Test
    void theSpoolOutlivesWorkers() throws Exception {
        var spool = folder.resolve("spool");
        java.nio.file.Files.createDirectories(spool);
        try (var crew = new Crew(folder, 3, SchedulerSettings.USUAL,
                Map.of("vonk.exchange.spool", spool.toString()))) {
            var lost = crew.worker(1);
            crew.gateUntilLost(lost);
            crew.witness().atEndOf(0, () -> crew.drop(lost));
            Crew.assertComplete(gated(crew.rows(ROWS).repartition(6, col("k"))), ROWS);
            assertFalse(crew.witness().firstDoneBy(lost.name(), 0).isEmpty());
            assertEquals(0, crew.witness().recomputed());
        }
    }

    /// Rows that come out otherwise each time: each number must come once and with one random number, or the query
    /// fails and says why.
    @Test
    void rowsThatDifferEachTimeAreNotMixed() throws Exception {
        var endings = new ArrayList<String>();
        for (boolean late : List.of(false, true)) {
            try (var crew = new Crew(folder, 3)) {
                var lost = crew.worker(1);
                crew.gateUntilLost(lost);
                if (late) {
                    // After part of the result is out.
                    crew.witness().at(event -> event instanceof ClusterEvent.TaskEnded ended
                            && ended.attempt().task().stage() == 2, () -> crew.drop(lost));
                    Gate.open();
                    lost.proxy().rate(FaultProxy.Way.BACK, 50_000);
                } else {
                    crew.witness().atEndOf(0, () -> crew.drop(lost));
                }
                var chosen = crew.rows(ROWS).filter(rand().lt(0.5)).repartition(6, col("k"));
                endings.add(outcome(gated(chosen.repartition(7))));
            }
        }
        System.out.println("rows that differ each time, after a loss: " + endings);
    }

    private static String outcome(DataFrame frame) {
        try {
            var rows = frame.collectAsList().stream().map(row -> row.getLong(0)).toList();
            assertEquals(rows.size(), new HashSet<>(rows).size(), "numbers that came twice");
            assertTrue(rows.size() > ROWS * 0.45 && rows.size() < ROWS * 0.55, rows.size() + " rows");
            return "all rows of one choice";
        } catch (DataException e) {
            assertTrue(e.getMessage().contains("gives other rows each time"), e.getMessage());
            return "a clear error";
        }
    }
}
