package dev.vonk.samples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The queries of TPC-DS as SQL, as they stand in Spark's test jar: 99, four of them in two forms.
final class TpcdsSql {
    private static final List<Integer> TWICE = List.of(14, 23, 24, 39);
    private static final int QUERIES = 99;

    private TpcdsSql() {
    }

    /// The names of the queries, such as `q1` and `q14a`.
    static List<String> names() {
        return IntStream.rangeClosed(1, QUERIES).boxed()
                .flatMap(number -> TWICE.contains(number)
                        ? Stream.of("q" + number + "a", "q" + number + "b")
                        : Stream.of("q" + number))
                .toList();
    }

    /// The text of a query, without a semicolon. At small scales two queries divide by a sum that is zero, which raises; here
    /// the zero is NULL.
    static String text(String name) {
        return written(name)
                .replaceAll("/ (sum\\(sum\\(\\w+\\)\\)\\s+OVER\\s+\\(PARTITION BY i_class\\))", "/ nullif($1, 0)")
                .replaceAll("/ (cast\\(pmc AS DECIMAL\\(15, 4\\)\\))", "/ nullif($1, 0)");
    }

    private static String written(String name) {
        var path = "tpcds/" + name + ".sql";
        try (var in = TpcdsSql.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path + ": Spark's test jar is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replaceAll(";$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /// The text of a query as DuckDB reads it: names between other quotes, one of them a word of its own.
    static String forDuckDb(String name) {
        return text(name).replace('`', '"').replace(") at,", ") \"at\",");
    }
}
