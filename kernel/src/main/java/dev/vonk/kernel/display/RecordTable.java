package dev.vonk.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A list of records of one class read as a table: what `dataset.collect()` gives is best shown that way.
final class RecordTable {
    private RecordTable() {}

    /// The table, or empty where the values are not all records of one class with at least one component.
    static Optional<TableView> of(List<?> values, int total) {
        if (values.isEmpty() || !(values.getFirst() instanceof Record first)) {
            return Optional.empty();
        }
        Class<?> type = first.getClass();
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0 || !values.stream().allMatch(type::isInstance)) {
            return Optional.empty();
        }
        List<TableColumn> columns = Arrays.stream(components)
                .map(component -> new TableColumn(
                        component.getName(), component.getType().getSimpleName(), isNumber(component.getType())))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Object value : values) {
            List<@Nullable Object> row = new ArrayList<>(components.length);
            for (RecordComponent component : components) {
                row.add(read(component, (Record) value));
            }
            rows.add(row);
        }
        return Optional.of(new TableView(columns, rows, total > rows.size(), OptionalLong.of(total)));
    }

    /// The component's value; where the accessor fails, the failure in words, since a display must not fail.
    static @Nullable Object read(RecordComponent component, Record owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (InvocationTargetException failed) {
            return "<" + component.getName() + "() failed: " + failed.getCause() + ">";
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return "<not readable>";
        }
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || type.isPrimitive() && type != boolean.class && type != char.class;
    }
}
