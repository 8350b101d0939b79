package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.type.TypeParser;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Reading time of a CSV file of sixteen typed columns shaped like TPC-H's lineitem, two threads, against DuckDB's in the
/// same process. A program, not a test: arguments are the file, made where it is missing, rows, and rounds.
final class CsvTiming {
    private static final String SCHEMA = "l_orderkey bigint, l_partkey bigint, l_suppkey bigint, l_linenumber int,"
            + " l_quantity decimal(15,2), l_extendedprice decimal(15,2), l_discount decimal(15,2), l_tax decimal(15,2),"
            + " l_returnflag string, l_linestatus string, l_shipdate date, l_commitdate date, l_receiptdate date,"
            + " l_shipinstruct string, l_shipmode string, l_comment string";
    private static final List<String> WORDS = List.of("furiously", "carefully", "quickly", "deposits", "accounts",
            "the",
            "packages", "ironic", "final", "express", "requests", "slyly", "bold", "pending", "theodolites",
            "blithely");
    private static final int THREADS = 2;

    private CsvTiming() {
    }

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        if (!Files.exists(file)) {
            write(file, rows);
        }
        var schema = TypeParser.parseSchema(SCHEMA);
        var format = new CsvFormat();
        var options = Map.of("header", "true");
        var source = format.source(List.of(file), schema, options);
        var all = IntStream.range(0, schema.size()).boxed().toList();
        System.out.println(file + " " + Files.size(file) / 1_000_000 + " MB");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var pool = Executors.newFixedThreadPool(THREADS)) {
            try (var statement = duck.createStatement()) {
                statement.execute("set threads=" + THREADS);
            }
            compare("16 columns", rounds, () -> duck(duck, file, 16), () -> scan(pool, source, all));
            compare("3 columns", rounds, () -> duck(duck, file, 3), () -> scan(pool, source, List.of(0, 5, 10)));
            compare("0 columns", rounds, () -> duck(duck, file, 0), () -> scan(pool, source, List.of()));
            compare("inferring", Math.min(3, rounds), () -> duckSniff(duck, file), () -> infer(format, file));
        }
    }

    private static void compare(String name, int rounds, Callable<Long> theirs, Callable<Long> ours) throws Exception {
        var times = new long[2][rounds];
        for (int i = 0; i < rounds; i++) {
            times[0][i] = time(theirs);
            times[1][i] = time(ours);
        }
        Arrays.stream(times).forEach(Arrays::sort);
        double duck = times[0][rounds / 2] / 1e6;
        double vonk = times[1][rounds / 2] / 1e6;
        System.out.printf("%-12s DuckDB %7.1f ms   Vonk %7.1f ms   ratio %.2f   (best %.1f, %.1f)%n", name, duck, vonk,
                vonk / duck, times[0][0] / 1e6, times[1][0] / 1e6);
    }

    private static long time(Callable<Long> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return System.nanoTime() - start;
    }

    private static long scan(java.util.concurrent.ExecutorService pool, Source source, List<Integer> columns)
            throws Exception {
        var request = new ScanRequest(columns, List.of(), 4096);
        var rows = new AtomicLong();
        var work = new ArrayList<Callable<Void>>();
        for (var split : source.splits(request)) {
            work.add(() -> {
                try (var reader = source.open(split, request)) {
                    for (var batch = reader.next(); batch != null; batch = reader.next()) {
                        rows.addAndGet(batch.rowCount());
                    }
                }
                return null;
            });
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        return rows.get();
    }

    private static long infer(CsvFormat format, Path file) throws IOException {
        return format.source(List.of(file), null, Map.of("header", "true", "inferschema", "true")).schema().size();
    }

    private static long duckSniff(Connection duck, Path file) throws SQLException {
        try (var statement = duck.createStatement();
                var result = statement.executeQuery("select count(*) from read_csv('" + file + "', sample_size=-1)")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static long duck(Connection duck, Path file, int columns) throws SQLException {
        var names = switch (columns) {
            case 0 -> "count(*)";
            case 3 -> "max(l_orderkey), max(l_extendedprice), max(l_shipdate)";
            default -> "max(l_orderkey), max(l_partkey), max(l_suppkey), max(l_linenumber), max(l_quantity),"
                    + " max(l_extendedprice), max(l_discount), max(l_tax), max(strlen(l_returnflag)), max(strlen(l_linestatus)),"
                    + " max(l_shipdate), max(l_commitdate), max(l_receiptdate), max(strlen(l_shipinstruct)),"
                    + " max(strlen(l_shipmode)), max(strlen(l_comment))";
        };
        var types = String.join(", ",
                Arrays.stream(SCHEMA.split(", ")).map(column -> "'" + column.split(" ")[0] + "': '"
                        + column.split(" ")[1].replace("string", "varchar") + "'").toList());
        try (var statement = duck.createStatement();
                var result = statement.executeQuery("select " + names
                        + " from read_csv('" + file
                        + "', header=true, auto_detect=false, delim=',', quote='\"', columns={" + types + "})")) {
            result.next();
            return result.getMetaData().getColumnCount();
        }
    }

    private static void write(Path file, int rows) throws IOException {
        var random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", Arrays.stream(SCHEMA.split(", ")).map(column -> column.split(" ")[0]).toList())
                    + "\n");
            for (int i = 0; i < rows; i++) {
                int quantity = random.nextInt(1, 51);
                long price = quantity * random.nextLong(90_000, 200_000);
                out.write((i / 4 * 4L + i % 4 + 1) + "," + random.nextInt(1, 200_001) + "," + random.nextInt(1, 10_001)
                        + ","
                        + (i % 7 + 1) + "," + quantity + ".00," + price / 100 + "." + price / 10 % 10 + price % 10
                        + ",0.0"
                        + random.nextInt(10) + ",0.0" + random.nextInt(9) + "," + "ANR".charAt(random.nextInt(3)) + ","
                        + "FO".charAt(random.nextInt(2)) + "," + date(random) + "," + date(random) + "," + date(random)
                        + ","
                        + List.of("DELIVER IN PERSON", "COLLECT COD", "NONE", "TAKE BACK RETURN").get(random.nextInt(4))
                        + ","
                        + List.of("AIR", "MAIL", "SHIP", "TRUCK", "RAIL", "FOB", "REG AIR").get(random.nextInt(7)) + ","
                        + comment(random) + "\n");
            }
        }
    }

    private static String date(Random random) {
        return java.time.LocalDate.of(1992, 1, 1).plusDays(random.nextInt(2500)).toString();
    }

    private static String comment(Random random) {
        var words = new ArrayList<String>();
        for (int i = random.nextInt(2, 6); i > 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }
}
