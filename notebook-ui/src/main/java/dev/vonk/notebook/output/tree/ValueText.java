package dev.vonk.notebook.output.tree;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON value on one line.
public final class ValueText {
    private ValueText() {}

    /// The value as a table's cell shows it: text bare, `null` for nothing.
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            default -> {
                StringBuilder out = new StringBuilder();
                write(value, out, Integer.MAX_VALUE);
                yield out.toString();
            }
        };
    }

    /// The beginning of the value, at most about so many letters.
    public static String shortened(@Nullable Object value, int letters) {
        if (value instanceof String text) {
            return cut(text, letters);
        }
        StringBuilder out = new StringBuilder();
        write(value, out, letters);
        return cut(out.toString(), letters);
    }

    private static String cut(String text, int letters) {
        String line = text.length() > letters * 2 ? text.substring(0, letters * 2) : text;
        String flat = line.replace("\r", "").replace('\n', '⏎').replace('\t', ' ');
        return flat.length() <= letters && line.length() == text.length()
                ? flat
                : flat.substring(0, Math.min(flat.length(), letters)) + "…";
    }

    private static void write(@Nullable Object value, StringBuilder out, int letters) {
        if (out.length() > letters) {
            return;
        }
        switch (value) {
            case null -> out.append("null");
            case String text -> out.append('"').append(text, 0, Math.min(text.length(), letters)).append('"');
            case Map<?, ?> map -> {
                out.append('{');
                String comma = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(comma).append(entry.getKey()).append(": ");
                    write(entry.getValue(), out, letters);
                    comma = ", ";
                    if (out.length() > letters) {
                        break;
                    }
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                String comma = "";
                for (Object item : list) {
                    out.append(comma);
                    write(item, out, letters);
                    comma = ", ";
                    if (out.length() > letters) {
                        break;
                    }
                }
                out.append(']');
            }
            default -> out.append(value);
        }
    }
}
