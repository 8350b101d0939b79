package dev.vonk;

import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Builds the frames of `describe` and `summary`: one row a statistic, one column of text a column. One aggregation
/// computes all statistics as one row, which is then taken apart.
final class Summaries {
    static final List<String> DESCRIBED = List.of("count", "mean", "stddev", "min", "max");
    static final List<String> SUMMARISED = List.of("count", "mean", "stddev", "min", "25%", "50%", "75%", "max");

    private Summaries() {
    }

    /// The frame.
    ///
    /// @param columns names; all numbers and texts when empty
    static Frame of(Dataset<?> dataset, List<String> statistics, List<String> columns) {
        var schema = dataset.schema();
        var names = columns.isEmpty()
                ? schema.fields().stream().filter(field -> isDescribed(field.dataType())).map(field -> field.name())
                        .toList()
                : columns;
        var taken = new ArrayList<Column>();
        names.forEach(name -> taken.add(dataset.col(NameParser.quoted(name))));
        var aggregates = new ArrayList<Syntax>();
        var rows = new ArrayList<Column>();
        for (int i = 0; i < statistics.size(); i++) {
            var cells = new ArrayList<Column>();
            cells.add(Functions.lit(statistics.get(i)).alias("summary"));
            for (int j = 0; j < names.size(); j++) {
                boolean text = schema.field(schema.fieldIndex(names.get(j))).dataType() instanceof DataType.StringType;
                var cell = "s" + i + "_" + j;
                aggregates.add(statistic(statistics.get(i), taken.get(j), text).cast("string").alias(cell).syntax());
                cells.add(Functions.col(cell).alias(names.get(j)));
            }
            rows.add(Functions.struct(cells.toArray(Column[]::new)));
        }
        var session = dataset.sparkSession();
        var input = aggregates.isEmpty()
                ? session.emptyRow()
                : session.aggregations().aggregate(dataset.frame(), List.of(), aggregates);
        return session.projections().select(input,
                List.of(Functions.inline(Functions.array(rows.toArray(Column[]::new))).syntax()));
    }

    private static boolean isDescribed(DataType type) {
        return type.isNumeric() || type instanceof DataType.StringType;
    }

    private static Column statistic(String name, Column column, boolean text) {
        var number = text ? column.try_cast("double") : column;
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "count" -> Functions.count(column);
            case "mean", "avg" -> Functions.avg(number);
            case "stddev" -> Functions.stddev(number);
            case "min" -> Functions.min(column);
            case "max" -> Functions.max(column);
            case "count_distinct" -> Functions.countDistinct(column);
            case "approx_count_distinct" -> Functions.approx_count_distinct(column);
            default -> Functions.percentile_approx(number, Functions.lit(percentage(name)), Functions.lit(10_000));
        };
    }

    private static double percentage(String name) {
        if (name.endsWith("%")) {
            try {
                double percent = Double.parseDouble(name.substring(0, name.length() - 1));
                if (percent >= 0 && percent <= 100) {
                    return percent / 100;
                }
            } catch (NumberFormatException notOne) {
                throw unknown(name, notOne);
            }
        }
        throw unknown(name, null);
    }

    private static IllegalArgumentException unknown(String name, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "\"" + name + "\" is not a statistic that summary(...) knows. Those there are: count, mean, "
                        + "stddev, min, max, count_distinct, approx_count_distinct, and percentiles such as 75%.",
                cause);
    }
}
