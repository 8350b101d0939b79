package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.Drawing.Point;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.scale.Scale;
import dev.vonk.kernel.display.chart.specification.Aggregate;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Names;
import dev.vonk.kernel.display.chart.specification.NotDrawnException;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Box plots: the middle half of the values as a box, the median in it, whiskers to the last value within one and a
/// half box lengths, and what lies beyond as points.
final class Boxes implements Content {
    private static final double THINNEST = 16;
    private static final int MOST_POINTS = 200;
    private static final Channel ALL = new Channel("", Channel.Type.NOMINAL, "", 0, "", new Channel.Order.AsGiven(),
            true, "");

    private final Bearing bearing;
    private final Slots slots;
    private final Series series;
    private final List<Optional<Spread>> spreads;
    private final List<String> notes;

    private Boxes(Bearing bearing, Slots slots, Series series, List<Optional<Spread>> spreads, List<String> notes) {
        this.bearing = bearing;
        this.slots = slots;
        this.series = series;
        this.spreads = spreads;
        this.notes = notes;
    }

    static Boxes of(Specification chart, double width, double height) {
        Bearing bearing = bearing(chart);
        List<String> notes = new ArrayList<>();
        Names all = ordered(Names.of(bearing.base(), chart.rows()), bearing, chart);
        double[][] rows = Groups.of(chart.rows(), all.names().size(), all::of, bearing.value()::number);
        int most = (int) Math.clamp((bearing.lying() ? height : width) / THINNEST, 3, 60);
        Names names = all.largest(most, Arrays.stream(rows).mapToDouble(group -> group.length).toArray());
        if (names.others() > 0) {
            notes.add("The " + most + " groups with the most rows are drawn, " + names.others() + " are not.");
        }
        Slots slots = new Slots.OfNames(names);
        Series series = Series.largest(chart);
        int count = series.isOf(bearing.base()) ? 1 : series.count();
        notes.addAll(count == 1 ? List.of() : series.leftOut());
        double[][] groups = Groups.of(chart.rows(), slots.count() * count, row -> {
            int slot = slots.of(row);
            int number = count == 1 ? 0 : series.of(row);
            return slot < 0 || number < 0 ? -1 : slot * count + number;
        }, bearing.value()::number);
        List<Optional<Spread>> spreads = Arrays.stream(groups).map(Spread::of).toList();
        int hidden = spreads.stream().flatMap(Optional::stream)
                .mapToInt(spread -> Math.max(0, spread.outliers().length - MOST_POINTS)).sum();
        if (hidden > 0) {
            notes.add(NumberText.full(hidden) + " of the points beyond the whiskers are not drawn.");
        }
        return new Boxes(bearing, slots, series, spreads, notes);
    }

    /// By the middle of each, where the order is that of the values.
    private static Names ordered(Names names, Bearing bearing, Specification chart) {
        if (!(bearing.base().order() instanceof Channel.Order.ByValue by)) {
            return names;
        }
        double[][] groups = Groups.of(chart.rows(), names.names().size(), names::of, bearing.value()::number);
        double[] medians = Arrays.stream(groups).mapToDouble(group -> Aggregate.of("median", group)).toArray();
        return names.by(medians, by.descending());
    }

    private static Bearing bearing(Specification chart) {
        if (chart.x().isPresent() && chart.y().isPresent()) {
            Channel x = chart.x().get();
            Channel y = chart.y().get();
            if (x.isMeasure() == y.isMeasure() && !y.isMeasure()) {
                throw new NotDrawnException("A box plot needs numbers along one of its axes.");
            }
            boolean lying = x.isMeasure() && !y.isMeasure();
            return lying ? new Bearing(y, x, true) : new Bearing(x, y, false);
        }
        return chart.y().map(y -> new Bearing(ALL, y, false))
                .or(() -> chart.x().map(x -> new Bearing(ALL, x, true)))
                .orElseThrow(() -> new NotDrawnException("It has neither an x nor a y channel."));
    }

    @Override
    public Domain x() {
        return bearing.lying() ? extent() : slots.domain();
    }

    @Override
    public Domain y() {
        return bearing.lying() ? slots.domain() : extent();
    }

    private Domain extent() {
        return Domain.around(spreads.stream().flatMap(Optional::stream)
                .flatMapToDouble(spread -> DoubleStream.of(spread.least(), spread.most())).toArray(),
                Domain.Measure.NUMBER);
    }

    @Override
    public String xTitle() {
        return bearing.across().title();
    }

    @Override
    public String yTitle() {
        return bearing.upwards().title();
    }

    @Override
    public List<String> series() {
        return series.isOf(bearing.base()) ? List.of() : series.names();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void draw(Plane plane, Canvas canvas) {
        Scale along = bearing.lying() ? plane.y() : plane.x();
        int count = spreads.size() / Math.max(1, slots.count());
        for (int index = 0; index < spreads.size(); index++) {
            int slot = index / count;
            int number = index % count;
            double from = slots.from(slot, along);
            double part = (slots.to(slot, along) - from) / count;
            double start = from + part * number;
            String label = slots.label(slot) + (count > 1 ? series.tip(number) : "");
            spreads.get(index).ifPresent(spread -> box(spread, plane, canvas, start + part * 0.08, start + part * 0.92,
                    number, label));
        }
    }

    private void box(Spread spread, Plane plane, Canvas canvas, double from, double to, int number, String label) {
        Scale up = bearing.lying() ? plane.x() : plane.y();
        Paint paint = Paint.series(number);
        String name = series().isEmpty() ? "" : series.name(number);
        String tip = label.isEmpty() ? spread.tip() : bearing.base().title() + ": " + label + "\n" + spread.tip();
        double middle = (from + to) / 2;
        double quarter = (to - from) / 4;
        path(canvas, middle, up.at(spread.low()), middle, up.at(spread.lower()), paint, 1.5, name, tip);
        path(canvas, middle, up.at(spread.upper()), middle, up.at(spread.high()), paint, 1.5, name, tip);
        for (double end : new double[]{spread.low(), spread.high()}) {
            path(canvas, middle - quarter, up.at(end), middle + quarter, up.at(end), paint, 1.5, name, tip);
        }
        Point one = point(from, up.at(spread.lower()));
        Point two = point(to, up.at(spread.upper()));
        canvas.add(new Drawing.Box(Math.min(one.x(), two.x()), Math.min(one.y(), two.y()),
                Math.abs(two.x() - one.x()), Math.abs(two.y() - one.y()), paint, 0.45, name, tip));
        path(canvas, from, up.at(spread.median()), to, up.at(spread.median()), paint, 2.5, name, tip);
        double[] outliers = spread.outliers();
        for (int index = 0; index < Math.min(MOST_POINTS, outliers.length); index++) {
            Point place = point(middle, up.at(outliers[index]));
            canvas.add(new Drawing.Dot(place.x(), place.y(), 2.5, paint, 0.7, name,
                    bearing.value().title() + ": " + NumberText.full(outliers[index])));
        }
    }

    private void path(Canvas canvas, double along1, double up1, double along2, double up2, Paint paint, double width,
            String name, String tip) {
        canvas.add(new Drawing.Path(List.of(point(along1, up1), point(along2, up2)), paint, width, name, tip));
    }

    private Point point(double along, double up) {
        return bearing.lying() ? new Point(up, along) : new Point(along, up);
    }
}
