package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.scale.Scale;
import dev.vonk.kernel.display.chart.specification.Aggregate;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Names;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Heat maps: a field for each pair of names, the darker the larger its value.
final class Shading implements Content {
    private static final double THINNEST = 4;

    private final Channel across;
    private final Channel up;
    private final Channel value;
    private final Names columns;
    private final Names rows;
    private final double[] values;
    private final Shades shades;
    private final List<String> notes;

    private Shading(Channel across, Channel up, Channel value, Names columns, Names rows, double[] values,
            List<String> notes) {
        this.across = across;
        this.up = up;
        this.value = value;
        this.columns = columns;
        this.rows = rows;
        this.values = values;
        this.shades = new Shades(Domain.around(values, Domain.Measure.NUMBER), value.title());
        this.notes = notes;
    }

    static Shading of(Specification chart, double width, double height) {
        Channel across = chart.required(chart.x(), "x");
        Channel up = chart.required(chart.y(), "y");
        Channel value = chart.shades().orElse(Aggregated.COUNT);
        List<String> notes = new ArrayList<>();
        Names columns = fitting(Names.of(across, value, chart.rows()), width, "columns", notes);
        Names found = fitting(Names.of(up, value, chart.rows()), height, "rows", notes);
        // Numbers grow upwards, names are read from the top.
        Names rows = up.bins() > 0 ? found.reversed() : found;
        double[][] groups = Groups.of(chart.rows(), columns.names().size() * rows.names().size(),
                row -> number(columns, rows, row), value::number);
        String aggregate = value.aggregate().isEmpty() ? "mean" : value.aggregate();
        double[] values = Arrays.stream(groups)
                .mapToDouble(group -> group.length == 0 ? Double.NaN : Aggregate.of(aggregate, group)).toArray();
        if (chart.series().isPresent()) {
            notes.add("The colours count rows, as " + chart.series().get().title() + " has no numbers.");
        }
        return new Shading(across, up, value, columns, rows, values, notes);
    }

    private static Names fitting(Names names, double pixels, String what, List<String> notes) {
        int most = (int) Math.clamp(pixels * 0.8 / THINNEST, 2, 500);
        if (names.names().size() > most) {
            notes.add("The first " + most + " of " + NumberText.full(names.names().size()) + " " + what
                    + " are drawn.");
        }
        return names.first(most);
    }

    private static int number(Names columns, Names rows, Map<?, ?> row) {
        int column = columns.of(row);
        int line = rows.of(row);
        return column < 0 || line < 0 ? -1 : line * columns.names().size() + column;
    }

    @Override
    public Domain x() {
        return new Domain.Names(columns.names(), columns.ordered());
    }

    @Override
    public Domain y() {
        return new Domain.Names(rows.names(), rows.ordered());
    }

    @Override
    public String xTitle() {
        return across.title();
    }

    @Override
    public String yTitle() {
        return up.title();
    }

    @Override
    public List<String> series() {
        return List.of();
    }

    @Override
    public Optional<Shades> shades() {
        return Optional.of(shades);
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void draw(Plane plane, Canvas canvas) {
        int width = columns.names().size();
        double halfX = half(plane.x());
        double halfY = half(plane.y());
        for (int index = 0; index < values.length; index++) {
            if (Double.isNaN(values[index])) {
                continue;
            }
            double x = plane.x().at(index % width);
            double y = plane.y().at(index / width);
            String tip = across.title() + ": " + columns.names().get(index % width) + "\n" + up.title() + ": "
                    + rows.names().get(index / width) + "\n" + value.title() + ": " + NumberText.full(values[index]);
            canvas.box(x - halfX, y - halfY, x + halfX, y + halfY, Paint.shade(shades.of(values[index])), "", tip);
        }
    }

    private static double half(Scale scale) {
        return scale.band() > 6 ? scale.band() / 2 - 0.5 : scale.band() / 2;
    }
}
