package dev.vonk.notebook.app;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.ToKernel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A million made-up orders, and what a kernel says of them.
final class Orders {
    static final long ROWS = 1_000_000;

    private static final int FIRST_ROWS = 40;
    private static final List<String> CUSTOMERS = List.of("Ada Berg", "Bert Olsen", "Clara Maria Lund", "Dmitri Falk",
            "Esther Holm", "Finn Aas", "Greta Moe");
    private static final List<String> CITIES = List.of("Oslo", "Bergen", "Utrecht", "Gent", "Bonn");

    private Orders() {}

    /// The orders as a cell's result has them.
    static Map<String, Object> bundle() {
        List<Map<String, Object>> schema = List.of(column("order", "bigint"), column("customer", "string"),
                column("city", "string"), column("price", "double"), column("day", "date"));
        return Map.of("text/plain", "a table of orders", MimeBundle.TABLE,
                Map.of("schema", schema, "rows", rows(0, FIRST_ROWS, false), "more", true, "total", ROWS, "table",
                        "t1"));
    }

    private static Map<String, Object> column(String name, String type) {
        return Map.of("name", name, "type", type);
    }

    static Answer page(ToKernel.ReadPage ask) {
        boolean cut = !ask.query().equals(TableQuery.ALL);
        long known = cut ? ROWS / CITIES.size() : ROWS;
        int count = (int) Math.min(ask.count(), known - ask.from());
        return new Answer.Page(ask.number(), ask.from(), rows(ask.from(), count, cut), known, false);
    }

    /// @param cut whether only those of the first city are wanted
    private static List<List<Object>> rows(long from, int count, boolean cut) {
        List<List<Object>> rows = new ArrayList<>();
        for (long at = from; at < from + count; at++) {
            long row = cut ? at * CITIES.size() : at;
            rows.add(List.of(10_001 + row, CUSTOMERS.get((int) (row % CUSTOMERS.size())),
                    CITIES.get((int) (row % CITIES.size())), (row * 37 % 9_900 + 450) / 100.0,
                    LocalDate.of(2026, 3, 1).plusDays(row * 7 % 90).toString()));
        }
        return rows;
    }

    static List<Answer.ColumnProfile> profile() {
        return List.of(
                new Answer.ColumnProfile(0, "order", "bigint", 0, ROWS, "10001", "1010000", 510_000.5, 288_675.1,
                        bins(50, 52, 49, 51, 50, 50, 48, 51)),
                new Answer.ColumnProfile(1, "customer", "string", 0, 7, "Ada Berg", "Greta Moe", null, null,
                        commonest(CUSTOMERS)),
                new Answer.ColumnProfile(2, "city", "string", 12_400, 5, "Bergen", "Utrecht", null, null,
                        commonest(CITIES)),
                new Answer.ColumnProfile(3, "price", "double", 0, 9_900, "4.5", "103.49", 47.2, 21.3,
                        bins(12, 30, 55, 80, 74, 51, 33, 14)),
                new Answer.ColumnProfile(4, "day", "date", 0, 90, "2026-03-01", "2026-05-29", null, null,
                        bins(20, 24, 31, 45, 40, 52, 61, 70)));
    }

    private static List<Answer.Bin> bins(long... counts) {
        List<Answer.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            bins.add(new Answer.Bin("part " + bin, String.valueOf(bin), String.valueOf(bin + 1), counts[bin]));
        }
        return bins;
    }

    private static List<Answer.Bin> commonest(List<String> values) {
        List<Answer.Bin> bins = new ArrayList<>();
        for (String value : values) {
            bins.add(new Answer.Bin(value, value, value, 240_000 - 30_000L * bins.size()));
        }
        return bins;
    }
}
