package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.Drawing.Point;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Areas from zero, those of several series on top of each other. Where a value is missing the area goes on
/// straight to the next one.
final class Areas implements Content {
    private static final int MOST_DOTS = 150;

    private final Positions positions;
    private final Channel value;
    private final Series series;
    private final boolean beside;
    private final double[] places;
    /// For each series, for each place.
    private final double[][] values;

    private Areas(Positions positions, Channel value, Series series, boolean beside, double[] places,
            double[][] values) {
        this.positions = positions;
        this.value = value;
        this.series = series;
        this.beside = beside;
        this.places = places;
        this.values = values;
    }

    static Areas of(Specification chart) {
        Channel value = chart.required(chart.y(), "y");
        Positions positions = Positions.of(chart.required(chart.x(), "x"), value, chart.rows());
        Series series = Series.largest(chart);
        List<TreeMap<Double, Double>> found = new ArrayList<>();
        TreeSet<Double> ats = new TreeSet<>();
        for (List<Lines.Place> line : Lines.places(chart, positions, value, series)) {
            TreeMap<Double, Double> known = new TreeMap<>();
            Lines.together(line, value.aggregate().isEmpty() ? "sum" : value.aggregate())
                    .stream().filter(place -> !Double.isNaN(place.value()))
                    .forEach(place -> known.put(place.at(), place.value()));
            ats.addAll(known.keySet());
            found.add(known);
        }
        double[] places = ats.stream().mapToDouble(Double::doubleValue).toArray();
        double[][] values = new double[found.size()][places.length];
        for (int number = 0; number < values.length; number++) {
            TreeMap<Double, Double> known = found.get(number);
            Arrays.setAll(values[number], index -> between(known, places[index]));
        }
        return new Areas(positions, value, series, chart.beside(), places, values);
    }

    /// The value at a place: on the straight line between its neighbours where it has none, zero beyond them.
    private static double between(TreeMap<Double, Double> known, double place) {
        Map.Entry<Double, Double> before = known.floorEntry(place);
        Map.Entry<Double, Double> after = known.ceilingEntry(place);
        if (before == null || after == null) {
            return 0;
        }
        double length = after.getKey() - before.getKey();
        double share = length == 0 ? 0 : (place - before.getKey()) / length;
        return before.getValue() + share * (after.getValue() - before.getValue());
    }

    @Override
    public Domain x() {
        return positions.domain();
    }

    @Override
    public Domain y() {
        List<Double> ends = new ArrayList<>();
        for (int number = 0; number < values.length; number++) {
            for (int index = 0; index < places.length; index++) {
                ends.add(start(number, index) + values[number][index]);
            }
        }
        return Domain.fromZero(ends.stream().mapToDouble(Double::doubleValue).toArray());
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
        for (int number = 0; number < values.length && places.length > 0; number++) {
            List<Point> upper = new ArrayList<>();
            List<Point> lower = new ArrayList<>();
            for (int index = 0; index < places.length; index++) {
                double at = plane.x().at(places[index]);
                lower.add(new Point(at, plane.y().at(start(number, index))));
                upper.add(new Point(at, plane.y().at(start(number, index) + values[number][index])));
            }
            List<Point> around = new ArrayList<>(upper);
            around.addAll(lower.reversed());
            String name = series.name(number);
            canvas.add(new Drawing.Area(around, Paint.series(number), series.count() > 1 && !beside ? 0.75 : 0.35,
                    name, name));
            canvas.add(new Drawing.Path(upper, Paint.series(number), 1.5, name, name));
        }
        if (places.length * values.length <= MOST_DOTS) {
            dots(plane, canvas);
        }
    }

    private void dots(Plane plane, Canvas canvas) {
        for (int number = 0; number < values.length; number++) {
            for (int index = 0; index < places.length; index++) {
                String tip = positions.tip(places[index]) + "\n" + value.title() + ": "
                        + NumberText.full(values[number][index]) + series.tip(number);
                canvas.add(new Drawing.Dot(plane.x().at(places[index]),
                        plane.y().at(start(number, index) + values[number][index]), 2, Paint.series(number), 1,
                        series.name(number), tip));
            }
        }
    }

    private double start(int number, int index) {
        double start = 0;
        for (int below = 0; below < number && !beside; below++) {
            boolean same = values[below][index] < 0 == values[number][index] < 0;
            start += same ? values[below][index] : 0;
        }
        return start;
    }
}
