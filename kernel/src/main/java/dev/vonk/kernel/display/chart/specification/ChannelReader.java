package dev.vonk.kernel.display.chart.specification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the channels of a specification.
final class ChannelReader {
    private static final int USUAL_BINS = 10;
    private static final int MOST_BINS = 200;
    private static final int ROWS_LOOKED_AT = 200;

    private final List<Map<?, ?>> rows;
    private final List<String> notes;

    ChannelReader(List<Map<?, ?>> rows, List<String> notes) {
        this.rows = rows;
        this.notes = notes;
    }

    /// Empty for a channel that has no values from the data.
    Optional<Channel> read(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> parts)) {
            return Optional.empty();
        }
        String aggregate = aggregate(parts.get("aggregate"));
        String field = parts.get("field") instanceof String name ? unescaped(name) : "";
        if (field.isEmpty() && !aggregate.equals("count")) {
            return Optional.empty();
        }
        Channel.Type type = type(parts, field, aggregate);
        int bins = type == Channel.Type.QUANTITATIVE && aggregate.isEmpty() ? bins(parts.get("bin")) : 0;
        if (parts.get("scale") instanceof Map<?, ?> scale && scale.get("type") instanceof String kind
                && List.of("log", "symlog", "pow", "sqrt").contains(kind)) {
            notes.add("The " + kind + " scale of " + title(parts, field, aggregate) + " is drawn as an even one.");
        }
        boolean zero = !(parts.get("scale") instanceof Map<?, ?> scale) || !Boolean.FALSE.equals(scale.get("zero"));
        return Optional.of(new Channel(field, type, aggregate, bins, unit(parts.get("timeUnit"), field),
                order(parts), zero, title(parts, field, aggregate)));
    }

    private String aggregate(@Nullable Object tree) {
        if (!(tree instanceof String name)) {
            if (tree != null) {
                notes.add("An aggregate that is not drawn is left out.");
            }
            return "";
        }
        if (!Aggregate.NAMES.contains(name)) {
            notes.add("Sums stand in the place of the aggregate “" + name + "”.");
            return "sum";
        }
        return name;
    }

    private Channel.Type type(Map<?, ?> parts, String field, String aggregate) {
        if (!aggregate.isEmpty()) {
            return Channel.Type.QUANTITATIVE;
        }
        Object type = parts.get("type");
        String name = type instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        return switch (name) {
            case "quantitative" -> Channel.Type.QUANTITATIVE;
            case "temporal" -> Channel.Type.TEMPORAL;
            case "ordinal" -> Channel.Type.ORDINAL;
            case "nominal" -> Channel.Type.NOMINAL;
            default -> guessed(parts, field);
        };
    }

    private Channel.Type guessed(Map<?, ?> parts, String field) {
        if (parts.get("timeUnit") != null) {
            return Channel.Type.TEMPORAL;
        }
        boolean numbers = rows.stream().limit(ROWS_LOOKED_AT).map(row -> row.get(field))
                .allMatch(value -> value == null || value instanceof Number);
        return numbers ? Channel.Type.QUANTITATIVE : Channel.Type.NOMINAL;
    }

    private static int bins(@Nullable Object tree) {
        return switch (tree) {
            case Boolean flag -> flag ? USUAL_BINS : 0;
            case Map<?, ?> parts when parts.get("maxbins") instanceof Number most ->
                Math.clamp(most.longValue(), 1, MOST_BINS);
            case Map<?, ?> _ -> USUAL_BINS;
            case null, default -> 0;
        };
    }

    private String unit(@Nullable Object tree, String field) {
        Object unit = tree instanceof Map<?, ?> parts ? parts.get("unit") : tree;
        if (!(unit instanceof String text)) {
            return "";
        }
        String name = text.startsWith("utc") ? text.substring(3) : text;
        if (Moments.UNITS.contains(name)) {
            return name;
        }
        notes.add("The time unit “" + text + "” of " + field + " is not applied.");
        return "";
    }

    private static Channel.Order order(Map<?, ?> parts) {
        Object sort = parts.get("sort");
        return switch (sort) {
            case null -> parts.containsKey("sort") ? new Channel.Order.AsGiven() : new Channel.Order.Sorted(false);
            case List<?> names -> new Channel.Order.Listed(names.stream().map(Reading::words).toList());
            case String text -> switch (text) {
                case "x", "y" -> new Channel.Order.ByValue(false);
                case "-x", "-y" -> new Channel.Order.ByValue(true);
                default -> new Channel.Order.Sorted(text.equals("descending"));
            };
            case Map<?, ?> by -> new Channel.Order.ByValue("descending".equals(by.get("order")));
            default -> new Channel.Order.Sorted(false);
        };
    }

    private static String title(Map<?, ?> parts, String field, String aggregate) {
        if (parts.get("title") instanceof String title) {
            return title;
        }
        if (parts.get("axis") instanceof Map<?, ?> axis && axis.get("title") instanceof String title) {
            return title;
        }
        if (parts.containsKey("title") && parts.get("title") == null) {
            return "";
        }
        return switch (aggregate) {
            case "" -> field;
            case "count" -> "Count";
            default -> Character.toUpperCase(aggregate.charAt(0)) + aggregate.substring(1) + " of " + field;
        };
    }

    /// In field names Vega-Lite writes points and brackets with a backslash.
    private static String unescaped(String field) {
        return field.replaceAll("\\\\(.)", "$1");
    }
}
