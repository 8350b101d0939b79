package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.specification.Aggregate;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counting where a specification measures nothing else, and points that stand for several rows.
final class Aggregated {
    /// The number of rows.
    static final Channel COUNT = new Channel("", Channel.Type.QUANTITATIVE, "count", 0, "",
            new Channel.Order.AsGiven(), true, "Count");

    private Aggregated() {}

    /// The chart with one row for each point, where one of its two channels puts rows together.
    static Specification points(Specification chart, Channel x, Channel y) {
        if (x.aggregate().isEmpty() == y.aggregate().isEmpty()) {
            return chart;
        }
        Channel base = x.aggregate().isEmpty() ? x : y;
        Channel value = x.aggregate().isEmpty() ? y : x;
        Map<List<String>, List<Map<?, ?>>> groups = new LinkedHashMap<>();
        for (Map<?, ?> row : chart.rows()) {
            List<String> key = List.of(base.name(row), chart.series().map(channel -> channel.name(row)).orElse(""));
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        List<Map<?, ?>> rows = new ArrayList<>();
        for (List<Map<?, ?>> group : groups.values()) {
            Map<Object, Object> row = new HashMap<>(group.getFirst());
            double[] numbers = group.stream().mapToDouble(value::number).toArray();
            row.put(value.field(), Aggregate.of(value.aggregate(), numbers));
            rows.add(row);
        }
        return new Specification(chart.mark(), rows, chart.x(), chart.y(), chart.color(), chart.beside(),
                chart.title(), chart.subtitle(), chart.notes());
    }
}
