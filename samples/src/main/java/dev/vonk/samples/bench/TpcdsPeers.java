package dev.vonk.samples.bench;

import dev.vonk.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Vonk and DuckDB asked the same queries of TPC-DS.
final class TpcdsPeers {
    private static final String LIMIT = "(?i)\\blimit\\s+100\\s*$";

    private TpcdsPeers() {
    }

    /// Makes views of the tables for both.
    static void open(Session spark, DuckPeer duck, Path folder) throws SQLException {
        duck.execute("set default_null_order = 'nulls_first_on_asc_last_on_desc'");
        for (var table : TpcdsData.TABLES) {
            duck.view(table, folder.resolve(table));
            spark.read().parquet(folder.resolve(table).toString()).createOrReplaceTempView(table);
        }
    }

    /// What two peers answered.
    ///
    /// @param rows how many rows came from DuckDB
    /// @param difference what is different, empty where nothing is
    record Comparison(int rows, String difference) {}

    /// The answers to a query side by side. Where rows are equal in what they are
    /// sorted by, a limit leaves open which come: then all rows are compared.
    static Comparison compare(Session spark, DuckPeer duck, String name) throws SQLException {
        var text = TpcdsSql.text(name);
        var peerText = TpcdsSql.forDuckDb(name);
        var theirs = duck.rows(peerText);
        var found = difference(rows(spark, text), theirs);
        if (found.startsWith("ROWS")) {
            found = difference(rows(spark, text.replaceFirst(LIMIT, "")), duck.rows(peerText.replaceFirst(LIMIT, "")));
        }
        return new Comparison(theirs.size(), found);
    }

    private static List<String> rows(Session spark, String text) {
        return spark.sql(text).collectAsList().stream()
                .map(row -> row.toList().stream().map(Answers::text).collect(Collectors.joining("|", "", "|")))
                .toList();
    }

    private static String difference(List<String> ours, List<String> theirs) {
        if (ours.size() != theirs.size()) {
            return "SIZE: " + ours.size() + " rows for " + theirs.size();
        }
        var different = new ArrayList<String>();
        var sortedOurs = ours.stream().sorted().toList();
        var sortedTheirs = theirs.stream().sorted().toList();
        for (int i = 0; i < ours.size(); i++) {
            if (!Answers.equal(sortedOurs.get(i), sortedTheirs.get(i))) {
                different.add(sortedOurs.get(i) + " for " + sortedTheirs.get(i));
            }
        }
        return different.isEmpty() ? "" : "ROWS: " + different.size() + " of " + ours.size() + ", such as "
                + different.getFirst();
    }
}
