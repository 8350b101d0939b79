package dev.vonk.kernel.display;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tables the tests of this room share.
final class Tables {
    static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private Tables() {}

    static Row struct(List<String> names, @Nullable Object... values) {
        StructType schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, DataTypes.NullType);
        }
        return Row.of(schema, values);
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    static TableView people(boolean more) {
        return TableView.of(
                List.of(
                        new TableColumn("id", "bigint", true),
                        new TableColumn("name", "string", false),
                        new TableColumn("balance", "decimal(10,2)", true)),
                List.of(
                        row(1L, "Ann", new BigDecimal("12.50")),
                        row(22L, null, new BigDecimal("-3.00")),
                        row(333L, "A name that is longer than twenty letters", null)),
                more);
    }

    static TableView everyType() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", null);
        List<List<@Nullable Object>> rows = List.of(
                row("boolean", true),
                row("byte", (byte) -8),
                row("double", 1.0E10),
                row("small double", 1.0E-5),
                row("float", 0.1f),
                row("NaN", Double.NaN),
                row("infinity", Double.NEGATIVE_INFINITY),
                row("decimal", new BigDecimal("1E+3")),
                row("date", LocalDate.of(2024, 2, 29)),
                row("far date", LocalDate.of(12024, 2, 29)),
                row("timestamp", Instant.parse("2024-07-01T10:15:30.120Z")),
                row("timestamp_ntz", LocalDateTime.of(2024, 7, 1, 12, 0)),
                row("time", LocalTime.of(1, 2, 3, 4_000)),
                row("day-time", Duration.ofSeconds(-93_784, 0)),
                row("year-month", Period.ofMonths(14)),
                row("binary", new byte[]{1, 2, (byte) 0xAB}),
                row("array", row("a", null, "b")),
                row("map", map),
                row("struct", struct(List.of("x", "y"), 1, null)),
                row("nested", List.of(struct(List.of("x"), List.of(1, 2)))),
                row("lines", "one\ntwo\tthree"),
                row("null", null));
        return TableView.of(
                List.of(new TableColumn("kind", "string", false), new TableColumn("value", "string", false)),
                rows,
                false);
    }

    static TableView wide() {
        return TableView.of(
                List.of(new TableColumn("城市", "string", false), new TableColumn("n", "int", true)),
                List.of(row("阿姆斯特丹", 1), row("Utrecht", 22), row("ｶﾀｶﾅ 東京", 333), row("emoji 🎉 é", 4444)),
                true);
    }

    static TableView manyColumns(int columns, int rows) {
        List<TableColumn> heads = IntStream.range(0, columns)
                .mapToObj(column -> new TableColumn("column_" + column, "int", true))
                .toList();
        List<List<@Nullable Object>> data = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(row * 1000 + column);
            }
            data.add(cells);
        }
        return TableView.of(heads, data, false);
    }
}
