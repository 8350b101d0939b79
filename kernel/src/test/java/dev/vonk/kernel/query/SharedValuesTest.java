package dev.vonk.kernel.query;

import dev.vonk.Dataset;
import dev.vonk.Session;
import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.CollectionAccumulator;
import dev.vonk.runtime.code.TaskContext;
import dev.vonk.runtime.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Values that functions share with the program, on threads of this process and on worker processes.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SharedValuesTest {
    private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();
    private static final String HERE = "local[2]";
    private static final String THERE = "local-cluster[2, 2]";

    private static Session session(String master) {
        return SESSIONS.computeIfAbsent(master, name -> Session.builder().master(name)
                .config("spark.executor.memory", "640m").config("spark.sql.session.timeZone", "UTC").create());
    }

    @AfterAll
    static void stop() {
        SESSIONS.values().forEach(Session::stop);
    }

    private static Dataset<Long> numbers(Session spark, long end) {
        return spark.range(0, end, 1, 8);
    }

    private record Rate(String name, double value) implements Serializable {}

    /// A value that tells when it is made of bytes.
    private static final class Made implements Serializable {
        private final List<String> content = new ArrayList<>(List.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void aBroadcastIsReadByFunctions(String master) {
        var spark = session(master);
        Broadcast<Map<Long, Rate>> rates = spark
                .broadcast(Map.of(0L, new Rate("zero", 0.5), 1L, new Rate("one", 1.5)));
        var names = numbers(spark, 4)
                .map(n -> rates.value().getOrDefault(n, new Rate("other", 0)).name() + n, String.class).collectAsList();
        assertEquals(List.of("zero0", "one1", "other2", "other3"), names);
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void aWorkerHasOneObjectForAllTasksAndJobs(String master) {
        var spark = session(master);
        var made = spark.broadcast(new Made());
        var seen = new HashSet<String>();
        var processes = new HashSet<String>();
        for (int job = 0; job < 3; job++) {
            for (var line : numbers(spark, 64).map(
                    _ -> ProcessHandle.current().pid() + " " + System.identityHashCode(made.value().content),
                    String.class).collectAsList()) {
                seen.add(line);
                processes.add(line.split(" ")[0]);
            }
        }
        assertEquals(processes.size(), seen.size(), seen.toString());
        assertEquals(master.equals(HERE), processes.contains(String.valueOf(ProcessHandle.current().pid())));
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void aBroadcastComesAgainAfterUnpersistAndNotAfterDestroy(String master) {
        var spark = session(master);
        var word = spark.broadcast(List.of("word"));
        var words = numbers(spark, 8).map(_ -> word.value().getFirst(), String.class);
        assertEquals(8, words.collectAsList().size());
        word.unpersist();
        assertEquals(8, words.collectAsList().size());
        word.destroy();
        assertFalse(word.isValid());
        var error = assertThrows(DataException.class, words::collectAsList);
        assertEquals("BROADCAST_DESTROYED", condition(error), error.getMessage());
        assertTrue(
                error.getMessage().contains("Broadcast " + word.id() + " was destroyed at SharedValuesTest.java line"),
                error.getMessage());
        assertEquals("BROADCAST_DESTROYED", condition(assertThrows(DataException.class, word::value)));
    }

    private static String condition(DataException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataException known && known.condition().startsWith("BROADCAST")) {
                return known.condition();
            }
        }
        return error.condition();
    }

    @ParameterizedTest
    @ValueSource(strings = THERE)
    void whatCannotTravelIsToldWhenItIsBroadcast(String master) {
        var spark = session(master);
        var error = assertThrows(DataException.class, () -> spark.broadcast(Map.of("thread", new Thread())));
        assertEquals("NOT_SERIALIZABLE", error.condition());
    }

    @ParameterizedTest
    @ValueSource(strings = THERE)
    void aLargeBroadcastArrivesWhole(String master) throws InterruptedException {
        var spark = session(master);
        var bytes = new byte[100 << 20];
        for (int i = 0; i < bytes.length; i += 1000) {
            bytes[i] = (byte) (i / 1000);
        }
        numbers(spark, 8).map(n -> n, Long.class).collectAsList();
        long begin = System.nanoTime();
        var large = spark.broadcast(bytes);
        System.out.println("100 MB packed: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        int expected = Arrays.hashCode(bytes);
        var sums = numbers(spark, 8).map(_ -> Arrays.hashCode(large.value()), Integer.class).collectAsList();
        System.out.println("100 MB to workers: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        assertEquals(List.of(expected), sums.stream().distinct().toList());
        awaitMemory(spark, used -> used >= 200L << 20);
        large.destroy();
        awaitMemory(spark, used -> used < 100L << 20);
    }

    /// Workers tell a few times a second how much memory they use.
    private static void awaitMemory(Session spark, LongPredicate wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!spark.workers().stream().allMatch(worker -> wanted.test(worker.memoryUsed()))) {
            assertTrue(System.nanoTime() < deadline, spark.workers().toString());
            Thread.sleep(50);
        }
    }

    /// The driver serves two at a time, so others have it from workers.
    @org.junit.jupiter.api.Test
    void workersHaveBroadcastsFromWorkers() {
        try (var spark = Session.builder().master("local-cluster[4]").config("spark.executor.memory", "128m")
                .create()) {
            var bytes = new byte[9 << 20];
            new java.util.Random(1).nextBytes(bytes);
            var value = spark.broadcast(bytes);
            int expected = Arrays.hashCode(bytes);
            for (int round = 0; round < 2; round++) {
                var lines = spark.range(0, 4, 1, 4).map(_ -> {
                    Thread.sleep(500);
                    return ProcessHandle.current().pid() + " " + Arrays.hashCode(value.value());
                }, String.class).collectAsList();
                assertEquals(4, new HashSet<>(lines).size(), lines.toString());
                assertTrue(lines.stream().allMatch(line -> line.endsWith(" " + expected)), lines.toString());
                value.unpersist();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void accumulatorsAddUp(String master) {
        var spark = session(master);
        var sum = spark.longAccumulator("sum");
        var halves = spark.doubleAccumulator("halves");
        CollectionAccumulator<Rate> odd = spark.collectionAccumulator("odd");
        numbers(spark, 1000).foreach(n -> {
            sum.add(n);
            halves.add(n / 2.0);
            if (n % 100 == 7) {
                odd.add(new Rate("r" + n, n));
            }
        });
        assertEquals(499_500, sum.value());
        assertEquals(1000, sum.count());
        assertEquals(499.5, sum.avg());
        assertEquals(249_750.0, halves.value());
        assertEquals(new TreeSet<>(LongStream.range(0, 10).mapToObj(i -> "r" + (i * 100 + 7)).toList()),
                new TreeSet<>(odd.value().stream().map(Rate::name).toList()));
        sum.reset();
        assertTrue(sum.isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void aFunctionSeesWhatItsOwnTaskAdded(String master) {
        var spark = session(master);
        var rows = spark.longAccumulator("rows");
        rows.add(5000);
        var seen = numbers(spark, 800).mapPartitions(all -> {
            long last = 0;
            while (all.hasNext()) {
                all.next();
                rows.add(1);
                last = rows.value();
            }
            return List.of(last).iterator();
        }, Long.class).collectAsList();
        assertEquals(800, seen.stream().mapToLong(n -> n).sum());
        assertEquals(5800, rows.value());
    }

    /// One of the user's own.
    static final class Longest extends AccumulatorV2<String, String> {
        private String longest = "";
        private long added;

        @Override
        public boolean isZero() {
            return longest.isEmpty();
        }

        @Override
        public AccumulatorV2<String, String> copy() {
            var copy = new Longest();
            copy.longest = longest;
            copy.added = added;
            return copy;
        }

        @Override
        public void reset() {
            longest = "";
            added = 0;
        }

        @Override
        public void add(String text) {
            added++;
            longest = text.length() > longest.length() ? text : longest;
        }

        @Override
        public void merge(AccumulatorV2<String, String> other) {
            var that = (Longest) other;
            longest = that.longest.length() > longest.length() ? that.longest : longest;
            added += that.added;
        }

        @Override
        public String value() {
            return longest;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void accumulatorsOfTheUsersMakingAddUp(String master) {
        var spark = session(master);
        var longest = spark.sparkContext().register(new Longest(), "longest");
        var words = spark.broadcast(new Rate("word", 1));
        for (int round = 1; round <= 2; round++) {
            numbers(spark, 10_000).foreach(n -> longest.add(words.value().name().repeat((int) (n % 17))));
            assertEquals(64, longest.value().length());
            assertEquals(10_000L * round, longest.added);
        }
        assertEquals("longest", longest.name().orElseThrow());
        var error = assertThrows(RuntimeException.class,
                () -> {
                    var unknown = new Longest();
                    numbers(spark, 1).foreach(_ -> unknown.add("x"));
                });
        assertTrue(error.getMessage().contains("not registered"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void muchIsAddedInPiecesAndTooMuchIsAnError(String master) {
        var spark = session(master);
        CollectionAccumulator<byte[]> some = spark.collectionAccumulator("some");
        spark.range(0, 2, 1, 2).foreach(_ -> {
            for (int i = 0; i < 11; i++) {
                some.add(new byte[1 << 20]);
            }
        });
        assertEquals(22L << 20, some.value().stream().mapToLong(bytes -> bytes.length).sum());
        CollectionAccumulator<byte[]> many = spark.collectionAccumulator("many");
        var error = assertThrows(DataException.class, () -> spark.range(0, 1, 1, 1).foreach(_ -> {
            for (int i = 0; i < 65; i++) {
                many.add(new byte[1 << 20]);
            }
        }));
        assertEquals("ACCUMULATOR_TOO_LARGE", error.condition());
        assertTrue(many.isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void functionsKnowTheirTask(String master) {
        var spark = session(master);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7),
                numbers(spark, 8).map(_ -> TaskContext.get().partitionId(), Integer.class).collectAsList());
        assertEquals(8, new HashSet<>(
                numbers(spark, 8).map(_ -> TaskContext.get().taskAttemptId(), Long.class).collectAsList()).size());
        assertEquals(0, TaskContext.getPartitionId());
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void whatFunctionsPrintIsPrintedHere(String master) {
        var spark = session(master);
        var printed = new ByteArrayOutputStream();
        var real = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            numbers(spark, 8).foreach(n -> System.out.println("number é " + n));
        } finally {
            System.setOut(real);
        }
        var lines = new TreeSet<>(printed.toString(StandardCharsets.UTF_8).lines().toList());
        assertEquals(new TreeSet<>(LongStream.range(0, 8).mapToObj(n -> "number é " + n).toList()), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void jobsHaveDescriptionsAndAreStoppedByGroup(String master) throws Exception {
        var spark = session(master);
        var context = spark.sparkContext();
        context.setJobDescription("counts numbers");
        spark.range(10).count();
        context.clearJobGroup();
        assertEquals("counts numbers", spark.jobs().getLast().description());
        var begun = new CountDownLatch(1);
        var failure = new java.util.concurrent.CompletableFuture<Throwable>();
        var thread = Thread.ofPlatform().daemon().start(() -> {
            context.setJobGroup("slow", "sleeps");
            begun.countDown();
            try {
                numbers(spark, 8).foreach(_ -> Thread.sleep(60_000));
                failure.complete(new AssertionError("not stopped"));
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (spark.jobs().stream().noneMatch(job -> job.description().equals("sleeps"))) {
            assertTrue(System.nanoTime() < deadline);
            Thread.sleep(10);
        }
        while (!failure.isDone()) {
            assertTrue(System.nanoTime() < deadline);
            context.cancelJobGroup("slow");
            Thread.sleep(10);
        }
        assertEquals(CancellationException.class, failure.get().getClass(), failure.get().toString());
        thread.join(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void theContextTellsAboutItsSession(String master) {
        var context = session(master).sparkContext();
        assertEquals(master, context.master());
        assertEquals("Vonk", context.appName());
        assertEquals(master.equals(HERE) ? 2 : 4, context.defaultParallelism());
        assertEquals(master.equals(HERE), context.isLocal());
        context.setLogLevel("warn");
        assertThrows(IllegalArgumentException.class, () -> context.setLogLevel("loud"));
    }

    /// Its own pool, since a worker dies.
    @org.junit.jupiter.api.Test
    void aLostWorkersTasksCountOnce() {
        try (var spark = Session.builder().master("local-cluster[2]").config("spark.executor.memory", "128m")
                .create()) {
            var rows = spark.longAccumulator("rows");
            long driver = ProcessHandle.current().pid();
            var counts = numbers(spark, 8000).map(n -> {
                rows.add(1);
                if (n == 4999 && TaskContext.get().attemptNumber() == 0) {
                    assertNotEquals(driver, ProcessHandle.current().pid());
                    Runtime.getRuntime().halt(9);
                }
                return n % 10;
            }, Long.class).groupBy("value").count().collectAsList();
            assertEquals(10, counts.size());
            assertEquals(8000, rows.value());
        }
    }
}
