package dev.vonk.notebook.state;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.chart.ChartChoice;
import dev.vonk.kernel.display.chart.Charts;
import dev.vonk.kernel.display.chart.VegaLite;
import dev.vonk.kernel.document.JsonObject;
import dev.vonk.kernel.document.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Charts that the user keeps of a cell's tables. When the cell runs again they are drawn over the new tables; where that
/// cannot be, a line in their place says why and holds the specification for the next run.
///
/// @param charts those whose table has not come yet
record KeptCharts(List<Kept> charts) {
    static final KeptCharts NONE = new KeptCharts(List.of());

    private static final String MARK = "vonk_chart";
    private static final String TABLE = "table";
    private static final String SPECIFICATION = "specification";

    KeptCharts {
        charts = List.copyOf(charts);
    }

    /// @param table which of the cell's tables it shows, from 0
    /// @param specification in Vega-Lite, without its data where it waits in a line
    record Kept(int table, Map<String, Object> specification) {}

    /// The charts among what a cell shows.
    static KeptCharts of(List<Output> outputs) {
        List<Kept> charts = new ArrayList<>();
        int table = -1;
        for (Output output : outputs) {
            if (table(output).isPresent()) {
                table++;
            }
            if (output instanceof Output.DisplayData display && isChart(output)) {
                charts.add(kept(display, Math.max(0, table)));
            }
        }
        return charts.isEmpty() ? NONE : new KeptCharts(charts);
    }

    /// A chart as an output of its cell.
    static Output output(Map<String, Object> specification) {
        return new Output.DisplayData(MimeBundle.text("Chart").with(MimeBundle.VEGA_LITE, specification),
                JsonObject.of(Map.of(MARK, true)), JsonObject.EMPTY);
    }

    static boolean isChart(Output output) {
        return output instanceof Output.DisplayData display && display.metadata().has(MARK);
    }

    /// The table that an output shows, as JSON.
    static Optional<Map<?, ?>> table(Output output) {
        return switch (output) {
            case Output.DisplayData display -> table(display.data());
            case Output.ExecuteResult result -> table(result.data());
            case Output.Stream _,Output.Error _,Output.Unknown _ -> Optional.empty();
        };
    }

    /// Those that show a table that has just come, the last of these outputs.
    KeptCharts ofLast(List<Output> outputs) {
        int number = (int) outputs.stream().filter(output -> table(output).isPresent()).count() - 1;
        return new KeptCharts(charts.stream().filter(chart -> chart.table() == number).toList());
    }

    KeptCharts without(KeptCharts drawn) {
        return new KeptCharts(charts.stream().filter(chart -> !drawn.charts().contains(chart)).toList());
    }

    /// The charts over a new table.
    List<Output> over(Map<?, ?> table) {
        return charts.stream().map(chart -> over(chart, table)).toList();
    }

    /// Lines in the place of charts whose table did not come.
    List<Output> waiting() {
        return charts.stream()
                .map(chart -> line(chart, "The chart you kept comes back when the cell shows its table again."))
                .toList();
    }

    private static Output over(Kept chart, Map<?, ?> table) {
        Optional<ChartChoice> choice = Charts.choice(chart.specification());
        if (choice.isEmpty()) {
            return output(chart.specification());
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        table.forEach((key, value) -> named.put(String.valueOf(key), value));
        try {
            return output(present(VegaLite.of(choice.get(), named)));
        } catch (IllegalArgumentException gone) {
            return line(chart, "The chart you kept is not drawn. " + gone.getMessage() + ".");
        }
    }

    private static Output line(Kept chart, String text) {
        Map<String, Object> specification = new LinkedHashMap<>(chart.specification());
        specification.remove("data");
        // in an order of its own, so that the same notebook is the same file
        Map<String, Object> held = new LinkedHashMap<>();
        held.put(TABLE, chart.table());
        held.put(SPECIFICATION, specification);
        return new Output.DisplayData(MimeBundle.text(text), JsonObject.of(Map.of(MARK, held)), JsonObject.EMPTY);
    }

    private static Kept kept(Output.DisplayData display, int table) {
        if (display.data().entries().get(MimeBundle.VEGA_LITE) instanceof Map<?, ?> specification) {
            return new Kept(table, present(specification));
        }
        Object held = display.metadata().toMap().get(MARK);
        if (held instanceof Map<?, ?> parts && parts.get(SPECIFICATION) instanceof Map<?, ?> specification) {
            int number = parts.get(TABLE) instanceof Number known ? known.intValue() : table;
            return new Kept(number, present(specification));
        }
        return new Kept(table, Map.of());
    }

    private static Optional<Map<?, ?>> table(MimeBundle bundle) {
        return bundle.entries().get(MimeBundle.TABLE) instanceof Map<?, ?> table
                ? Optional.of(table)
                : Optional.empty();
    }

    /// A tree without the fields at its top that are null, which mean the same as missing ones.
    private static Map<String, Object> present(Map<?, ?> tree) {
        Map<String, Object> present = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (value != null) {
                present.put(String.valueOf(key), value);
            }
        });
        return present;
    }
}
