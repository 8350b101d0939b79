package dev.vonk.samples.bench;

import dev.vonk.Session;
import dev.vonk.kernel.query.Explanation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The queries of TPC-DS as SQL against DuckDB, over the same Parquet files, with the time that planning takes.
///
/// `TpcdsBench [--scale 1] [--threads 2] [--runs 3] [--only q1,q14a] [--data FOLDER] [--off RULE,RULE]`. A query that gives other
/// rows than DuckDB, or none, is said so and not timed.
public final class TpcdsBench {
    private final Options options;
    private final Session spark;
    private final DuckPeer duck;
    private final TpcdsAnswers answers;
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> plannings = new ArrayList<>();

    private record Options(double scale, int threads, int runs, List<String> only, Path data, String off) {}

    private TpcdsBench(Options options, Session spark, DuckPeer duck, TpcdsAnswers answers) {
        this.options = options;
        this.spark = spark;
        this.duck = duck;
        this.answers = answers;
    }

    public static void main(String[] args) throws Exception {
        var options = options(args);
        try (var duck = new DuckPeer(options.threads());
                var spark = Session.builder().master("local[" + options.threads() + "]")
                        .config("vonk.optimizer.disabledRules", options.off()).getOrCreate()) {
            var folder = TpcdsData.prepare(spark, options.data(), options.scale());
            TpcdsData.open(spark, folder);
            new TpcdsBench(options, spark, duck, new TpcdsAnswers(duck, folder)).run();
        }
    }

    private static Options options(String[] args) {
        double scale = 1;
        int threads = Runtime.getRuntime().availableProcessors();
        int runs = 3;
        var only = TpcdsSql.names();
        var data = Path.of(System.getProperty("java.io.tmpdir"), "vonk-bench");
        var off = "";
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--scale" -> scale = Double.parseDouble(args[i + 1]);
                case "--threads" -> threads = Integer.parseInt(args[i + 1]);
                case "--runs" -> runs = Integer.parseInt(args[i + 1]);
                case "--only" -> only = Arrays.asList(args[i + 1].split(","));
                case "--data" -> data = Path.of(args[i + 1]);
                case "--off" -> off = args[i + 1];
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        return new Options(scale, threads, runs, only, data, off);
    }

    private void run() throws Exception {
        System.out.printf("TPC-DS SF%s, %d threads, median of %d hot runs, milliseconds%n", options.scale(),
                options.threads(), options.runs());
        System.out.printf("%-6s %8s %10s %10s %10s %8s%n", "query", "rows", "planning", "vonk", "duckdb", "ratio");
        for (var name : options.only()) {
            measure(name);
        }
        System.out.printf("%d of %d right; planning: median %.1f, worst %.1f; ratio: median %.2f, worst %.2f%n",
                ratios.size(), options.only().size(), quantile(plannings, 0.5), quantile(plannings, 1),
                quantile(ratios, 0.5), quantile(ratios, 1));
    }

    private void measure(String name) throws Exception {
        var difference = difference(name);
        if (!difference.isEmpty()) {
            System.out.printf("%-6s %s%n", name, difference);
            return;
        }
        var planning = new Timing(options.runs());
        var ours = new Timing(options.runs());
        var theirs = new Timing(options.runs());
        var text = TpcdsSql.text(name);
        for (int i = 0; i < options.runs(); i++) {
            planning.time(() -> spark.runner().explain(spark.sql(text).plan(), Explanation.SIMPLE));
            ours.time(() -> spark.sql(text).collectAsList());
            theirs.time(() -> duck.rows(TpcdsSql.forDuckDb(name)));
        }
        double ratio = ours.median() / theirs.median();
        plannings.add(planning.median());
        ratios.add(ratio);
        System.out.printf("%-6s %8d %10.1f %10.1f %10.1f %8.2f%n", name, answers.size(name), planning.median(),
                ours.median(),
                theirs.median(), ratio);
    }

    /// A refusal is a difference too: one query must not end the run.
    private String difference(String name) throws SQLException {
        try {
            return answers.difference(spark, name);
        } catch (RuntimeException refused) {
            return "REFUSED: " + String.valueOf(refused.getMessage()).lines().findFirst().orElse(refused.toString());
        }
    }

    private static double quantile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1)));
    }
}
