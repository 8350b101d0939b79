package dev.vonk;

import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructField;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What can be done about nulls and NaN, which count as null here: what `df.na()` gives.
///
/// ```java
/// df.na().drop().na().fill(Map.of("age", 0, "city", "?"));
/// ```
public final class DataFrameNaFunctions {
    private final DataFrame frame;

    DataFrameNaFunctions(DataFrame frame) {
        this.frame = frame;
    }

    /// The rows without a null.
    public DataFrame drop() {
        return drop("any");
    }

    /// The rows without a null (`any`), or with a value somewhere (`all`).
    public DataFrame drop(String how) {
        return drop(how, frame.columns());
    }

    /// The rows without a null in these columns.
    public DataFrame drop(String[] columns) {
        return drop("any", columns);
    }

    /// The rows without a null in these columns (`any`), or with a value in one of them (`all`).
    public DataFrame drop(String how, String[] columns) {
        return switch (how.toLowerCase(Locale.ROOT)) {
            case "any" -> drop(columns.length, columns);
            case "all" -> drop(1, columns);
            default -> throw new IllegalArgumentException("drop takes \"any\" or \"all\", not \"" + how + "\".");
        };
    }

    /// The rows with at least so many values.
    public DataFrame drop(int least) {
        return drop(least, frame.columns());
    }

    /// The rows with at least so many values in these columns.
    public DataFrame drop(int least, String[] columns) {
        var present = Arrays.stream(columns).map(this::isPresent).toList();
        if (least <= 0 || present.isEmpty()) {
            return frame;
        }
        if (least >= present.size()) {
            return least > present.size()
                    ? frame.filter(Functions.lit(false))
                    : frame.filter(present.stream().reduce(Column::and).orElseThrow());
        }
        if (least == 1) {
            return frame.filter(present.stream().reduce(Column::or).orElseThrow());
        }
        var count = present.stream().map(condition -> Functions.when(condition, 1).otherwise(0)).reduce(Column::plus)
                .orElseThrow();
        return frame.filter(count.geq(least));
    }

    private Column isPresent(String name) {
        var column = column(name);
        return isFraction(field(name).dataType())
                ? column.isNotNull().and(Functions.not(column.isNaN()))
                : column.isNotNull();
    }

    /// The nulls of all columns of numbers replaced.
    public DataFrame fill(long value) {
        return fill(value, frame.columns());
    }

    /// The nulls of all columns of numbers replaced.
    public DataFrame fill(double value) {
        return fill(value, frame.columns());
    }

    /// The nulls of all columns of text replaced.
    public DataFrame fill(String value) {
        return fill(value, frame.columns());
    }

    /// The nulls of all columns of truth values replaced.
    public DataFrame fill(boolean value) {
        return fill(value, frame.columns());
    }

    /// The nulls of those of these columns that are numbers replaced.
    public DataFrame fill(long value, String[] columns) {
        return filled(value, columns, DataType::isNumeric);
    }

    /// The nulls of those of these columns that are numbers replaced.
    public DataFrame fill(double value, String[] columns) {
        return filled(value, columns, DataType::isNumeric);
    }

    /// The nulls of those of these columns that are text replaced.
    public DataFrame fill(String value, String[] columns) {
        return filled(value, columns, DataType.StringType.class::isInstance);
    }

    /// The nulls of those of these columns that are truth values replaced.
    public DataFrame fill(boolean value, String[] columns) {
        return filled(value, columns, DataType.BooleanType.class::isInstance);
    }

    /// The nulls of each column replaced by its own value.
    public DataFrame fill(Map<String, ?> values) {
        var filled = new LinkedHashMap<String, Column>();
        values.forEach((name, value) -> filled.put(field(name).name(), filled(name, value)));
        return frame.withColumns(filled);
    }

    private DataFrame filled(Object value, String[] columns, Predicate<DataType> goesWith) {
        var filled = new LinkedHashMap<String, Column>();
        for (var name : columns) {
            if (goesWith.test(field(name).dataType())) {
                filled.put(field(name).name(), filled(name, value));
            }
        }
        return filled.isEmpty() ? frame : frame.withColumns(filled);
    }

    private Column filled(String name, Object value) {
        var type = field(name).dataType();
        var column = column(name);
        var present = isFraction(type) ? Functions.nanvl(column, Functions.lit(null).cast(type)) : column;
        return Functions.coalesce(present, Functions.lit(value).cast(type));
    }

    /// Some values of a column (of all columns of their type, for `*`) replaced by others.
    ///
    /// ```java
    /// df.na().replace("city", Map.of("NYC", "New York"));
    /// ```
    public <V> DataFrame replace(String column, Map<V, V> replacement) {
        return replace(column.equals("*") ? frame.columns() : new String[]{column}, replacement);
    }

    /// Some values of those of these columns that are of their type replaced by others.
    public <V> DataFrame replace(String[] columns, Map<V, V> replacement) {
        var keys = new HashSet<>(replacement.keySet());
        var replaced = new LinkedHashMap<String, Column>();
        for (var name : columns) {
            var field = field(name);
            if (keys.stream().filter(Objects::nonNull).allMatch(key -> goes(key, field.dataType()))) {
                replaced.put(field.name(), replaced(name, field.dataType(), replacement));
            }
        }
        return replaced.isEmpty() ? frame : frame.withColumns(replaced);
    }

    private Column replaced(String name, DataType type, Map<?, ?> replacement) {
        var column = column(name);
        Column choice = null;
        for (var entry : replacement.entrySet()) {
            var matches = entry.getKey() == null
                    ? column.isNull()
                    : column.eqNullSafe(Functions.lit(entry.getKey()).cast(type));
            var value = Functions.lit(entry.getValue()).cast(type);
            choice = choice == null ? Functions.when(matches, value) : choice.when(matches, value);
        }
        return choice == null ? column : choice.otherwise(column);
    }

    private static boolean goes(@Nullable Object key, DataType type) {
        return key instanceof Number
                ? type.isNumeric()
                : key instanceof Boolean ? type instanceof DataType.BooleanType : type instanceof DataType.StringType;
    }

    private static boolean isFraction(DataType type) {
        return type instanceof DataType.DoubleType || type instanceof DataType.FloatType;
    }

    private Column column(String name) {
        return frame.col(NameParser.quoted(name));
    }

    private StructField field(String name) {
        column(name);
        return frame.schema().field(frame.schema().fieldIndex(name));
    }
}
