package dev.vonk.runtime.source.parquet;

import com.sun.management.OperatingSystemMXBean;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Times the decoding of each column of a file like TPC-H's lineitem to vectors, against the other engine's aggregate
/// over the same column, interleaved, with two threads each. Prints
/// medians, and the best times and mean processor times, which mean more on a busy machine.
///
/// Arguments: a folder for the file, rows (6000000), codec (snappy), runs (7).
public final class ParquetSpeed {
    private static final int THREADS = 2;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS, work -> {
        var thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private static final String LINES = """
            SELECT (i // 4 * 8 + i % 4)::BIGINT AS l_orderkey, (hash(i) % 200000)::BIGINT AS l_partkey,
              (i % 7)::INTEGER AS l_linenumber, (1 + hash(i + 1) % 50)::DECIMAL(15,2) AS l_quantity,
              ((90000 + hash(i + 2) % 10000000)::DECIMAL(15,2) / 100)::DECIMAL(15,2) AS l_extendedprice,
              (hash(i + 3) % 11 / 100.0)::DECIMAL(15,2) AS l_discount, (['A', 'N', 'R'][(1 + hash(i + 4) % 3)::INTEGER]) AS l_returnflag,
              DATE '1992-01-01' + (hash(i + 5) % 2500)::INTEGER AS l_shipdate,
              (['AIR', 'FOB', 'MAIL', 'RAIL', 'SHIP', 'TRUCK', 'REG AIR'][(1 + hash(i + 6) % 7)::INTEGER]) AS l_shipmode,
              substr('carefully final deposits sleep quickly even theodolites nag furiously ' || hash(i + 7), (1 + hash(i + 8) % 50)::INTEGER, (10 + hash(i + 9) % 34)::INTEGER)
                || i AS l_comment,
              (hash(i + 10) % 100000) / 7.0::DOUBLE AS v_double,
              CASE WHEN hash(i + 11) % 10 = 0 THEN NULL ELSE (hash(i + 12) % 100000000)::BIGINT END AS v_nulls""";

    private ParquetSpeed() {
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 6_000_000;
        var codec = arguments.length > 2 ? arguments[2] : "snappy";
        int runs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 7;
        var file = folder.resolve("lines-" + rows + "-" + codec + ".parquet");
        try (var duck = new DuckDb()) {
            if (!Files.exists(file)) {
                duck.write(LINES + " FROM range(" + rows + ") t(i)", file, "CODEC '" + codec + "'");
            }
            duck.execute("SET threads = " + THREADS);
            var source = Formats.named("parquet").source(List.of(file), null, Map.of());
            for (int c = 0; c < source.schema().size(); c++) {
                time(duck, source, file, c, runs, rows);
            }
        }
    }

    private static void time(DuckDb duck, Source source, Path file, int column, int runs, long rows) throws Exception {
        var field = source.schema().field(column);
        var text = field.dataType().simpleString().equals("string");
        var query = "SELECT " + (text
                ? "max(strlen(" + field.name() + "))"
                : field.dataType().simpleString().equals("date")
                        ? "max(" + field.name() + ")"
                        : "sum(" + field.name() + ")")
                + " FROM '" + file + "'";
        var ours = new long[runs];
        var theirs = new long[runs];
        var ourWork = new long[runs];
        var theirWork = new long[runs];
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int i = -3; i < runs; i++) {
            long startWork = process.getProcessCpuTime();
            long start = System.nanoTime();
            decode(source, column);
            long middle = System.nanoTime();
            long middleWork = process.getProcessCpuTime();
            duck.text(query);
            long end = System.nanoTime();
            if (i >= 0) {
                ourWork[i] = middleWork - startWork;
                theirWork[i] = process.getProcessCpuTime() - middleWork;
                ours[i] = middle - start;
                theirs[i] = end - middle;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.printf(
                "%-16s ours %6.1f ms (best %6.1f, cpu %6.1f)  other %6.1f ms (best %6.1f, cpu %6.1f)  ratio %.2f best %.2f cpu %.2f  %.0f Mrow/s%n",
                field.name(), ours[runs / 2] / 1e6, ours[0] / 1e6, mean(ourWork) / 1e6, theirs[runs / 2] / 1e6,
                theirs[0] / 1e6,
                mean(theirWork) / 1e6, (double) ours[runs / 2] / theirs[runs / 2], (double) ours[0] / theirs[0],
                mean(ourWork) / mean(theirWork), rows * 1e3 / ours[0]);
    }

    private static double mean(long[] times) {
        return Arrays.stream(times).average().orElse(0);
    }

    private static void decode(Source source, int column) throws Exception {
        var request = new ScanRequest(List.of(column), List.of(), Batch.DEFAULT_ROWS);
        var splits = source.splits(request);
        var next = new AtomicInteger();
        Callable<Long> work = () -> {
            long seen = 0;
            for (int s = next.getAndIncrement(); s < splits.size(); s = next.getAndIncrement()) {
                try (var reader = source.open(splits.get(s), request)) {
                    for (var batch = reader.next(); batch != null; batch = reader.next()) {
                        seen += touch(batch.column(0));
                    }
                }
            }
            return seen;
        };
        for (var result : POOL.invokeAll(Collections.nCopies(THREADS, work))) {
            result.get();
        }
    }

    private static long touch(Vector vector) {
        return switch (vector) {
            case BytesVector bytes -> bytes.start(bytes.length() - 1);
            case DictionaryVector codes -> codes.code(codes.length() - 1);
            default -> vector.length();
        };
    }
}
