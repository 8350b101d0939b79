package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.TableColumns.Column;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Moments;
import dev.vonk.kernel.display.chart.specification.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Vega-Lite specifications of charts.
public final class VegaLite {
    /// Which language the specifications are written in.
    public static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;

    private final ChartChoice choice;
    private final TableColumns table;
    private final Column x;
    private final Optional<Column> y;
    private final Optional<Column> color;

    private VegaLite(ChartChoice choice, TableColumns table) {
        this.choice = choice;
        this.table = table;
        this.x = table.named(choice.x());
        this.y = choice.y().isEmpty() || choice.kind() == ChartKind.HISTOGRAM
                ? Optional.empty()
                : Optional.of(table.named(choice.y()));
        this.color = choice.color().isEmpty() ? Optional.empty() : Optional.of(table.named(choice.color()));
    }

    /// The specification of a chart of a table, with the values it needs in it. Where the table is only the first part
    /// of a larger one, the subtitle says so.
    ///
    /// @param table the table as [dev.vonk.kernel.display.TableJson] writes it
    /// @throws IllegalArgumentException where the table has no column of a name in the choice
    public static Map<String, @Nullable Object> of(ChartChoice choice, Map<String, ? extends @Nullable Object> table) {
        return new VegaLite(choice, TableColumns.of(table)).specification();
    }

    private Map<String, @Nullable Object> specification() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("$schema", SCHEMA);
        if (!choice.title().isBlank() || !table.part().isEmpty()) {
            Map<String, @Nullable Object> title = object("text", choice.title());
            if (!table.part().isEmpty()) {
                title.put("subtitle", table.part());
            }
            tree.put("title", title);
        }
        tree.put("width", WIDTH);
        tree.put("height", HEIGHT);
        tree.put("data", object("values", values()));
        tree.put("mark", mark());
        tree.put("encoding", encoding());
        return tree;
    }

    private Map<String, @Nullable Object> mark() {
        Map<String, @Nullable Object> mark = object("type", switch (choice.kind()) {
            case BAR, HISTOGRAM -> "bar";
            case LINE -> "line";
            case AREA -> "area";
            case SCATTER -> "point";
            case BOX -> "boxplot";
            case HEAT_MAP -> "rect";
        });
        switch (choice.kind()) {
            case SCATTER -> mark.put("filled", true);
            case LINE -> mark.put("point", table.rows().size() <= 100);
            case BAR, HISTOGRAM, AREA, BOX, HEAT_MAP -> {}
        }
        if (choice.kind() != ChartKind.BOX) {
            mark.put("tooltip", true);
        }
        return mark;
    }

    private Map<String, @Nullable Object> encoding() {
        Map<String, @Nullable Object> encoding = new LinkedHashMap<>();
        switch (choice.kind()) {
            case BAR, BOX -> {
                encoding.put("x", named(x));
                encoding.put("y", measured());
            }
            case LINE -> {
                encoding.put("x", placed(x));
                encoding.put("y", unforced(measured()));
            }
            case AREA -> {
                encoding.put("x", placed(x));
                encoding.put("y", measured());
            }
            case SCATTER -> {
                encoding.put("x", unforced(placed(x)));
                encoding.put("y", y.map(column -> unforced(placed(column))).orElseGet(VegaLite::counted));
            }
            case HISTOGRAM -> {
                encoding.put("x", binned());
                encoding.put("y", counted());
            }
            case HEAT_MAP -> {
                encoding.put("x", named(x));
                encoding.put("y", y.map(this::named).orElseGet(VegaLite::counted));
            }
        }
        color.ifPresentOrElse(column -> encoding.put("color", coloured(column)), () -> {
            if (choice.kind() == ChartKind.HEAT_MAP) {
                encoding.put("color", counted());
            }
        });
        return encoding;
    }

    /// A channel of names. Numbers and dates come in their order, others as the rows have them.
    private Map<String, @Nullable Object> named(Column column) {
        return named(column, column.type() == Channel.Type.NOMINAL ? "nominal" : "ordinal");
    }

    private static Map<String, @Nullable Object> named(Column column, String type) {
        Map<String, @Nullable Object> channel = channel(column, type);
        if (column.type() == Channel.Type.NOMINAL) {
            channel.put("sort", null);
        }
        return channel;
    }

    private Map<String, @Nullable Object> placed(Column column) {
        return switch (column.type()) {
            case QUANTITATIVE -> channel(column, "quantitative");
            case TEMPORAL -> channel(column, "temporal");
            case ORDINAL, NOMINAL -> named(column);
        };
    }

    private static Map<String, @Nullable Object> unforced(Map<String, @Nullable Object> channel) {
        if ("quantitative".equals(channel.get("type"))) {
            channel.put("scale", object("zero", false));
        }
        return channel;
    }

    /// What is measured: the numbers themselves where each place has one, else their sums; rows where there are none.
    private Map<String, @Nullable Object> measured() {
        if (y.isEmpty() || y.get().type() != Channel.Type.QUANTITATIVE && choice.kind() != ChartKind.BOX) {
            return counted();
        }
        Map<String, @Nullable Object> channel = channel(y.get(), "quantitative");
        if (choice.kind() != ChartKind.BOX && isRepeated()) {
            channel.put("aggregate", "sum");
            channel.put("title", "Sum of " + y.get().name());
        }
        return channel;
    }

    private boolean isRepeated() {
        Set<List<String>> seen = new HashSet<>();
        for (int row = 0; row < table.rows().size(); row++) {
            String series = color.isEmpty() ? "" : Reading.words(table.cell(row, color.get()));
            if (!seen.add(List.of(Reading.words(table.cell(row, x)), series))) {
                return true;
            }
        }
        return false;
    }

    private Map<String, @Nullable Object> binned() {
        if (x.type() != Channel.Type.QUANTITATIVE) {
            return named(x);
        }
        Map<String, @Nullable Object> channel = channel(x, "quantitative");
        channel.put("bin", object("maxbins", (int) Math.clamp(Math.ceil(Math.sqrt(table.rows().size())), 8, 40)));
        return channel;
    }

    private static Map<String, @Nullable Object> counted() {
        Map<String, @Nullable Object> channel = object("aggregate", "count");
        channel.put("type", "quantitative");
        channel.put("title", "Count");
        return channel;
    }

    private Map<String, @Nullable Object> coloured(Column column) {
        if (column.type() != Channel.Type.QUANTITATIVE) {
            return named(column, "nominal");
        }
        return switch (choice.kind()) {
            case HEAT_MAP -> {
                Map<String, @Nullable Object> channel = channel(column, "quantitative");
                channel.put("aggregate", "mean");
                channel.put("title", column.name());
                yield channel;
            }
            case SCATTER -> channel(column, "quantitative");
            case BAR, LINE, AREA, HISTOGRAM, BOX -> channel(column, "ordinal");
        };
    }

    private static Map<String, @Nullable Object> channel(Column column, String type) {
        // In field names points and brackets would lead into nested values.
        Map<String, @Nullable Object> channel = object("field",
                column.name().replaceAll("([\\\\.\\[\\]'\"])", "\\\\$1"));
        channel.put("type", type);
        channel.put("title", column.name());
        return channel;
    }

    private List<@Nullable Object> values() {
        List<Column> needed = Stream.of(Optional.of(x), y, color).flatMap(Optional::stream).distinct().toList();
        List<@Nullable Object> values = new ArrayList<>(table.rows().size());
        for (int row = 0; row < table.rows().size(); row++) {
            Map<String, @Nullable Object> value = new LinkedHashMap<>();
            for (Column column : needed) {
                value.put(column.name(), value(table.cell(row, column), column.type()));
            }
            values.add(value);
        }
        return values;
    }

    /// Numbers as numbers, moments in letters that every reader takes for local time, the rest as words.
    private @Nullable Object value(@Nullable Object cell, Channel.Type type) {
        return switch (type) {
            case QUANTITATIVE -> number(cell);
            case TEMPORAL -> moment(cell);
            case ORDINAL, NOMINAL -> cell == null || cell instanceof Boolean ? cell : Reading.words(cell);
        };
    }

    private static @Nullable Object number(@Nullable Object cell) {
        double number = Reading.number(cell);
        if (Double.isNaN(number)) {
            return null;
        }
        return cell instanceof Integer || cell instanceof Long ? cell : (Object) number;
    }

    private @Nullable Object moment(@Nullable Object cell) {
        double moment = Reading.moment(cell);
        boolean placed = switch (choice.kind()) {
            case LINE, AREA, SCATTER -> true;
            case BAR, HISTOGRAM, BOX, HEAT_MAP -> false;
        };
        if (Double.isNaN(moment)) {
            return null;
        }
        return placed ? Reading.dateTime(moment).toString() : Moments.text(moment, "");
    }

    private static Map<String, @Nullable Object> object(String key, @Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(key, value);
        return object;
    }
}
