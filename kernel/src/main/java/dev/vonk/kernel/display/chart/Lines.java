package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.Drawing.Point;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.specification.Aggregate;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lines, one for each series. Where a value is missing the line has a gap.
final class Lines implements Content {
    private static final int MOST_DOTS = 150;

    private final Positions positions;
    private final Channel value;
    private final Series series;
    private final List<List<Place>> lines;

    private Lines(Positions positions, Channel value, Series series, List<List<Place>> lines) {
        this.positions = positions;
        this.value = value;
        this.series = series;
        this.lines = lines;
    }

    /// One point of a line.
    ///
    /// @param value NaN for a gap
    record Place(double at, double value) {}

    static Lines of(Specification chart) {
        Channel x = chart.required(chart.x(), "x");
        Channel y = chart.required(chart.y(), "y");
        Positions positions = Positions.of(x, y, chart.rows());
        Series series = Series.largest(chart);
        return new Lines(positions, y, series, places(chart, positions, y, series));
    }

    /// The points of each series from left to right; those of the same place put together where the channel says how.
    static List<List<Place>> places(Specification chart, Positions positions, Channel value, Series series) {
        double[][] ats = Groups.of(chart.rows(), series.count(), series::of, positions.of());
        double[][] values = Groups.of(chart.rows(), series.count(), series::of, value::number);
        List<List<Place>> lines = new ArrayList<>();
        for (int number = 0; number < ats.length; number++) {
            List<Place> line = new ArrayList<>();
            for (int index = ats[number].length - 1; index >= 0; index--) {
                if (!Double.isNaN(ats[number][index])) {
                    line.add(new Place(ats[number][index], values[number][index]));
                }
            }
            line.sort(Comparator.comparingDouble(Place::at));
            lines.add(value.aggregate().isEmpty() ? line : together(line, value.aggregate()));
        }
        return lines;
    }

    static List<Place> together(List<Place> line, String aggregate) {
        Map<Double, List<Double>> byPlace = new TreeMap<>();
        line.forEach(place -> byPlace.computeIfAbsent(place.at(), _ -> new ArrayList<>()).add(place.value()));
        return byPlace.entrySet().stream().map(entry -> new Place(entry.getKey(), Aggregate.of(aggregate,
                entry.getValue().stream().mapToDouble(Double::doubleValue).toArray()))).toList();
    }

    @Override
    public Domain x() {
        return positions.domain();
    }

    @Override
    public Domain y() {
        double[] values = lines.stream().flatMap(List::stream).mapToDouble(Place::value).toArray();
        return value.zero() ? Domain.fromZero(values) : Domain.around(values, Domain.Measure.NUMBER);
    }

    @Override
    public String xTitle() {
        return positions.channel().title();
    }

    @Override
    public String yTitle() {
        return value.title();
    }

    @Override
    public List<String> series() {
        return series.names();
    }

    @Override
    public List<String> notes() {
        return series.leftOut();
    }

    @Override
    public void draw(Plane plane, Canvas canvas) {
        boolean dots = lines.stream().mapToInt(List::size).sum() <= MOST_DOTS;
        for (int number = 0; number < lines.size(); number++) {
            List<Point> points = new ArrayList<>();
            List<Place> line = thinned(lines.get(number), plane);
            for (Place place : line) {
                if (Double.isNaN(place.value())) {
                    path(points, number, canvas);
                    points.clear();
                } else {
                    points.add(new Point(plane.x().at(place.at()), plane.y().at(place.value())));
                }
            }
            path(points, number, canvas);
            if (dots) {
                dots(line, number, plane, canvas);
            }
        }
    }

    private void path(List<Point> points, int number, Canvas canvas) {
        if (points.size() == 1) {
            canvas.add(new Drawing.Dot(points.getFirst().x(), points.getFirst().y(), 2.5, Paint.series(number), 1,
                    series.name(number), series.name(number)));
        }
        if (points.size() > 1) {
            canvas.add(new Drawing.Path(points, Paint.series(number), 2, series.name(number), series.name(number)));
        }
    }

    private void dots(List<Place> line, int number, Plane plane, Canvas canvas) {
        for (Place place : line) {
            if (!Double.isNaN(place.value())) {
                String tip = positions.tip(place.at()) + "\n" + value.title() + ": " + NumberText.full(place.value())
                        + series.tip(number);
                canvas.add(new Drawing.Dot(plane.x().at(place.at()), plane.y().at(place.value()), 2.5,
                        Paint.series(number), 1, series.name(number), tip));
            }
        }
    }

    /// Of many points in the same column of pixels the first, lowest, highest and last: what the eye can see of them.
    private static List<Place> thinned(List<Place> line, Plane plane) {
        if (line.size() <= plane.x().length() * 4) {
            return line;
        }
        List<Place> kept = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= line.size(); end++) {
            if (end == line.size() || column(line.get(end), plane) != column(line.get(start), plane)) {
                kept.addAll(ends(line.subList(start, end)));
                start = end;
            }
        }
        return kept;
    }

    private static long column(Place place, Plane plane) {
        return Math.round(plane.x().at(place.at()));
    }

    private static List<Place> ends(List<Place> column) {
        Comparator<Place> byValue = Comparator.comparingDouble(Place::value);
        Place lowest = column.stream().min(byValue).orElseThrow();
        Place highest = column.stream().filter(place -> !Double.isNaN(place.value())).max(byValue).orElse(lowest);
        Place[] four = {column.getFirst(), lowest, highest, column.getLast()};
        return Arrays.stream(four).distinct().sorted(Comparator.comparingDouble(Place::at)).toList();
    }
}
