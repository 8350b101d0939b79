package dev.vonk.samples.bench;

import dev.vonk.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// DuckDB's answers to the queries of TPC-DS, each asked for once, and what others answer beside them.
final class TpcdsAnswers implements AutoCloseable {
    private static final String LIMIT = "(?i)\\blimit\\s+100\\s*$";

    private final DuckPeer duck;
    private final Map<String, List<String>> known = new HashMap<>();

    /// @param folder a folder of Parquet files for each table
    TpcdsAnswers(DuckPeer duck, Path folder) throws SQLException {
        this.duck = duck;
        duck.execute("set default_null_order = 'nulls_first_on_asc_last_on_desc'");
        for (var table : TpcdsData.TABLES) {
            duck.view(table, folder.resolve(table));
        }
    }

    /// How many rows DuckDB gives.
    int size(String name) throws SQLException {
        return rows(TpcdsSql.forDuckDb(name)).size();
    }

    /// What is different in the session's answer to a query, empty where nothing is. Where rows are equal in what they are
    /// sorted by, a limit leaves open which come: then all rows are compared.
    String difference(Session spark, String name) throws SQLException {
        var text = TpcdsSql.text(name);
        var peerText = TpcdsSql.forDuckDb(name);
        var found = difference(rows(spark, text), rows(peerText));
        return found.startsWith("ROWS")
                ? difference(rows(spark, text.replaceFirst(LIMIT, "")), rows(peerText.replaceFirst(LIMIT, "")))
                : found;
    }

    private List<String> rows(String text) throws SQLException {
        var rows = known.get(text);
        if (rows == null) {
            rows = duck.rows(text);
            known.put(text, rows);
        }
        return rows;
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
        return different.isEmpty()
                ? ""
                : "ROWS: " + different.size() + " of " + ours.size() + ", such as "
                        + different.getFirst();
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
