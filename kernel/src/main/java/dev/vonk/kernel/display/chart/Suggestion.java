package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.TableColumns.Column;
import dev.vonk.kernel.display.chart.specification.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The first chart to offer for a table: lines over time, bars over names, a histogram of a lone number, points of two.
final class Suggestion {
    private static final int MOST_BARS = 60;
    private static final int MOST_SERIES = 10;

    private Suggestion() {}

    static Optional<ChartChoice> of(Map<String, ? extends @Nullable Object> table) {
        TableColumns all = TableColumns.of(table);
        if (all.rows().isEmpty()) {
            return Optional.empty();
        }
        List<Column> numbers = of(all, Channel.Type.QUANTITATIVE).stream().filter(column -> !isKey(column)).toList();
        List<Column> moments = of(all, Channel.Type.TEMPORAL);
        List<Column> names = of(all, Channel.Type.NOMINAL).stream().filter(column -> distinct(all, column) > 0)
                .toList();
        String series = names.stream()
                .filter(column -> distinct(all, column) <= MOST_SERIES && distinct(all, column) > 1)
                .map(Column::name).findFirst().orElse("");
        if (!moments.isEmpty() && !numbers.isEmpty()) {
            return choice(ChartKind.LINE, moments.getFirst().name(), numbers.getFirst().name(), series);
        }
        Optional<Column> bars = names.stream().filter(column -> distinct(all, column) <= MOST_BARS).findFirst();
        if (bars.isPresent()) {
            String value = numbers.isEmpty() ? "" : numbers.getFirst().name();
            return choice(ChartKind.BAR, bars.get().name(), value, "");
        }
        if (numbers.size() > 1) {
            return choice(ChartKind.SCATTER, numbers.get(0).name(), numbers.get(1).name(), "");
        }
        Optional<String> alone = (numbers.isEmpty() ? of(all, Channel.Type.QUANTITATIVE) : numbers).stream()
                .map(Column::name).findFirst();
        if (alone.isPresent()) {
            return choice(ChartKind.HISTOGRAM, alone.get(), "", "");
        }
        return all.columns().stream().findFirst()
                .flatMap(column -> choice(ChartKind.BAR, column.name(), "", ""));
    }

    private static Optional<ChartChoice> choice(ChartKind kind, String x, String y, String color) {
        return Optional.of(new ChartChoice(kind, x, y, color, ""));
    }

    private static List<Column> of(TableColumns table, Channel.Type type) {
        return table.columns().stream().filter(column -> column.type() == type).toList();
    }

    /// A number that only names its row says nothing by its size.
    private static boolean isKey(Column column) {
        String name = column.name().toLowerCase(Locale.ROOT);
        return name.equals("id") || name.endsWith("_id") || column.name().endsWith("Id");
    }

    private static int distinct(TableColumns table, Column column) {
        Set<Object> values = new HashSet<>();
        for (int row = 0; row < table.rows().size(); row++) {
            Object value = table.cell(row, column);
            if (value instanceof String || value instanceof Boolean) {
                values.add(value);
            }
        }
        return values.size();
    }
}
