package dev.vonk.kernel.display;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Java values as a programmer would write them: quoted strings inside collections, arrays with their elements, records
/// on several lines where one line is too long. Depth and length are bounded, so a list that contains itself is fine.
final class ValueText {
    private static final int DEPTH = 8;

    private final DisplayLimits limits;

    ValueText(DisplayLimits limits) {
        this.limits = limits;
    }

    String of(@Nullable Object value) {
        return text(value, 0);
    }

    private String text(@Nullable Object value, int depth) {
        if (depth > DEPTH) {
            return "…";
        }
        return switch (value) {
            case null -> "null";
            case String string -> '"' + CellText.escaped(string).replace("\"", "\\\"") + '"';
            case Character letter -> "'" + CellText.escaped(letter.toString()) + "'";
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> items -> items(items.iterator(), items.size(), depth);
            case Record record -> record(record, depth);
            case Object array when array.getClass().isArray() -> array(array, depth);
            default -> itsOwnText(value);
        };
    }

    private String items(Iterator<?> items, int size, int depth) {
        return bounded("[", "]", size, index -> text(items.next(), depth + 1));
    }

    private String array(Object array, int depth) {
        return bounded("[", "]", Array.getLength(array), index -> text(Array.get(array, index), depth + 1));
    }

    private String map(Map<?, ?> map, int depth) {
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        return bounded("{", "}", map.size(), index -> {
            Map.Entry<?, ?> entry = entries.next();
            return text(entry.getKey(), depth + 1) + "=" + text(entry.getValue(), depth + 1);
        });
    }

    private String bounded(String start, String end, int size, IntFunction<String> item) {
        StringBuilder out = new StringBuilder(start);
        int shown = 0;
        for (; shown < Math.min(size, limits.elements()) && out.length() < limits.characters(); shown++) {
            out.append(shown == 0 ? "" : ", ").append(item.apply(shown));
        }
        if (shown < size) {
            out.append(String.format(Locale.ROOT, ", … %,d more", size - shown));
        }
        return out.append(end).toString();
    }

    private String record(Record record, int depth) {
        String name = record.getClass().getSimpleName();
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            parts.add(component.getName() + "=" + text(RecordTable.read(component, record), depth + 1));
        }
        String own = itsOwnText(record);
        if (parts.isEmpty() || !own.startsWith(name + "[") || !own.endsWith("]")) {
            return own;
        }
        String line = name + "[" + String.join(", ", parts) + "]";
        if (line.length() + 2 * depth <= limits.width() && !line.contains("\n")) {
            return line;
        }
        String indent = "\n" + "  ".repeat(depth + 1);
        return name + "[" + indent + String.join("," + indent, parts) + "\n" + "  ".repeat(depth) + "]";
    }

    /// What the author of a class wrote; for a record also the way to see whether he wrote one.
    private String itsOwnText(Object value) {
        try {
            return String.valueOf(value.toString());
        } catch (RuntimeException | StackOverflowError failed) {
            return "<toString of " + value.getClass().getName() + " failed: " + failed + ">";
        }
    }
}
