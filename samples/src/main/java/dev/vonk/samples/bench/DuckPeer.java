package dev.vonk.samples.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// DuckDB in this process, over views of the files or tables in memory.
final class DuckPeer implements AutoCloseable {
    private final Connection connection;

    DuckPeer(int threads) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("set threads = " + threads);
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The tables as views of the Parquet files, or copied into memory.
    void open(Path folder, boolean inMemory) throws SQLException {
        for (var table : TpchData.TABLES) {
            execute("create or replace " + (inMemory ? "table " : "view ") + table + (inMemory ? "_memory" : "")
                    + " as select * from '"
                    + folder.resolve(table + ".parquet") + "'");
        }
    }

    /// A folder of Parquet files as a view.
    void view(String table, Path folder) throws SQLException {
        execute("create or replace view " + table + " as select * from '" + folder.resolve("*.parquet") + "'");
    }

    /// All rows as text, fractions with their digits, for comparison.
    List<String> rows(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    row.append(Answers.text(result.getObject(i))).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
