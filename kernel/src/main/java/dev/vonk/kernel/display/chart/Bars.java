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

/// Bars, upright or lying, and histograms; those of several series on top of each other or side by side.
final class Bars implements Content {
    private static final double THINNEST = 14;
    private static final int MOST_ORDERED = 2000;

    private final Bearing bearing;
    private final Slots slots;
    private final Series series;
    private final boolean beside;
    /// For each slot, for each series; NaN for no bar.
    private final double[][] values;
    private final List<String> notes;

    private Bars(Bearing bearing, Slots slots, Series series, boolean beside, double[][] values, List<String> notes) {
        this.bearing = bearing;
        this.slots = slots;
        this.series = series;
        this.beside = beside;
        this.values = values;
        this.notes = notes;
    }

    static Bars of(Specification chart, double width, double height) {
        Bearing bearing = Bearing.of(chart, Aggregated.COUNT);
        Series series = Series.withOthers(chart);
        Slots slots = Slots.of(bearing.base(), chart.rows());
        List<String> notes = new ArrayList<>();
        if (slots instanceof Slots.OfNames names) {
            Slots fitting = fitting(names.names(), bearing, chart, bearing.lying() ? height : width, notes);
            return new Bars(bearing, fitting, series, chart.beside(),
                    grouped(chart, bearing, fitting, series), notes);
        }
        return new Bars(bearing, slots, series, chart.beside(), grouped(chart, bearing, slots, series), notes);
    }

    /// No more names than find room: of dates and the like the first, of others the largest and a bar for the rest.
    private static Slots fitting(Names names, Bearing bearing, Specification chart, double pixels,
            List<String> notes) {
        double[] totals = totals(chart, bearing, new Slots.OfNames(names));
        Names sorted = bearing.base().order() instanceof Channel.Order.ByValue by
                ? names.by(totals, by.descending())
                : names;
        int many = sorted.names().size();
        if (sorted.ordered()) {
            if (many > MOST_ORDERED) {
                notes.add("The first " + count(MOST_ORDERED) + " of " + count(many) + " bars are drawn.");
            }
            return new Slots.OfNames(sorted.first(MOST_ORDERED));
        }
        int most = (int) Math.clamp(pixels / THINNEST, 4, 60);
        if (many <= most) {
            return new Slots.OfNames(sorted);
        }
        double[] weights = Arrays.stream(totals(chart, bearing, new Slots.OfNames(sorted))).map(Math::abs).toArray();
        Names largest = sorted.largest(most - 1, weights);
        String which = "The largest " + count(most - 1L) + " of " + count(many) + " bars are drawn";
        if (!bearing.addsUp()) {
            notes.add(which + ".");
            return new Slots.OfNames(largest);
        }
        Names whole = largest.withOthers("others (" + count(largest.others()) + ")");
        double[] parts = totals(chart, bearing, new Slots.OfNames(whole));
        double rest = parts[parts.length - 1];
        double tallest = Arrays.stream(parts, 0, parts.length - 1).map(Math::abs).max().orElse(0);
        if (Math.abs(rest) > tallest * 2) {
            notes.add(which + "; the others together make " + NumberText.full(rest) + ".");
            return new Slots.OfNames(largest);
        }
        notes.add(which + "; “others” holds the rest.");
        return new Slots.OfNames(whole);
    }

    private static String count(long number) {
        return NumberText.full(number);
    }

    private static double[] totals(Specification chart, Bearing bearing, Slots slots) {
        double[][] all = Groups.of(chart.rows(), slots.count(), slots::of, bearing.value()::number);
        return Arrays.stream(all).mapToDouble(group -> Aggregate.of(bearing.value().aggregate(), group)).toArray();
    }

    private static double[][] grouped(Specification chart, Bearing bearing, Slots slots, Series series) {
        int count = series.count();
        double[][] groups = Groups.of(chart.rows(), slots.count() * count, row -> {
            int slot = slots.of(row);
            int number = series.of(row);
            return slot < 0 || number < 0 ? -1 : slot * count + number;
        }, bearing.value()::number);
        double[][] values = new double[slots.count()][count];
        for (int index = 0; index < groups.length; index++) {
            double[] group = groups[index];
            values[index / count][index % count] = group.length == 0 && slots instanceof Slots.OfNames
                    ? Double.NaN
                    : Aggregate.of(bearing.value().aggregate(), group);
        }
        return values;
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
        List<Double> ends = new ArrayList<>();
        for (double[] bars : values) {
            ends.addAll(Arrays.stream(bars).boxed().toList());
            if (!beside) {
                ends.add(Arrays.stream(bars).filter(value -> value > 0).sum());
                ends.add(Arrays.stream(bars).filter(value -> value < 0).sum());
            }
        }
        return Domain.fromZero(ends.stream().mapToDouble(Double::doubleValue).toArray());
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
        for (int slot = 0; slot < values.length; slot++) {
            double above = 0;
            double below = 0;
            for (int number = 0; number < values[slot].length; number++) {
                double value = values[slot][number];
                if (Double.isNaN(value) || value == 0) {
                    continue;
                }
                double start = beside ? 0 : value > 0 ? above : below;
                above += value > 0 ? value : 0;
                below += value < 0 ? value : 0;
                bar(plane, canvas, along, slot, number, start, start + value);
            }
        }
    }

    private void bar(Plane plane, Canvas canvas, Scale along, int slot, int number, double start, double end) {
        double from = slots.from(slot, along);
        double to = slots.to(slot, along);
        if (beside && !series.isOf(bearing.base())) {
            double part = (to - from) / series.count();
            from += part * number;
            to = from + part;
        }
        String tip = bearing.base().title() + ": " + slots.label(slot) + "\n" + bearing.value().title() + ": "
                + NumberText.full(values[slot][number]) + (series.isOf(bearing.base()) ? "" : series.tip(number));
        Paint paint = Paint.series(number);
        if (bearing.lying()) {
            canvas.box(plane.x().at(start), from, plane.x().at(end), to, paint, series.name(number), tip);
        } else {
            canvas.box(from, plane.y().at(start), to, plane.y().at(end), paint, series.name(number), tip);
        }
    }
}
