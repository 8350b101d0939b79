package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Random typed tables written as CSV: what this reads, what DuckDB reads of the same file, and what went in are the same.
class CsvDuckTest {
    private static final StructType SCHEMA = TypeParser.parseSchema("b boolean, ti tinyint, i int, l bigint, d double,"
            + " de decimal(15,2), wide decimal(30,5), s string, da date, ts timestamp");
    private static final String DUCK_COLUMNS = "{b: 'boolean', ti: 'tinyint', i: 'int', l: 'bigint', d: 'double',"
            + " de: 'decimal(15,2)', wide: 'decimal(30,5)', s: 'varchar', da: 'date', ts: 'timestamp'}";
    private static final Map<String, String> OPTIONS = Map.of("header", "true", "nullvalue", "NULL", "escape", "\"",
            "timezone", "UTC", "timestampformat", "yyyy-MM-dd HH:mm:ss.SSSSSS", "ignoreleadingwhitespace", "false",
            "ignoretrailingwhitespace", "false", "multiline", "true");

    @TempDir
    Path folder;

    @Test
    void randomTablesAreReadAsDuckReadsThem() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var rows = new ArrayList<Row>();
            for (int i = random.nextInt(400); i >= 0; i--) {
                rows.add(row(random));
            }
            var file = folder.resolve("t" + seed + ".csv");
            write(file, rows);
            var text = ReadAll.text(rows);
            assertEquals(text, ReadAll.text(read(file, seed * 37 + 1)), "seed " + seed);
            assertEquals(text, ReadAll.text(duck(file)), "DuckDB, seed " + seed);
        }
    }

    private static List<Row> read(Path file, int batchRows) throws IOException {
        var options = new HashMap<>(OPTIONS);
        options.remove("timestampformat");
        var source = new CsvFormat().source(List.of(file), SCHEMA, options);
        return ReadAll.rows(source, SCHEMA.names(), List.of(), batchRows);
    }

    private static void write(Path file, List<Row> rows) throws IOException {
        var source = MemorySource.ofRows(SCHEMA, rows);
        try (var writer = new CsvFormat().writer(file, SCHEMA, OPTIONS)) {
            for (Batch batch : source.batches()) {
                writer.write(batch);
            }
        }
    }

    private static Row row(Random random) {
        var values = new @Nullable Object[]{random.nextBoolean(), (byte) random.nextInt(), random.nextInt(),
            random.nextLong() >> random.nextInt(64), number(random),
            new BigDecimal(BigInteger.valueOf(random.nextLong(-999_999_999_999_999L, 1_000_000_000_000_000L)), 2),
            new BigDecimal(new BigInteger(random.nextInt(99), random).mod(BigInteger.TEN.pow(30)), 5), string(random),
            LocalDate.ofEpochDay(random.nextInt(-20_000, 60_000)),
            Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 4_000_000_000L), random.nextInt(1_000_000) * 1000L)};
        for (int i = 0; i < values.length; i++) {
            if (random.nextInt(8) == 0) {
                values[i] = null;
            }
        }
        return Row.of(SCHEMA, values);
    }

    private static double number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1000) / 8.0;
            case 1 -> random.nextGaussian();
            case 2 -> random.nextLong();
            default -> Math.scalb(random.nextDouble(), random.nextInt(-500, 500));
        };
    }

    private static String string(Random random) {
        var letters = new String[]{"a", "é", "日", "\"", ",", "\n", "\\", " ", "😀", "'", "0", "|"};
        var text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(20) + 1); i > 0; i--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static List<Row> duck(Path file) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                ResultSet result = statement
                        .executeQuery("select b, ti, i, l, d, de, wide, encode(s), da, epoch_us(ts) from read_csv('"
                                + file
                                + "', header=true, auto_detect=false, delim=',', quote='\"', escape='\"', nullstr='NULL',"
                                + " new_line='\\n', columns=" + DUCK_COLUMNS + ")")) {
            while (result.next()) {
                var values = new @Nullable Object[10];
                for (int i = 0; i < 7; i++) {
                    values[i] = result.getObject(i + 1);
                }
                var text = result.getBlob(8);
                values[7] = text == null
                        ? null
                        : new String(text.getBytes(1, (int) text.length()), StandardCharsets.UTF_8);
                values[8] = result.getObject(9);
                var micros = result.getObject(10);
                values[9] = micros == null ? null : dev.vonk.runtime.data.Values.instant((Long) micros);
                rows.add(Row.of(SCHEMA, values));
            }
        }
        return rows;
    }
}
