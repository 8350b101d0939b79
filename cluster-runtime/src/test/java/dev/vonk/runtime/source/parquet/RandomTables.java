package dev.vonk.runtime.source.parquet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Queries of tables of pseudo-random values, the same each time, for the independent writer: all types, nulls,
/// extremes, repeated and distinct values.
final class RandomTables {
    private RandomTables() {
    }

    private static String random(int seed) {
        return "hash(i * 1000003 + " + seed + ")";
    }

    /// `value` with the extremes now and then.
    private static String sometimes(int seed, String value, String... extremes) {
        var sql = new StringBuilder("CASE " + random(seed + 500) + " % " + extremes.length * 11);
        for (int i = 0; i < extremes.length; i++) {
            sql.append(" WHEN ").append(i).append(" THEN ").append(extremes[i]);
        }
        return sql.append(" ELSE ").append(value).append(" END").toString();
    }

    private static String integer(int seed, String type, String least, String most, long range) {
        return sometimes(seed, "((" + random(seed) + " % " + range + ")::BIGINT - " + range / 2 + ")::" + type,
                "(" + least + ")::" + type, "(" + most + ")::" + type, "0::" + type);
    }

    /// Expressions over `i`, by column name.
    static Map<String, String> flat() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("bool", random(1) + " % 2 = 0");
        columns.put("tiny", integer(2, "TINYINT", "-128", "127", 200));
        columns.put("small", integer(3, "SMALLINT", "-32768", "32767", 60000));
        columns.put("int", integer(4, "INTEGER", "-2147483648", "2147483647", 4000000000L));
        columns.put("long", integer(5, "BIGINT", "-9223372036854775808", "9223372036854775807", 9000000000000000000L));
        columns.put("few", "(" + random(6) + " % 7)::BIGINT");
        columns.put("sorted", "i::BIGINT");
        columns.put("utiny", "(" + random(7) + " % 256)::UTINYINT");
        columns.put("usmall", "(" + random(8) + " % 65536)::USMALLINT");
        columns.put("uint", "(" + random(9) + " % 4294967296)::UINTEGER");
        columns.put("ulong", random(10) + "::UBIGINT");
        columns.put("float", sometimes(11, "(" + random(11) + " % 1000000)::FLOAT / 7", "'NaN'::FLOAT",
                "'Infinity'::FLOAT", "'-Infinity'::FLOAT", "'-0'::FLOAT", "3.4028235e38::FLOAT"));
        columns.put("double", sometimes(12, "(" + random(12) + " % 1000000)::DOUBLE / 7", "'NaN'::DOUBLE",
                "'Infinity'::DOUBLE", "'-Infinity'::DOUBLE", "'-0'::DOUBLE", "1.7976931348623157e308::DOUBLE"));
        columns.put("decimal4", sometimes(13, "((" + random(13) + " % 9999)::INTEGER / 10)::DECIMAL(4,1)",
                "(-999.9)::DECIMAL(4,1)", "999.9::DECIMAL(4,1)"));
        columns.put("decimal9", sometimes(14, "((" + random(14) + " % 999999999)::BIGINT / 100)::DECIMAL(9,2)",
                "(-9999999.99)::DECIMAL(9,2)"));
        columns.put("decimal18", sometimes(15, "((" + random(15) + " % 999999999999)::BIGINT / 100)::DECIMAL(18,4)",
                "(-99999999999999.9999)::DECIMAL(18,4)"));
        columns.put("decimal38",
                sometimes(16, "((" + random(16) + " % 999999999999)::DECIMAL(38,10) / 7)::DECIMAL(38,10)",
                        "(-9999999999999999999999999999.9999999999)::DECIMAL(38,10)",
                        "9999999999999999999999999999.9999999999::DECIMAL(38,10)"));
        columns.put("text",
                sometimes(17,
                        "repeat(chr((97 + " + random(17) + " % 26)::INTEGER), (" + random(18) + " % 40)::INTEGER) || i",
                        "''", "'ü€😀'", "repeat('long ', 300)"));
        columns.put("word", "'word' || (" + random(19) + " % 20)");
        columns.put("blob", sometimes(20, "encode('b' || " + random(20) + ")", "''::BLOB", "'\\xFF\\x00'::BLOB"));
        columns.put("date", sometimes(21, "DATE '1992-01-01' + (" + random(21) + " % 3000)::INTEGER",
                "DATE '0001-01-01'", "DATE '9999-12-31'", "DATE '1969-12-31'"));
        columns.put("stamp",
                sometimes(22,
                        "TIMESTAMP '1992-01-01' + to_microseconds((" + random(22) + " % 999999999999999)::BIGINT)",
                        "TIMESTAMP '0001-01-01'", "TIMESTAMP '9999-12-31 23:59:59.999999'",
                        "TIMESTAMP '1969-12-31 23:59:59.999999'"));
        columns.put("stamp_ms", "(TIMESTAMP '1960-01-01' + to_microseconds((" + random(23)
                + " % 999999999999999)::BIGINT))::TIMESTAMP_MS");
        columns.put("stamp_ns", "(TIMESTAMP '1960-01-01' + to_microseconds((" + random(24)
                + " % 999999999999999)::BIGINT))::TIMESTAMP_NS");
        columns.put("stamp_tz", "(TIMESTAMPTZ '1960-01-01 00:00:00+00' + to_microseconds((" + random(25)
                + " % 999999999999999)::BIGINT))");
        columns.put("time", "TIME '00:00:00' + to_microseconds((" + random(26) + " % 86400000000)::BIGINT)");
        columns.put("uuid", "(md5((" + random(27) + ")::VARCHAR))::UUID");
        columns.put("kind",
                "(['red', 'green', 'blue'][(1 + " + random(28) + " % 3)::INTEGER])::ENUM('red', 'green', 'blue')");
        columns.put("none", "NULL::INTEGER");
        columns.put("same", "'same'");
        return columns;
    }

    /// Nested expressions over `i`, by column name.
    static Map<String, String> nested() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("ints", "list_transform(range((" + random(31)
                + " % 5)::BIGINT), lambda k: CASE WHEN (k + i) % 3 = 0 THEN NULL ELSE k * i END)");
        columns.put("words", "list_transform(range((" + random(32)
                + " % 4)::BIGINT), lambda k: CASE WHEN (k + i) % 7 = 0 THEN NULL ELSE 'w' || (k * i % 9) END)");
        columns.put("deep", "list_transform(range((" + random(33)
                + " % 4)::BIGINT), lambda k: CASE WHEN (k + i) % 5 = 0 THEN NULL ELSE list_transform(range((i + k) % 3), lambda m: CASE WHEN m = 1 THEN NULL ELSE m + k END) END)");
        columns.put("pair",
                "{'a': CASE WHEN i % 4 = 0 THEN NULL ELSE i END, 'b': 'x' || (i % 5), 'c': {'d': (i % 3)::DOUBLE}}");
        columns.put("pairs", "list_transform(range((" + random(34)
                + " % 3)::BIGINT), lambda k: {'n': CASE WHEN (k + i) % 4 = 0 THEN NULL ELSE k END, 'l': CASE WHEN k = 1 THEN NULL ELSE [i, k, NULL] END})");
        columns.put("map", "map_from_entries(list_transform(range((" + random(35)
                + " % 4)::BIGINT), lambda k: {'k': 'k' || k, 'v': CASE WHEN (k + i) % 3 = 0 THEN NULL ELSE (i + k)::INTEGER END}))");
        return columns;
    }

    /// A table of `rows` rows of these columns, of which of `nullsIn` one is null, per column of its own.
    static String query(Map<String, String> columns, int rows, int nullsIn) {
        var counter = new int[1];
        return columns.entrySet().stream()
                .map(column -> (nullsIn == 0
                        ? column.getValue()
                        : "CASE WHEN " + random(100 + counter[0]++) + " % " + nullsIn + " = 0 THEN NULL ELSE "
                                + column.getValue() + " END")
                        + " AS " + column.getKey())
                .collect(Collectors.joining(", ", "SELECT ", " FROM range(" + rows + ") t(i)"));
    }
}
