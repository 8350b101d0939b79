package dev.vonk.differential;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of every type with nulls, NaN, extremes and many equal keys; the same for the same seed.
record RandomTable(String name, List<Row> rows) {
    static final StructType SCHEMA = new StructType().add("id", DataTypes.LongType, false)
            .add("g", DataTypes.IntegerType)
            .add("k", DataTypes.StringType).add("s", DataTypes.ShortType).add("i", DataTypes.IntegerType)
            .add("l", DataTypes.LongType).add("f", DataTypes.FloatType).add("d", DataTypes.DoubleType)
            .add("m", new DecimalType(12, 2)).add("w", new DecimalType(30, 4)).add("b", DataTypes.BooleanType)
            .add("t", DataTypes.StringType).add("dt", DataTypes.DateType).add("ts", DataTypes.TimestampType);

    private static final String[] WORDS = {"", "a", "A", "ab", "abc", "Vonk", "vonk spark", "äöü", "日本語", "%", "_x",
        " pad ", "zz",
        "a much longer text that does not fit a prefix"};

    static RandomTable of(String name, int rows, long seed) {
        var random = new Random(seed);
        var made = new ArrayList<Row>();
        for (int i = 0; i < rows; i++) {
            var values = new @Nullable Object[SCHEMA.size()];
            values[0] = (long) i;
            for (int c = 1; c < values.length; c++) {
                values[c] = random.nextInt(8) == 0 ? null : value(SCHEMA.field(c).name(), random);
            }
            made.add(Row.of(SCHEMA, values));
        }
        return new RandomTable(name, made);
    }

    private static Object value(String column, Random random) {
        boolean edge = random.nextInt(12) == 0;
        return switch (column) {
            case "g" -> random.nextInt(7) - 3;
            case "k" -> WORDS[random.nextInt(5)];
            case "s" ->
                edge ? (random.nextBoolean() ? Short.MAX_VALUE : Short.MIN_VALUE) : (short) (random.nextInt(200) - 100);
            case "i" ->
                edge ? (random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE) : random.nextInt(2000) - 1000;
            case "l" -> edge ? (random.nextBoolean() ? 1L << 52 : -(1L << 52)) : (long) random.nextInt(100_000);
            case "f" -> edge ? (random.nextBoolean() ? Float.NaN : -0.0f) : random.nextInt(400) / 4f;
            case "d" -> edge ? specialDouble(random) : (random.nextInt(4000) - 2000) / 8.0;
            case "m" -> BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2);
            case "w" -> edge
                    ? new BigDecimal(new BigInteger("99999999999999999999999999")
                            .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)), 4)
                    : BigDecimal.valueOf(random.nextInt(1_000_000), 4);
            case "b" -> random.nextBoolean();
            case "t" -> WORDS[random.nextInt(WORDS.length)];
            case "dt" -> edge
                    ? LocalDate.of(random.nextBoolean() ? 1 : 9999, 1, 1)
                    : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(60));
            case "ts" ->
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000), random.nextInt(1_000_000) * 1000L);
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static double specialDouble(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            default -> 0.0;
        };
    }

    /// `create table` and `insert` statements that make the same table in DuckDB.
    List<String> duckStatements() {
        var statements = new ArrayList<String>();
        statements.add(SCHEMA.fields().stream().map(field -> field.name() + " " + duckType(field.dataType()))
                .collect(Collectors.joining(", ", "create or replace table " + name + " (", ")")));
        for (int from = 0; from < rows.size(); from += 500) {
            statements.add(rows.subList(from, Math.min(rows.size(), from + 500)).stream().map(RandomTable::duckRow)
                    .collect(Collectors.joining(", ", "insert into " + name + " values ", "")));
        }
        return statements;
    }

    private static String duckType(DataType type) {
        return switch (type) {
            case DataType.StringType _ -> "varchar";
            case DataType.FloatType _ -> "float";
            case DataType.ShortType _ -> "smallint";
            case DataType.TimestampType _ -> "timestamp";
            default -> type.simpleString();
        };
    }

    private static String duckRow(Row row) {
        return row.toList().stream().map(RandomTable::duckLiteral).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String duckLiteral(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "'" + text.replace("'", "''") + "'";
            case Float number -> "'" + number + "'::float";
            case Double number -> "'" + number + "'::double";
            case BigDecimal decimal -> decimal.toPlainString();
            case LocalDate date -> "date '" + date + "'";
            case Instant instant -> "timestamp '" + instant.atOffset(ZoneOffset.UTC).toLocalDateTime() + "'";
            default -> value.toString();
        };
    }
}
