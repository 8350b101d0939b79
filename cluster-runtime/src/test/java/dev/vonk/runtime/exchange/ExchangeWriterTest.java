package dev.vonk.runtime.exchange;

import dev.vonk.runtime.block.Block;
import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.CorruptBlockException;
import dev.vonk.runtime.block.ExchangeOutput;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.block.Spool;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.operator.sort.RowOrder;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExchangeWriterTest {
    private static final StructType SCHEMA = new StructType().add("a", DataTypes.LongType).add("b", DataTypes.LongType);
    private static final int PARTITIONS = 7;
    private static final int BATCHES = 60;
    private static final int ROWS = 1000;

    @TempDir
    Path folder;

    private static Expression input(int index) {
        return new Expression.InputReference(index, DataTypes.LongType, false, "c" + index);
    }

    private static Partitioning byHash() {
        return new Partitioning.Hash(List.of(input(0)), PARTITIONS);
    }

    /// Rows `(i * 31 % 1009, i)` of a task.
    private static Batch batch(int task, int number) {
        var a = new long[ROWS];
        var b = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            b[i] = (task * (long) BATCHES + number) * ROWS + i;
            a[i] = b[i] * 31 % 1009;
        }
        return Batch.of(ROWS, new LongVector(a, 0, ROWS, null), new LongVector(b, 0, ROWS, null));
    }

    private static TaskMetrics write(ExchangeOutput output, int task) {
        var metrics = new TaskMetrics();
        try (var writer = new ExchangeWriter(output, byHash(), null, task, SCHEMA, EvaluationContext.UTC, metrics)) {
            for (int i = 0; i < BATCHES; i++) {
                writer.push(batch(task, i));
            }
            writer.finish();
        }
        return metrics;
    }

    /// Reads a block whose rows must still be in the order in which they came.
    ///
    /// @return rows and the sum of the second column
    private static long[] read(Block block) throws IOException {
        long[] found = new long[2];
        long last = -1;
        try (var reader = block.open(333)) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    long b = Vectors.longAt(batch.column(1), i);
                    assertTrue(b > last);
                    assertEquals(b * 31 % 1009, Vectors.longAt(batch.column(0), i));
                    last = b;
                    found[0]++;
                    found[1] += b;
                }
            }
        }
        return found;
    }

    private interface Finder {
        @Nullable
        Block find(BlockId.ExchangeBlock id) throws IOException;
    }

    private static void assertAllThere(int tasks, Finder finder) throws IOException {
        long[] all = new long[2];
        for (int task = 0; task < tasks; task++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                var block = finder.find(new BlockId.ExchangeBlock(1, 2, task, 3, partition));
                var found = read(Objects.requireNonNull(block));
                all[0] += found[0];
                all[1] += found[1];
            }
        }
        long rows = (long) tasks * BATCHES * ROWS;
        assertEquals(rows, all[0]);
        assertEquals(rows * (rows - 1) / 2, all[1]);
    }

    private void assertNothingLeft(MemoryBudget memory) throws IOException {
        assertEquals(0, memory.used());
        try (var all = Files.list(folder)) {
            assertEquals(List.of(), all.toList());
        }
    }

    @Test
    void aShuffleOfFourTimesTheBudgetPassesThrough() throws IOException {
        int tasks = 8;
        long bytes = (long) tasks * BATCHES * ROWS * 16;
        var memory = new MemoryBudget(bytes / 4);
        try (var store = new BlockStore(memory, folder)) {
            for (int task = 0; task < tasks; task++) {
                write(store.output(1, 2, task, 3, PARTITIONS), task);
            }
            assertTrue(memory.peak() <= memory.limit() + (1 << 20), "peak " + memory.peak());
            assertAllThere(tasks, store::get);
            store.dropJob(1);
            assertEquals(0, memory.used());
        }
        assertNothingLeft(memory);
    }

    @Test
    void oneTaskOfManyTimesTheBudgetWritesToItsFileAsItGoes() throws IOException {
        var memory = new MemoryBudget(100_000);
        try (var store = new BlockStore(memory, folder)) {
            var metrics = write(store.output(1, 2, 0, 3, PARTITIONS), 0);
            assertTrue(metrics.bytesSpilled.sum() > 0);
            assertTrue(memory.peak() <= 400_000, "peak " + memory.peak());
            assertAllThere(1, store::get);
        }
        assertNothingLeft(memory);
    }

    @Test
    void aTaskThatIsGivenUpLeavesNothing() throws IOException {
        var memory = new MemoryBudget(100_000);
        try (var store = new BlockStore(memory, folder)) {
            try (var writer = new ExchangeWriter(store.output(1, 2, 0, 3, PARTITIONS), byHash(), null, 0, SCHEMA,
                    EvaluationContext.UTC, new TaskMetrics())) {
                for (int i = 0; i < BATCHES; i++) {
                    writer.push(batch(0, i));
                }
            }
            assertEquals(0, memory.used());
            assertEquals(0, store.size());
            try (var files = Files.walk(folder)) {
                assertEquals(0, files.filter(Files::isRegularFile).count());
            }
        }
        assertNothingLeft(memory);
    }

    @Test
    void tasksWriteAndReadWhileOperatorsAskForTheirMemory() throws Exception {
        int tasks = 12;
        var memory = new MemoryBudget(1_500_000);
        var done = new AtomicBoolean();
        try (var store = new BlockStore(memory, folder); var threads = Executors.newFixedThreadPool(5)) {
            var operator = threads.submit(() -> {
                while (!done.get()) {
                    if (memory.reserve(700_000)) {
                        memory.release(700_000);
                    }
                    Thread.yield();
                }
            });
            var work = new ArrayList<Future<?>>();
            for (int task = 0; task < tasks; task++) {
                int number = task;
                work.add(threads.submit(() -> {
                    write(store.output(1, 2, number, 3, PARTITIONS), number);
                    for (int p = 0; p < PARTITIONS; p++) {
                        read(Objects.requireNonNull(store.get(new BlockId.ExchangeBlock(1, 2, number, 3, p))));
                    }
                    return null;
                }));
            }
            try {
                for (var one : work) {
                    one.get(60, TimeUnit.SECONDS);
                }
            } finally {
                done.set(true);
            }
            operator.get(60, TimeUnit.SECONDS);
            assertAllThere(tasks, store::get);
        }
        assertNothingLeft(memory);
    }

    @Test
    void aJobMayBeDroppedWhileItsTasksWrite() throws Exception {
        var memory = new MemoryBudget(300_000);
        try (var store = new BlockStore(memory, folder); var threads = Executors.newFixedThreadPool(3)) {
            var work = new ArrayList<Future<?>>();
            for (int task = 0; task < 6; task++) {
                int number = task;
                work.add(threads.submit(() -> {
                    try {
                        write(store.output(1, 2, number, 3, PARTITIONS), number);
                    } catch (dev.vonk.runtime.data.DataException e) {
                        assertEquals("SPILL_FAILED", e.condition());
                    }
                }));
                store.dropJob(1);
            }
            for (var one : work) {
                one.get(60, TimeUnit.SECONDS);
            }
            store.dropJob(1);
            assertEquals(0, memory.used());
        }
        assertNothingLeft(memory);
    }

    @Test
    void aSpooledExchangeIsReadByItsNameAlone() throws IOException {
        var memory = new MemoryBudget(1_000_000);
        var spool = new Spool(folder, memory, Packing.LZ4);
        for (int task = 0; task < 3; task++) {
            try (var given = spool.output(1, 2, task, 3, PARTITIONS)) {
                given.add(0, batch(task, 0));
                given.spill();
            }
            write(spool.output(1, 2, task, 3, PARTITIONS), task);
        }
        assertEquals(0, memory.used());
        try (var files = Files.list(folder)) {
            assertEquals(List.of("job-1-exchange-2-task-0-3.frames", "job-1-exchange-2-task-1-3.frames",
                    "job-1-exchange-2-task-2-3.frames"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        var elsewhere = new Spool(folder, new MemoryBudget(1), Packing.NONE);
        assertAllThere(3, elsewhere::get);
        assertNull(elsewhere.get(new BlockId.ExchangeBlock(1, 2, 0, 2, 0)));
        spool.dropJob(1);
        assertNothingLeft(memory);
    }

    @Test
    void aDamagedSpoolIsNoticed() throws IOException {
        var spool = new Spool(folder, new MemoryBudget(1_000_000), Packing.ZSTD);
        write(spool.output(1, 2, 0, 3, PARTITIONS), 0);
        var file = folder.resolve("job-1-exchange-2-task-0-3.frames");
        var bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at += at < bytes.length - 300 ? 20_011 : 1) {
            var damaged = bytes.clone();
            damaged[at] ^= 16;
            Files.write(file, damaged);
            assertThrows(CorruptBlockException.class, () -> assertAllThere(1, spool::get), "byte " + at);
        }
        for (int length = 0; length < bytes.length; length += 9_973) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThrows(CorruptBlockException.class, () -> assertAllThere(1, spool::get), "length " + length);
        }
    }

    @Test
    void rangesKeepTheOrderOfAnyKeys() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            var random = new RandomRows(seed, 12);
            var schema = random.schema(2, RandomRows.keyTypes());
            var keys = new ArrayList<SortKey>();
            for (int i = 0; i < 2; i++) {
                keys.add(new SortKey(new Expression.InputReference(i, schema.field(i).dataType(), true, "c" + i),
                        (seed >> i & 1) == 0, (seed >> 2 + i & 1) == 0));
            }
            var partitioning = new Partitioning.Range(keys, 5);
            var sample = new ArrayList<Batch>();
            var collector = new BatchCollector(schema, sample::add);
            random.batches(schema, random.rows(schema, seed % 10 == 0 ? 0 : 40), 40).forEach(collector::add);
            collector.flush();
            var bounds = RangeBounds.of(sample.isEmpty() ? empty(random, schema) : sample.getFirst(), keys, 5);
            var store = new BlockStore(new MemoryBudget(1 << 20), folder);
            try (var writer = new ExchangeWriter(store.output(1, 0, 0, 0, 5), partitioning, bounds, 0, schema,
                    EvaluationContext.UTC, new TaskMetrics())) {
                random.batches(schema, random.rows(schema, 300), 50).forEach(writer::push);
                writer.finish();
            }
            assertInOrder(store, RowOrder.of(keys), seed);
            store.close();
        }
    }

    private static Batch empty(RandomRows random, StructType schema) {
        return random.batches(schema, random.rows(schema, 1), 1).getFirst().compact().slice(0, 0);
    }

    /// Every row of a partition comes before every row of the next one, and equal rows are in one.
    private static void assertInOrder(BlockStore store, RowOrder order, int seed) throws IOException {
        int rows = 0;
        var before = new ArrayList<Batch>();
        for (int p = 0; p < 5; p++) {
            var own = new ArrayList<Batch>();
            try (var reader = Objects.requireNonNull(store.get(new BlockId.ExchangeBlock(1, 0, 0, 0, p))).open(1000)) {
                for (var batch = reader.next(); batch != null; batch = reader.next()) {
                    own.add(batch);
                    rows += batch.rowCount();
                }
            }
            for (var left : before) {
                for (var right : own) {
                    for (int a = 0; a < left.rowCount(); a++) {
                        for (int b = 0; b < right.rowCount(); b++) {
                            assertTrue(order.compare(columns(left), a, columns(right), b, 0) < 0, "seed " + seed);
                        }
                    }
                }
            }
            before.addAll(own);
        }
        assertEquals(300, rows);
    }

    private static dev.vonk.runtime.data.Vector[] columns(Batch batch) {
        return new dev.vonk.runtime.data.Vector[]{batch.column(0), batch.column(1)};
    }

    @Test
    void boundsDealASampleOutEvenly() {
        var numbers = new long[1000];
        Arrays.setAll(numbers, i -> (i * 7919L) % 1000);
        var sample = Batch.of(1000, new LongVector(numbers, 0, 1000, null));
        var bounds = RangeBounds.of(sample, List.of(new SortKey(input(0), true, true)), 4);
        assertEquals(List.of(249L, 499L, 749L),
                List.of(0, 1, 2).stream().map(i -> Vectors.longAt(bounds.keys().column(0), i)).toList());
    }
}
