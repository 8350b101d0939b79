package dev.vonk.samples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.IntStream;

/// The 22 queries of TPC-H as SQL, with the parameters of the specification's validation run.
final class TpchSql {
    private static final int QUERIES = 22;

    private TpchSql() {
    }

    /// The numbers of the queries.
    static IntStream numbers() {
        return IntStream.rangeClosed(1, QUERIES);
    }

    /// The text of a query, without a semicolon.
    static String text(int number) {
        var name = "tpch/" + String.format(Locale.ROOT, "q%02d.sql", number);
        try (var in = TpchSql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replaceAll(";$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
