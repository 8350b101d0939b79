package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An independent reader and writer of Parquet to compare with.
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = 1");
        execute("SET TimeZone = 'UTC'");
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Writes the result of a query.
    void write(String query, Path file, String options) throws SQLException {
        execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet" + (options.isEmpty() ? "" : ", " + options)
                + ")");
    }

    /// The rows of a query, as values of these types.
    List<Row> rows(String query, StructType schema) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = connection.createStatement(); var result = statement.executeQuery(query)) {
            while (result.next()) {
                var values = new Object[schema.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(at(result, i + 1, schema.field(i).dataType()), schema.field(i).dataType());
                }
                rows.add(Row.of(schema, values));
            }
        }
        return rows;
    }

    String text(String query) throws SQLException {
        try (var statement = connection.createStatement(); var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Object at(ResultSet result, int column, DataType type) throws SQLException {
        if (type instanceof DataType.TimestampNtzType) {
            return result.getObject(column, LocalDateTime.class);
        }
        return result.getObject(column);
    }

    private static Object value(Object object, DataType type) throws SQLException {
        if (object == null) {
            return null;
        }
        return switch (type) {
            case DataType.ByteType _ -> ((Number) object).byteValue();
            case DataType.ShortType _ -> ((Number) object).shortValue();
            case DataType.IntegerType _ -> ((Number) object).intValue();
            case DataType.LongType _ -> ((Number) object).longValue();
            case DecimalType decimal -> new BigDecimal(object.toString()).setScale(decimal.scale());
            case DataType.StringType _ -> object.toString();
            case DataType.BinaryType _ -> ((Blob) object).getBytes(1, (int) ((Blob) object).length());
            case DataType.DateType _ -> object instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) object;
            case DataType.TimestampType _ -> ((OffsetDateTime) object).toInstant();
            case DataType.TimestampNtzType _ ->
                object instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : object;
            case DataType.DayTimeIntervalType _ -> Duration.ofNanos(((LocalTime) object).toNanoOfDay() / 1000 * 1000);
            case ArrayType array -> list(object, array);
            case MapType map -> map((Map<?, ?>) object, map);
            case StructType struct -> struct(((Struct) object).getAttributes(), struct);
            default -> object;
        };
    }

    private static List<Object> list(Object object, ArrayType type) throws SQLException {
        var values = (Object[]) (object instanceof java.sql.Array array ? array.getArray() : object);
        var list = new ArrayList<Object>();
        for (var element : Arrays.asList(values)) {
            list.add(value(element, type.elementType()));
        }
        return list;
    }

    private static Map<Object, Object> map(Map<?, ?> entries, MapType type) throws SQLException {
        var map = new LinkedHashMap<Object, Object>();
        for (var entry : entries.entrySet()) {
            map.put(value(entry.getKey(), type.keyType()), value(entry.getValue(), type.valueType()));
        }
        return map;
    }

    private static Row struct(Object[] fields, StructType type) throws SQLException {
        var values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = value(fields[i], type.field(i).dataType());
        }
        return Row.of(type, values);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
