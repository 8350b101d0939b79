package dev.vonk.samples.bench;

import dev.vonk.SaveMode;
import dev.vonk.Session;
import io.trino.tpcds.Results;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// TPC-DS tables as folders of Parquet files: rows from the Trino generator as text, files written by Vonk.
final class TpcdsData {
    /// The tables by name.
    static final List<String> TABLES = Table.getBaseTables().stream().filter(table -> table != Table.DBGEN_VERSION)
            .map(TpcdsData::name).toList();

    private TpcdsData() {
    }

    /// Makes the files that are missing below `folder`.
    ///
    /// @param scale 1 is about a gigabyte of text
    /// @return the folder with a folder `<table>` for each table
    static Path prepare(Session spark, Path folder, double scale) throws IOException {
        var place = Files.createDirectories(
                folder.resolve("tpcds-sf" + (scale == (long) scale ? String.valueOf((long) scale) : scale)));
        for (var name : TABLES) {
            if (!Files.exists(place.resolve(name))) {
                make(spark, Table.getTable(name), scale, place);
            }
        }
        return place;
    }

    /// Makes views of the tables.
    static void open(Session spark, Path folder) {
        for (var table : TABLES) {
            spark.read().parquet(folder.resolve(table).toString()).createOrReplaceTempView(table);
        }
    }

    private static void make(Session spark, Table table, double scale, Path place) throws IOException {
        var text = Files.createTempFile(place, name(table), ".psv");
        try {
            write(table, scale, text);
            var part = place.resolve(name(table) + ".part");
            spark.read().schema(columns(table)).option("sep", "|").csv(text.toString())
                    .write().mode(SaveMode.Overwrite).parquet(part.toString());
            Files.move(part, place.resolve(name(table)));
        } finally {
            Files.deleteIfExists(text);
        }
    }

    private static void write(Table table, double scale, Path text) throws IOException {
        var generator = io.trino.tpcds.Session.getDefaultSession().withScale(scale).withTable(table);
        try (BufferedWriter out = Files.newBufferedWriter(text)) {
            for (var rows : Results.constructResults(table, generator)) {
                out.write(rows.getFirst().stream().map(value -> value == null ? "" : value)
                        .collect(Collectors.joining("|")));
                out.write('\n');
            }
        }
    }

    private static String name(Table table) {
        return table.getName().toLowerCase(Locale.ROOT);
    }

    private static String columns(Table table) {
        return Arrays.stream(table.getColumns()).map(column -> name(column) + " " + type(column.getType()))
                .collect(Collectors.joining(", "));
    }

    /// The queries know one column by another name than the generator.
    private static String name(Column column) {
        var name = column.getName().toLowerCase(Locale.ROOT);
        return name.equals("c_last_review_date_sk") ? "c_last_review_date" : name;
    }

    /// The types that Spark's tables of TPC-DS have.
    private static String type(ColumnType type) {
        return switch (type.getBase()) {
            case IDENTIFIER, INTEGER -> "int";
            case DATE -> "date";
            case DECIMAL -> "decimal(" + type.getPrecision().orElseThrow() + "," + type.getScale().orElseThrow() + ")";
            case VARCHAR, CHAR, TIME -> "string";
        };
    }
}
