package dev.vonk.samples.bench;

import dev.vonk.DataFrame;
import dev.vonk.Functions;
import dev.vonk.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Two worker processes with one slot each against two threads of one process: TPC-H queries from Parquet files and from
/// memory, the round trip of a small job, a shuffle, and what a worker process costs before it has done anything.
///
/// `PoolBench [--scale 1] [--runs 9] [--warmup 8] [--rows 10000000] [--data FOLDER] [--only round|parquet|cached|shuffle]
/// [--query Q18]`
public final class PoolBench {
    private static final String MEMORY = "3g";

    private final Options options;

    private record Options(double scale, int runs, int warmup, long rows, Path data, String only, String query) {}

    private PoolBench(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        double scale = 1;
        int runs = 9;
        int warmup = 8;
        long rows = 10_000_000;
        var data = Path.of(System.getProperty("java.io.tmpdir"), "vonk-bench");
        var only = "";
        var query = "";
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--scale" -> scale = Double.parseDouble(args[i + 1]);
                case "--runs" -> runs = Integer.parseInt(args[i + 1]);
                case "--warmup" -> warmup = Integer.parseInt(args[i + 1]);
                case "--rows" -> rows = Long.parseLong(args[i + 1]);
                case "--only" -> only = args[i + 1];
                case "--query" -> query = args[i + 1];
                case "--data" -> data = Path.of(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        new PoolBench(new Options(scale, runs, warmup, rows, data, only, query)).run();
    }

    private void run() throws Exception {
        var folder = TpchData.prepare(options.data(), options.scale());
        long begin = System.nanoTime();
        try (var pool = session("local-cluster[2]")) {
            pool.range(1).count();
            System.out.printf("first answer of a new pool: %.0f ms%n", (System.nanoTime() - begin) / 1e6);
            Thread.sleep(2_000);
            workerMemory();
            try (var threads = session("local[2]")) {
                if (wanted("round")) {
                    roundTrip(threads, pool);
                }
                System.out.printf("TPC-H SF%s, medians of %d hot runs, milliseconds%n", options.scale(),
                        options.runs());
                System.out.printf("%-6s %-8s %10s %10s %8s%n", "query", "source", "pool", "threads", "ratio");
                if (wanted("parquet")) {
                    compare("parquet", tables(pool, folder), tables(threads, folder));
                }
                if (wanted("cached")) {
                    compare("cached", kept(tables(pool, folder)), kept(tables(threads, folder)));
                }
                if (wanted("shuffle")) {
                    shuffle(threads, pool);
                }
            }
        }
    }

    private boolean wanted(String part) {
        return options.only().isEmpty() || options.only().equals(part);
    }

    private static Session session(String master) {
        return Session.builder().master(master).config("spark.executor.memory", MEMORY).create();
    }

    /// Resident memory of the worker processes.
    private static void workerMemory() throws IOException {
        for (var child : ProcessHandle.current().children().toList()) {
            var status = Path.of("/proc", Long.toString(child.pid()), "status");
            if (Files.exists(status)) {
                for (var line : Files.readAllLines(status)) {
                    if (line.startsWith("VmRSS:")) {
                        System.out.println("idle worker process: " + line.substring(6).strip());
                    }
                }
            }
        }
    }

    /// A job of one task that makes one row.
    private void roundTrip(Session threads, Session pool) throws Exception {
        for (var session : List.of(threads, pool)) {
            var timing = new Timing(500);
            for (int i = 0; i < 1500; i++) {
                if (i < 1000) {
                    session.range(0, 1, 1, 1).collectAsList();
                } else {
                    timing.time(() -> session.range(0, 1, 1, 1).collectAsList());
                }
            }
            System.out.printf("round trip of a task with one row, %s: p50 %.2f ms, p99 %.2f ms%n",
                    session == pool ? "pool" : "threads", timing.median(), timing.quantile(0.99));
        }
    }

    private static TpchQueries.Tables tables(Session spark, Path folder) {
        return new TpchQueries.Tables(spark.read().parquet(folder.resolve("lineitem.parquet").toString()),
                spark.read().parquet(folder.resolve("orders.parquet").toString()),
                spark.read().parquet(folder.resolve("customer.parquet").toString()));
    }

    private static TpchQueries.Tables kept(TpchQueries.Tables tables) {
        return new TpchQueries.Tables(kept(tables.lineitem()), kept(tables.orders()), kept(tables.customer()));
    }

    private static DataFrame kept(DataFrame frame) {
        var cached = frame.cache();
        cached.count();
        return cached;
    }

    private void compare(String source, TpchQueries.Tables pool, TpchQueries.Tables threads) throws Exception {
        double product = 1;
        var queries = TpchQueries.all().stream()
                .filter(query -> options.query().isEmpty() || query.name().equals(options.query())).toList();
        for (var query : queries) {
            for (int i = 0; i < options.warmup(); i++) {
                query.program().apply(pool).collectAsList();
                query.program().apply(threads).collectAsList();
            }
            var ofPool = new Timing(options.runs());
            var ofThreads = new Timing(options.runs());
            for (int i = 0; i < options.runs(); i++) {
                ofPool.time(() -> query.program().apply(pool).collectAsList());
                ofThreads.time(() -> query.program().apply(threads).collectAsList());
            }
            double ratio = ofPool.median() / ofThreads.median();
            product *= ratio;
            System.out.printf("%-6s %-8s %10.1f %10.1f %8.2f%n", query.name(), source, ofPool.median(),
                    ofThreads.median(), ratio);
        }
        System.out.printf("%-6s %-8s %30s %8.2f%n", "all", source, "geometric mean",
                Math.pow(product, 1.0 / queries.size()));
    }

    /// All rows change places, by key, between two workers: three columns of eight bytes.
    private void shuffle(Session threads, Session pool) throws Exception {
        double bytes = options.rows() * 24.0;
        for (var session : List.of(threads, pool)) {
            var id = Functions.col("id");
            var rows = session.range(options.rows()).select(id, id.multiply(3).alias("b"), id.cast("double").alias("c"))
                    .repartition(16, id)
                    .agg(Functions.sum("id"), Functions.sum("b"), Functions.sum("c"));
            var timing = new Timing(options.runs());
            for (int i = 0; i < options.warmup() + options.runs(); i++) {
                if (i < options.warmup()) {
                    rows.collectAsList();
                } else {
                    timing.time(rows::collectAsList);
                }
            }
            System.out.printf("shuffle of %,d rows, %s: %.0f ms, %.0f MB/s in all, %.0f MB/s a core%n", options.rows(),
                    session == pool ? "pool" : "threads", timing.median(), bytes / 1e3 / timing.median(),
                    bytes / 2e3 / timing.median());
        }
    }
}
