package dev.vonk.differential;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The oracle.
final class Duck implements AutoCloseable {
    private final Connection connection;

    Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    void load(RandomTable table) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : table.duckStatements()) {
                statement.execute(sql);
            }
        }
    }

    List<String> rows(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    row.append(text(result.getObject(i))).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /// A value as text that both engines agree on.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double number -> Double.isFinite(number) ? number(new BigDecimal(number)) : number.toString();
            case Float number -> Float.isFinite(number) ? number(new BigDecimal(number)) : number.toString();
            case BigDecimal number -> number(number);
            case BigInteger number -> number(new BigDecimal(number));
            case Number number -> number(BigDecimal.valueOf(number.longValue()));
            case java.sql.Timestamp timestamp -> timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
            case java.time.LocalDateTime local -> local.toInstant(ZoneOffset.UTC).toString();
            case Instant instant -> instant.toString();
            case LocalDate date -> date.toString();
            case java.sql.Date date -> date.toLocalDate().toString();
            default -> value.toString();
        };
    }

    /// To eleven digits: averages are doubles there and decimals here.
    private static String number(BigDecimal number) {
        var rounded = number.round(new MathContext(11));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
