package dev.vonk.kernel.sql;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Syntax trees as one line of text: `Select(items=[a], from=Named(t), where=less(a, 1))`. Places and what is empty or off
/// are left out.
final class Trees {
    private Trees() {
    }

    static String text(@Nullable Object node) {
        return switch (node) {
            case null -> "null";
            case Syntax.Name name -> String.join(".", name.names());
            case Syntax.Literal(var value, var type, var _) -> literal(value, type);
            case Syntax.Call call -> call(call);
            case Syntax.SortOrder(var child, var ascending, var nullsFirst, var _) ->
                text(child) + (ascending ? " asc" : " desc") + (nullsFirst == ascending ? "" : " nulls turned");
            case Syntax.Alias(var child, var names, var _) -> text(child) + " as " + String.join("+", names);
            case Syntax.CastTo(var child, var type, var orNull, var _) ->
                (orNull ? "try_cast(" : "cast(") + text(child) + " as " + type.simpleString() + ")";
            case Syntax.Parameter(var name, var place, var _) -> name == null ? "?" + place : ":" + name;
            case Syntax.AllColumns _ -> "ALL";
            case DataType type -> type.simpleString();
            case List<?> list -> list.stream().map(Trees::text).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> new TreeMap<>(map).entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Record record -> record(record);
            default -> String.valueOf(node);
        };
    }

    private static String literal(@Nullable Object value, DataType type) {
        return switch (value) {
            case null -> "NULL";
            case String text -> "'" + text.replace("\n", "\\n") + "'";
            case byte[] bytes -> "X'" + HexFormat.of().formatHex(bytes) + "'";
            case Integer number -> String.valueOf(number);
            case Boolean truth -> String.valueOf(truth);
            default -> value + ":" + type.simpleString();
        };
    }

    private static String call(Syntax.Call call) {
        var arguments = call.arguments().stream().map(Trees::text).collect(Collectors.joining(", "));
        return call.name() + "(" + (call.distinct() ? "distinct " : "") + arguments
                + (call.filter() == null ? "" : " where " + text(call.filter())) + ")";
    }

    private static String record(Record record) {
        var parts = new ArrayList<String>();
        var components = record.getClass().getRecordComponents();
        for (var component : components) {
            var value = value(record, component);
            boolean empty = value == null || value instanceof Origin || Boolean.FALSE.equals(value)
                    || value instanceof List<?> list && list.isEmpty()
                    || value instanceof Map<?, ?> map && map.isEmpty();
            if (!empty) {
                parts.add((parts.isEmpty() ? "" : component.getName() + "=") + text(value));
            }
        }
        return record.getClass().getSimpleName() + "(" + String.join(", ", parts) + ")";
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
