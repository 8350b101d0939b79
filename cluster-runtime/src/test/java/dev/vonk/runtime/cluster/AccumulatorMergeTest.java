package dev.vonk.runtime.cluster;

import dev.vonk.runtime.code.LongAccumulator;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.range.RangeSource;
import dev.vonk.runtime.stage.TaskFailure;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Which tries at a task count. The job: stage 0 with two tasks, whose output stage 1 reads with one.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AccumulatorMergeTest {
    private final FakeWorkers workers = new FakeWorkers();
    private final Driver driver = new Driver(workers, SchedulerSettings.USUAL);
    private final LongAccumulator sum = new LongAccumulator();

    @AfterEach
    void close() {
        driver.close();
    }

    private long start() {
        driver.register(sum, "sum");
        workers.events().joined("w1", 2);
        workers.events().joined("w2", 2);
        var source = new RangeSource(0, 10, 1, 2);
        var scan = new PhysicalPlan.Scan(source, new ScanRequest(List.of(0), List.of(), 2), source.schema(), Map.of());
        var job = driver.run(new PhysicalPlan.Exchange(scan, new Partitioning.Single()), "test",
                driver.settings(new EvaluationContext(ZoneOffset.UTC)));
        return job.progress().job();
    }

    private boolean isDone(long job) {
        return driver.jobs().stream()
                .anyMatch(each -> each.job() == job && each.state() == JobProgress.State.SUCCEEDED);
    }

    @Test
    void eachTaskCountsOnceAndBeforeTheJobEnds() {
        long job = start();
        workers.succeed(job, 0, 0, sum.id(), 10);
        assertEquals(10, sum.value());
        workers.succeed(job, 0, 1, sum.id(), 100);
        workers.succeed(job, 1, 0, sum.id(), 1000);
        assertTrue(isDone(job));
        assertEquals(1110, sum.value());
        assertEquals(3, sum.count());
    }

    @Test
    void triesThatFailDoNotCount() {
        long job = start();
        workers.fail(job, 0, 0, new TaskFailure.LostWorker("w1", "gone"), sum.id(), 7);
        workers.succeed(job, 0, 0, sum.id(), 10);
        workers.succeed(job, 0, 1, sum.id(), 100);
        workers.succeed(job, 1, 0, sum.id(), 1000);
        assertTrue(isDone(job));
        assertEquals(1110, sum.value());
    }

    @Test
    void aReportThatComesTwiceCountsOnce() {
        long job = start();
        var attempt = workers.succeed(job, 0, 0, sum.id(), 10);
        workers.succeedAgain(attempt, sum.id(), 10);
        assertEquals(10, sum.value());
    }

    @Test
    void whatIsComputedAgainAfterALossCountsOnce() {
        long job = start();
        var first = workers.find(job, 0, 0);
        var worker = assertNotNullWorker(workers.running.get(first));
        workers.succeed(job, 0, 0, sum.id(), 10);
        workers.events().lost(worker, "killed");
        workers.running.values().removeIf(worker::equals);
        workers.succeed(job, 0, 0, sum.id(), 10);
        workers.succeed(job, 0, 1, sum.id(), 100);
        workers.succeed(job, 1, 0, sum.id(), 1000);
        assertTrue(isDone(job));
        assertEquals(1110, sum.value());
    }

    private static String assertNotNullWorker(@org.jspecify.annotations.Nullable String worker) {
        assertNotNull(worker);
        return worker;
    }

    @Test
    void anAnswerOfALostWorkerDoesNotCount() {
        long job = start();
        var first = workers.find(job, 0, 0);
        workers.events().lost(assertNotNullWorker(workers.running.remove(first)), "silent");
        workers.succeedAgain(first, sum.id(), 10);
        assertEquals(0, sum.value());
        workers.succeed(job, 0, 0, sum.id(), 10);
        assertEquals(10, sum.value());
    }

    @Test
    void ofTwoTriesAtATimeTheFirstCounts() {
        var settings = SchedulerSettings.USUAL.withSpeculation(new SchedulerSettings.Speculation(0.5, 1.0));
        var others = new FakeWorkers();
        try (var speculating = new Driver(others, settings)) {
            speculating.register(sum, "sum");
            others.events().joined("w1", 2);
            others.events().joined("w2", 2);
            var source = new RangeSource(0, 10, 1, 2);
            var scan = new PhysicalPlan.Scan(source, new ScanRequest(List.of(0), List.of(), 2), source.schema(),
                    Map.of());
            long job = speculating.run(scan, "test", speculating.settings(new EvaluationContext(ZoneOffset.UTC)))
                    .progress().job();
            var slow = others.find(job, 0, 1);
            others.succeed(job, 0, 0, sum.id(), 10);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (others.find(job, 0, 1).equals(slow)) {
                assertTrue(System.nanoTime() < deadline, "no second try");
                Thread.onSpinWait();
            }
            var fast = others.succeed(job, 0, 1, sum.id(), 100);
            assertEquals(List.of(slow), others.killed, fast.toString());
            others.succeedAgain(slow, sum.id(), 100);
            assertEquals(110, sum.value());
        }
    }

    @Test
    void twoAccumulatorsHaveTwoNumbersAndOneHasOne() {
        start();
        assertEquals("ACCUMULATOR_REGISTERED",
                assertThrows(DataException.class, () -> driver.register(sum, "again")).condition());
    }
}
