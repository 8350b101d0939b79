package dev.vonk.runtime.exchange;

import dev.vonk.runtime.block.Block;
import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.ExchangeOutput;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.block.Spool;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/// How fast one thread writes and reads an exchange by hash of ten million rows (long, long, double).
///
/// Arguments: partitions, repetitions. Prints megabytes of rows as they lie in memory for each second of the processor,
/// the best of the repetitions.
public final class ExchangeBench {
    private static final int ROWS = 10_000_000;
    private static final double MEGABYTES = ROWS * 24 / 1e6;
    private static final StructType SCHEMA = new StructType().add("a", DataTypes.LongType).add("b", DataTypes.LongType)
            .add("c", DataTypes.DoubleType);

    private final int partitions;
    private final Batch[] batches = new Batch[ROWS / Batch.DEFAULT_ROWS];

    private ExchangeBench(int partitions) {
        this.partitions = partitions;
        var random = new java.util.Random(1);
        for (int i = 0; i < batches.length; i++) {
            var a = new long[Batch.DEFAULT_ROWS];
            var b = new long[Batch.DEFAULT_ROWS];
            var c = new double[Batch.DEFAULT_ROWS];
            for (int k = 0; k < a.length; k++) {
                a[k] = random.nextLong();
                b[k] = random.nextInt(100_000);
                c[k] = random.nextInt(1_000_000) / 100.0;
            }
            batches[i] = Batch.of(a.length, new LongVector(a, 0, a.length, null), new LongVector(b, 0, b.length, null),
                    new DoubleVector(c, 0, c.length, null));
        }
    }

    /// Runs it.
    public static void main(String[] args) throws IOException {
        var bench = new ExchangeBench(Integer.parseInt(args[0]));
        int times = Integer.parseInt(args[1]);
        var folder = Files.createTempDirectory("vonk-exchange-bench-");
        var memory = new MemoryBudget(Long.MAX_VALUE / 4);
        try (var store = new BlockStore(memory, folder)) {
            bench.best("memory", times, () -> store.output(1, 0, 0, 0, bench.partitions), store::get,
                    () -> store.dropJob(1));
            for (var packing : Packing.values()) {
                var spool = new Spool(folder, memory, packing);
                bench.best("file " + packing, times, () -> spool.output(1, 0, 0, 0, bench.partitions),
                        spool::get, () -> spool.dropJob(1));
            }
        }
        Files.delete(folder);
    }

    private static long cpuNanos() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private interface Maker {
        ExchangeOutput make();
    }

    private interface Finder {
        Block find(BlockId.ExchangeBlock id) throws IOException;
    }

    private interface End {
        void run() throws IOException;
    }

    private void best(String name, int times, Maker maker, Finder finder, End end) throws IOException {
        double write = 0;
        double read = 0;
        for (int i = 0; i < times; i++) {
            long start = cpuNanos();
            write(maker.make());
            write = Math.max(write, MEGABYTES * 1e9 / (cpuNanos() - start));
            start = cpuNanos();
            read(finder);
            read = Math.max(read, MEGABYTES * 1e9 / (cpuNanos() - start));
            end.run();
        }
        System.out.printf("%d partitions, %s: write %.0f MB/s, read %.0f MB/s%n", partitions, name, write, read);
    }

    private void write(ExchangeOutput output) {
        var keys = List.<Expression>of(new Expression.InputReference(0, DataTypes.LongType, false, "a"));
        try (var writer = new ExchangeWriter(output, new Partitioning.Hash(keys, partitions), null, 0, SCHEMA,
                EvaluationContext.UTC, new TaskMetrics())) {
            for (int i = 0; i < batches.length; i++) {
                writer.push(batches[i]);
            }
            writer.finish();
        }
    }

    private void read(Finder finder) throws IOException {
        long rows = 0;
        for (int p = 0; p < partitions; p++) {
            try (var reader = Objects.requireNonNull(finder.find(new BlockId.ExchangeBlock(1, 0, 0, 0, p)))
                    .open(Batch.DEFAULT_ROWS)) {
                for (var batch = reader.next(); batch != null; batch = reader.next()) {
                    rows += batch.rowCount();
                }
            }
        }
        if (rows != ROWS / Batch.DEFAULT_ROWS * (long) Batch.DEFAULT_ROWS) {
            throw new IllegalStateException("rows " + rows);
        }
    }
}
