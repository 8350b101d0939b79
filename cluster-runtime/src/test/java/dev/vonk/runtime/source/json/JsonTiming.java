package dev.vonk.runtime.source.json;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Reading time of flat JSON lines, two threads, against DuckDB's in the same process. A program, not a test: arguments
/// are the file, made where it is missing, rows, and rounds.
final class JsonTiming {
    private static final String SCHEMA = "id bigint, user string, kind string, price double, quantity int, day date,"
            + " active boolean, note string";
    private static final int THREADS = 2;

    private JsonTiming() {
    }

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[2]);
        if (!Files.exists(file)) {
            write(file, Integer.parseInt(arguments[1]));
        }
        var schema = TypeParser.parseSchema(SCHEMA);
        var source = new JsonFormat().source(List.of(file), schema, Map.of());
        var all = IntStream.range(0, schema.size()).boxed().toList();
        System.out.println(file + " " + Files.size(file) / 1_000_000 + " MB");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var pool = Executors.newFixedThreadPool(THREADS)) {
            try (var statement = duck.createStatement()) {
                statement.execute("set threads=" + THREADS);
            }
            compare("8 columns", rounds,
                    () -> duck(duck, file, "max(id), max(strlen(\"user\")), max(strlen(kind)), max(price),"
                            + " max(quantity), max(day), max(active), max(strlen(note))"),
                    () -> scan(pool, source, all));
            compare("2 columns", rounds, () -> duck(duck, file, "max(id), max(price)"),
                    () -> scan(pool, source, List.of(0, 3)));
            compare("inferring", Math.min(3, rounds), () -> duck(duck, file, "count(*)"),
                    () -> (long) new JsonFormat().source(List.of(file), null, Map.of()).schema().size());
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

    private static long scan(ExecutorService pool, Source source, List<Integer> columns) throws Exception {
        var request = new ScanRequest(columns, List.of(), 4096);
        var work = new ArrayList<Callable<Long>>();
        for (var split : source.splits(request)) {
            work.add(() -> {
                long rows = 0;
                try (var reader = source.open(split, request)) {
                    for (var batch = reader.next(); batch != null; batch = reader.next()) {
                        rows += batch.rowCount();
                    }
                }
                return rows;
            });
        }
        long rows = 0;
        for (var done : pool.invokeAll(work)) {
            rows += done.get();
        }
        return rows;
    }

    private static long duck(Connection duck, Path file, String names) throws SQLException {
        var types = String.join(", ", Arrays.stream(SCHEMA.split(", ")).map(String::strip)
                .map(column -> "'" + column.split(" ")[0] + "': '" + column.split(" ")[1].replace("string", "varchar")
                        + "'")
                .toList());
        try (var statement = duck.createStatement();
                var result = statement.executeQuery("select " + names
                        + " from read_json('" + file + "', format='newline_delimited', columns={" + types + "})")) {
            result.next();
            return result.getMetaData().getColumnCount();
        }
    }

    private static void write(Path file, int rows) throws IOException {
        var random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write("{\"id\":" + i + ",\"user\":\"user" + random.nextInt(100_000) + "\",\"kind\":\""
                        + List.of("click", "view", "buy", "leave").get(random.nextInt(4)) + "\",\"price\":"
                        + random.nextInt(1_000_000) / 100.0 + ",\"quantity\":" + random.nextInt(50) + ",\"day\":\""
                        + java.time.LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1500)) + "\",\"active\":"
                        + random.nextBoolean() + ",\"note\":\"" + "some words ".repeat(random.nextInt(6)) + "\"}\n");
            }
        }
    }
}
