package dev.vonk.samples.bench;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// TPC-H queries against DuckDB, from memory and from Parquet files, and the latency of a query over a thousand rows.
///
/// `TpchBench [--scale 1] [--threads 2] [--runs 9] [--warmup 8] [--data FOLDER]`. Answers are compared before anything is timed.
public final class TpchBench {
    private final Options options;

    private record Options(double scale, int threads, int runs, int warmup, Path data) {}

    private TpchBench(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        new TpchBench(options(args)).run();
    }

    private static Options options(String[] args) {
        double scale = 1;
        int threads = Runtime.getRuntime().availableProcessors();
        int runs = 9;
        int warmup = 8;
        var data = Path.of(System.getProperty("java.io.tmpdir"), "vonk-bench");
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--scale" -> scale = Double.parseDouble(args[i + 1]);
                case "--threads" -> threads = Integer.parseInt(args[i + 1]);
                case "--runs" -> runs = Integer.parseInt(args[i + 1]);
                case "--warmup" -> warmup = Integer.parseInt(args[i + 1]);
                case "--data" -> data = Path.of(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        return new Options(scale, threads, runs, warmup, data);
    }

    private void run() throws Exception {
        var folder = TpchData.prepare(options.data(), options.scale());
        try (var duck = new DuckPeer(options.threads());
                var spark = Session.builder().master("local[" + options.threads() + "]").getOrCreate()) {
            duck.open(folder, false);
            duck.open(folder, true);
            var files = tables(spark, folder);
            var cached = new TpchQueries.Tables(kept(files.lineitem()), kept(files.orders()), kept(files.customer()));
            System.out.printf("TPC-H SF%s, %d threads, median of %d hot runs, milliseconds%n", options.scale(),
                    options.threads(),
                    options.runs());
            System.out.printf("%-6s %-8s %10s %10s %8s%n", "query", "source", "vonk", "duckdb", "ratio");
            compare(duck, "cached", cached, "_memory");
            compare(duck, "parquet", files, "");
            smallQuery(duck, spark);
        }
    }

    private static TpchQueries.Tables tables(Session spark, Path folder) {
        return new TpchQueries.Tables(spark.read().parquet(folder.resolve("lineitem.parquet").toString()),
                spark.read().parquet(folder.resolve("orders.parquet").toString()),
                spark.read().parquet(folder.resolve("customer.parquet").toString()));
    }

    private static DataFrame kept(DataFrame frame) {
        var cached = frame.cache();
        cached.count();
        return cached;
    }

    private void compare(DuckPeer duck, String source, TpchQueries.Tables tables, String suffix) throws Exception {
        double product = 1;
        for (var query : TpchQueries.all()) {
            var sql = query.sql();
            for (var table : TpchData.TABLES) {
                sql = sql.replaceAll("\\b" + table + "\\b", table + suffix);
            }
            double ratio = compare(duck, source, query, tables, sql);
            product *= ratio;
        }
        System.out.printf("%-6s %-8s %30s %8.2f%n", "all", source, "geometric mean",
                Math.pow(product, 1.0 / TpchQueries.all().size()));
    }

    private double compare(DuckPeer duck, String source, TpchQueries.Query query, TpchQueries.Tables tables, String sql)
            throws Exception {
        checkEqual(query.name(), rows(query.program().apply(tables)), duck.rows(sql));
        for (int i = 0; i < options.warmup(); i++) {
            query.program().apply(tables).collectAsList();
            duck.rows(sql);
        }
        var ours = new Timing(options.runs());
        var theirs = new Timing(options.runs());
        for (int i = 0; i < options.runs(); i++) {
            ours.time(() -> query.program().apply(tables).collectAsList());
            theirs.time(() -> duck.rows(sql));
        }
        double ratio = ours.median() / theirs.median();
        System.out.printf("%-6s %-8s %10.1f %10.1f %8.2f%n", query.name(), source, ours.median(), theirs.median(),
                ratio);
        return ratio;
    }

    private static List<String> rows(DataFrame frame) {
        return frame.collectAsList().stream()
                .map(row -> row.toList().stream().map(Answers::text).collect(Collectors.joining("|", "", "|")))
                .toList();
    }

    private static void checkEqual(String query, List<String> ours, List<String> theirs) {
        boolean equal = ours.size() == theirs.size();
        for (int i = 0; equal && i < ours.size(); i++) {
            equal = Answers.equal(ours.get(i), theirs.get(i));
        }
        if (!equal) {
            throw new IllegalStateException(
                    query + ": answers differ\nvonk   " + first(ours) + "\nduckdb " + first(theirs));
        }
    }

    private static String first(List<String> rows) {
        return rows.size() + " rows, " + rows.stream().limit(3).collect(Collectors.joining("\n       "));
    }

    /// A thousand cached rows: what an interactive user feels.
    private void smallQuery(DuckPeer duck, Session spark) throws Exception {
        var numbers = spark.range(1000).cache();
        numbers.count();
        duck.execute("create or replace table numbers as select range as id from range(1000)");
        var ours = new Timing(300);
        var theirs = new Timing(300);
        var waste = new ArrayList<Object>();
        for (int i = 0; i < 400; i++) {
            Timing.ThrowingRunnable program = () -> waste.add(numbers.filter(dev.vonk.Functions.col("id").gt(500))
                    .groupBy(dev.vonk.Functions.col("id").mod(10)).count().collectAsList());
            Timing.ThrowingRunnable sql = () -> waste
                    .add(duck.rows("select id % 10, count(*) from numbers where id > 500 group by 1"));
            if (i < 100) {
                program.run();
                sql.run();
            } else {
                ours.time(program);
                theirs.time(sql);
            }
        }
        System.out.printf("query over 1000 cached rows: p50 %.2f ms, p99 %.2f ms; duckdb p50 %.2f ms%n", ours.median(),
                ours.quantile(0.99), theirs.median());
    }
}
