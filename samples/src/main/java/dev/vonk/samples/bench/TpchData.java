package dev.vonk.samples.bench;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// TPC-H tables as Parquet files: rows from the Trino generator, files written by DuckDB, so that no peer reads its
/// own dialect but DuckDB.
final class TpchData {
    /// The tables, the largest first.
    static final List<String> TABLES = List.of("lineitem", "orders", "customer", "part", "supplier", "partsupp",
            "nation",
            "region");

    private TpchData() {
    }

    /// Makes the files that are missing below `folder`.
    ///
    /// @param scale 1 is about a gigabyte of text
    /// @return the folder with a file `<table>.parquet` for each table
    static Path prepare(Path folder, double scale) throws IOException, SQLException {
        var place = Files.createDirectories(
                folder.resolve("tpch-sf" + (scale == (long) scale ? String.valueOf((long) scale) : scale)));
        for (var table : TABLES) {
            var file = place.resolve(table + ".parquet");
            if (!Files.exists(file)) {
                System.err.println("making " + file);
                make(TpchTable.getTable(table), scale, file);
            }
        }
        return place;
    }

    private static <E extends TpchEntity> void make(TpchTable<E> table, double scale, Path file)
            throws IOException, SQLException {
        var text = Files.createTempFile(file.getParent(), table.getTableName(), ".tbl");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(text)) {
                for (E row : table.createGenerator(scale, 1, 1)) {
                    out.write(row.toLine());
                    out.write('\n');
                }
            }
            var part = file.resolveSibling(file.getFileName() + ".part");
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = duck.createStatement()) {
                statement.execute("copy (select " + names(table) + " from read_csv('" + text
                        + "', delim='|', header=false, columns={"
                        + columns(table) + ", 'rest': 'varchar'})) to '" + part
                        + "' (format parquet, compression snappy)");
            }
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(text);
        }
    }

    private static <E extends TpchEntity> String names(TpchTable<E> table) {
        return table.getColumns().stream().map(TpchColumn::getColumnName).collect(Collectors.joining(", "));
    }

    private static <E extends TpchEntity> String columns(TpchTable<E> table) {
        return table.getColumns().stream().map(column -> "'" + column.getColumnName() + "': '" + type(column) + "'")
                .collect(Collectors.joining(", "));
    }

    /// The types of the TPC-H specification: money and rates are decimals.
    private static String type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> "bigint";
            case INTEGER -> "integer";
            case DATE -> "date";
            case DOUBLE -> "decimal(15,2)";
            case VARCHAR -> "varchar";
        };
    }
}
