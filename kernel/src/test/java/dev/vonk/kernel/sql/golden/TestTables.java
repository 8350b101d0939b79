package dev.vonk.kernel.sql.golden;

import dev.vonk.Session;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tables that Spark's suite makes before it asks anything. A file gets those that it names.
final class TestTables {
    private static final String DATA = "test-data/postgresql/";
    private static final String UNIQUES = "unique1 int, unique2 int, two int, four int, ten int, twenty int, "
            + "hundred int, thousand int, twothousand int, fivethous int, tenthous int, odd int, even int, "
            + "stringu1 string, stringu2 string, string4 string";
    private static final Map<String, String> COLUMNS = Map.of("testdata", "key int, value string", "arraydata",
            "arraycol array<int>, nestedarraycol array<array<int>>", "mapdata", "mapcol map<int,string>", "aggtest",
            "a int, b float", "onek", UNIQUES, "tenk1", UNIQUES);

    private TestTables() {}

    static void load(Session session, GoldenFile file) {
        var text = String.join("\n", file.statements().stream().map(GoldenStatement::sql).toList())
                .toLowerCase(Locale.ROOT);
        COLUMNS.forEach((name, columns) -> {
            if (text.contains(name)) {
                var schema = TypeParser.parseSchema(columns);
                session.createDataFrame(rows(name, schema), schema).createOrReplaceTempView(name);
            }
        });
    }

    private static List<Row> rows(String name, StructType schema) {
        return switch (name) {
            case "testdata" -> IntStream.rangeClosed(1, 100).mapToObj(key -> Row.of(schema, key, String.valueOf(key)))
                    .toList();
            case "arraydata" -> Stream.of(List.of(1, 2, 3), List.of(2, 3, 4))
                    .map(items -> Row.of(schema, items, List.of(items))).toList();
            case "mapdata" -> IntStream.rangeClosed(1, 5).mapToObj(row -> Row.of(schema, letters(row))).toList();
            case "aggtest" -> file("agg.data", schema);
            case "onek" -> file("onek.data", schema);
            default -> file("tenk.data", schema);
        };
    }

    /// `{1: "a<row>", 2: "b<row>", ...}`: five entries in the first row, one less in each after it.
    private static Map<Integer, String> letters(int row) {
        var map = new LinkedHashMap<Integer, String>();
        for (int key = 1; key <= 6 - row; key++) {
            map.put(key, (char) ('a' + key - 1) + String.valueOf(row));
        }
        return map;
    }

    private static List<Row> file(String name, StructType schema) {
        return GoldenJar.text(DATA + name).lines().map(line -> row(line.split("\t", -1), schema)).toList();
    }

    private static Row row(String[] parts, StructType schema) {
        var values = new ArrayList<Object>();
        for (int i = 0; i < parts.length; i++) {
            values.add(value(parts[i], schema.field(i).dataType()));
        }
        return Row.of(schema, values.toArray());
    }

    private static Object value(String text, DataType type) {
        if (type.equals(DataTypes.IntegerType)) {
            return Integer.valueOf(text);
        }
        return type.equals(DataTypes.FloatType) ? (Object) Float.valueOf(text) : text;
    }
}
