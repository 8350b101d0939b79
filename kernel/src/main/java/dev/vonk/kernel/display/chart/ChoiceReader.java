package dev.vonk.kernel.display.chart;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the choice that a specification was made of, so that the chart can be made of another table.
record ChoiceReader(Map<?, ?> encoding) {

    static Optional<ChartChoice> read(Map<String, ? extends @Nullable Object> specification) {
        Object mark = specification.get("mark") instanceof Map<?, ?> parts
                ? parts.get("type")
                : specification.get("mark");
        if (!(specification.get("encoding") instanceof Map<?, ?> encoding)) {
            return Optional.empty();
        }
        ChoiceReader reader = new ChoiceReader(encoding);
        if (reader.field("x").isEmpty()) {
            return Optional.empty();
        }
        Object title = specification.get("title") instanceof Map<?, ?> parts
                ? parts.get("text")
                : specification.get("title");
        return reader.kind(String.valueOf(mark)).map(kind -> new ChartChoice(kind, reader.field("x"),
                reader.field("y"), reader.field("color"), title instanceof String text ? text : ""));
    }

    private Optional<ChartKind> kind(String mark) {
        boolean binned = encoding.get("x") instanceof Map<?, ?> x && x.get("bin") != null;
        return switch (mark) {
            case "bar" -> Optional.of(binned ? ChartKind.HISTOGRAM : ChartKind.BAR);
            case "line" -> Optional.of(ChartKind.LINE);
            case "area" -> Optional.of(ChartKind.AREA);
            case "point" -> Optional.of(ChartKind.SCATTER);
            case "boxplot" -> Optional.of(ChartKind.BOX);
            case "rect" -> Optional.of(ChartKind.HEAT_MAP);
            default -> Optional.empty();
        };
    }

    /// Empty where the channel counts rows or is not there.
    private String field(String channel) {
        return encoding.get(channel) instanceof Map<?, ?> parts && parts.get("field") instanceof String field
                ? field.replaceAll("\\\\(.)", "$1")
                : "";
    }
}
