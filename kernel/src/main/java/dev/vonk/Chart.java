package dev.vonk;

import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.display.Displayable;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.TableJson;
import dev.vonk.kernel.display.chart.ChartChoice;
import dev.vonk.kernel.display.chart.ChartKind;
import dev.vonk.kernel.display.chart.Charts;
import dev.vonk.kernel.display.chart.Drawing;
import dev.vonk.kernel.display.chart.Palette;
import dev.vonk.kernel.display.chart.SvgText;
import dev.vonk.kernel.display.chart.VegaLite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A chart of a frame: what a cell shows when it ends with one, or hands it to `display`. It is made when it is shown, of
/// at most 10,000 rows; where the frame has more, the chart says that it shows the first ones only. So let the query add
/// up, and the chart draw the sums:
///
/// ```java
/// record Sale(String region, int year, int amount) {}
/// var sales = spark.createDataFrame(List.of(
///         new Sale("north", 2024, 120), new Sale("south", 2024, 80), new Sale("north", 2025, 150)), Sale.class);
/// Chart.bar(sales.groupBy("year", "region").sum("amount"), "year", "sum(amount)").color("region").title("Sales")
/// ```
public final class Chart implements Displayable {
    /// A chart draws no more rows than these.
    public static final int MOST_ROWS = 10_000;

    private static final double WIDTH = 640;
    private static final double HEIGHT = 360;

    private final Source source;

    private Chart(Source source) {
        this.source = source;
    }

    /// Where the specification comes from.
    private sealed interface Source {
        /// Columns of a frame.
        ///
        /// @param y     empty to count rows
        /// @param color empty for none
        record Columns(Dataset<?> frame, ChartKind kind, String x, String y, String color, String title)
                implements
                    Source {}

        /// A specification that is there already.
        record Written(Map<String, @Nullable Object> vegaLite) implements Source {}
    }

    /// Bars: for each `x` the sum of `y`.
    ///
    /// @throws dev.vonk.kernel.analysis.AnalysisException where the frame has no such column, here and in all other charts
    public static Chart bar(Dataset<?> frame, String x, String y) {
        return columns(frame, ChartKind.BAR, x, y, "");
    }

    /// Bars: for each `x` the number of rows.
    public static Chart bar(Dataset<?> frame, String x) {
        return columns(frame, ChartKind.BAR, x, "", "");
    }

    /// A line from left to right, `x` being numbers, dates or times. Where rows have the same `x`, the sum of their `y`.
    public static Chart line(Dataset<?> frame, String x, String y) {
        return columns(frame, ChartKind.LINE, x, y, "");
    }

    /// As [#line], filled down to zero. With a colour the areas stand on top of each other.
    public static Chart area(Dataset<?> frame, String x, String y) {
        return columns(frame, ChartKind.AREA, x, y, "");
    }

    /// A point for each row. Of more than 5,000 points a random choice is drawn.
    public static Chart scatter(Dataset<?> frame, String x, String y) {
        return columns(frame, ChartKind.SCATTER, x, y, "");
    }

    /// How often the numbers of a column fall into each of some equal steps.
    public static Chart histogram(Dataset<?> frame, String x) {
        return columns(frame, ChartKind.HISTOGRAM, x, "", "");
    }

    /// How `y` spreads in each group: quartiles, the median, and what lies far out.
    public static Chart box(Dataset<?> frame, String group, String y) {
        return columns(frame, ChartKind.BOX, group, y, "");
    }

    /// A field for each pair of `x` and `y`, the darker the larger the mean of `value`.
    public static Chart heatMap(Dataset<?> frame, String x, String y, String value) {
        return columns(frame, ChartKind.HEAT_MAP, x, y, value);
    }

    /// The chart of a Vega-Lite specification with its data in it. Front ends of Vonk draw a part of what Vega-Lite can do,
    /// and say what they leave out.
    ///
    /// ```java
    /// Chart.of(Map.of(
    ///         "mark", "bar",
    ///         "data", Map.of("values", List.of(Map.of("a", "x", "b", 3), Map.of("a", "y", "b", 5))),
    ///         "encoding", Map.of("x", Map.of("field", "a"), "y", Map.of("field", "b", "type", "quantitative"))))
    /// ```
    ///
    /// @param vegaLite of `Map`, `List`, `String`, `Number`, `Boolean` and null
    /// @throws IllegalArgumentException for other values
    public static Chart of(Map<String, ? extends @Nullable Object> vegaLite) {
        MimeBundle.empty().with(MimeBundle.VEGA_LITE, vegaLite);
        return new Chart(new Source.Written(new LinkedHashMap<>(vegaLite)));
    }

    /// The chart with a colour for each value of this column; in points a column of numbers gives shades.
    ///
    /// @throws IllegalStateException for a chart of a specification, which says itself what its colours are
    public Chart color(String column) {
        Source.Columns own = own("color");
        return columns(own.frame(), own.kind(), own.x(), own.y(), column).title(own.title());
    }

    /// The chart with this title.
    ///
    /// @throws IllegalStateException for a chart of a specification, which has its title in it
    public Chart title(String title) {
        Source.Columns own = own("title");
        return new Chart(new Source.Columns(own.frame(), own.kind(), own.x(), own.y(), own.color(), title));
    }

    /// The specification, with the data in it. Runs the query.
    public Map<String, @Nullable Object> vegaLite() {
        return switch (source) {
            case Source.Written written -> written.vegaLite();
            case Source.Columns columns -> specification(columns);
        };
    }

    /// The chart as a Vega-Lite specification, as an SVG drawing and in words. Runs the query for at most
    /// [#MOST_ROWS] rows.
    @Override
    public MimeBundle display(DisplayLimits limits) {
        Map<String, @Nullable Object> vegaLite = vegaLite();
        Drawing drawing = Charts.draw(vegaLite, WIDTH, HEIGHT);
        return MimeBundle.text(toString())
                .with(MimeBundle.VEGA_LITE, vegaLite)
                .with(MimeBundle.SVG, SvgText.small(drawing, Palette.LIGHT));
    }

    /// What the chart shows, in a line. Runs nothing.
    @Override
    public String toString() {
        return switch (source) {
            case Source.Written _ -> "Chart of a Vega-Lite specification";
            case Source.Columns columns -> words(columns);
        };
    }

    private static String words(Source.Columns columns) {
        String what = columns.y().isEmpty() ? columns.x() : columns.y() + " by " + columns.x();
        String title = columns.title().isEmpty() ? "" : " “" + columns.title() + "”";
        return columns.kind().label() + " chart" + title + ": " + what
                + (columns.color().isEmpty() ? "" : ", coloured by " + columns.color());
    }

    private static Chart columns(Dataset<?> frame, ChartKind kind, String x, String y, String color) {
        Source.Columns columns = new Source.Columns(frame, kind, x, y, color, "");
        selected(columns);
        return new Chart(columns);
    }

    /// The columns that are drawn, each once; complains about those that are not there.
    private static DataFrame selected(Source.Columns columns) {
        List<String> names = names(columns);
        return columns.frame().select(names.getFirst(), names.subList(1, names.size()).toArray(String[]::new));
    }

    private static List<String> names(Source.Columns columns) {
        List<String> names = new ArrayList<>(List.of(columns.x(), columns.y(), columns.color()));
        names.removeIf(String::isEmpty);
        return names.stream().distinct().toList();
    }

    private static Map<String, @Nullable Object> specification(Source.Columns columns) {
        DataFrame rows = selected(columns);
        List<String> asked = names(columns);
        String[] found = rows.columns();
        ChartChoice choice = new ChartChoice(columns.kind(), named(columns.x(), asked, found),
                named(columns.y(), asked, found), named(columns.color(), asked, found), columns.title());
        return VegaLite.of(choice, TableJson.of(rows.view(MOST_ROWS), rows.sparkSession().zone()));
    }

    /// The column as the selected rows call it: `city` for `address.city`.
    private static String named(String name, List<String> asked, String[] found) {
        return Optional.of(asked.indexOf(name)).filter(index -> index >= 0).map(index -> found[index]).orElse("");
    }

    private Source.Columns own(String what) {
        return switch (source) {
            case Source.Columns columns -> columns;
            case Source.Written _ -> throw new IllegalStateException("A chart of a Vega-Lite specification has its "
                    + what + " in the specification; write it there.");
        };
    }
}
