package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Align;
import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.Scale;
import dev.vonk.kernel.display.chart.scale.TextSize;
import dev.vonk.kernel.display.chart.scale.Ticks;
import java.util.ArrayList;
import java.util.List;

/// The words along an axis: thinned, turned or cut so far that they do not touch.
///
/// @param labels of the values
/// @param extent how many pixels they take across the axis
/// @param turned whether they stand at a slant
record AxisLabels(List<Ticks.Tick> labels, double extent, boolean turned) {
    static final AxisLabels NONE = new AxisLabels(List.of(), 0, false);
    private static final double GAP = 10;
    private static final double LINE = Canvas.LABEL + 4;
    private static final double SLANT = Math.sqrt(0.5);
    private static final double DEGREES = -45;

    /// The labels below the plot.
    ///
    /// @param room the pixels below it that they may take
    static AxisLabels below(Scale scale, double room) {
        if (room < LINE) {
            return NONE;
        }
        return switch (scale.domain()) {
            case Domain.Range range -> apart(Ticks.of(range, ticks(scale, 72)), scale);
            case Domain.Names names -> names(names, scale, room);
        };
    }

    /// The labels left of the plot.
    ///
    /// @param room the pixels left of it that they may take
    static AxisLabels beside(Scale scale, double room) {
        List<Ticks.Tick> ticks = switch (scale.domain()) {
            case Domain.Range range -> Ticks.of(range, ticks(scale, 38));
            case Domain.Names names -> every(names.names(), (int) Math.ceil(LINE / scale.band()), room);
        };
        double extent = ticks.stream().mapToDouble(tick -> TextSize.width(tick.label(), Canvas.LABEL)).max().orElse(0);
        return new AxisLabels(ticks, Math.min(extent, room), false);
    }

    static int ticks(Scale scale, double pixels) {
        return (int) Math.clamp(scale.length() / pixels + 1, 2, 12);
    }

    private static List<Ticks.Tick> every(List<String> names, int step, double room) {
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (int index = 0; index < names.size(); index += Math.max(1, step)) {
            ticks.add(new Ticks.Tick(index, TextSize.cut(names.get(index), Canvas.LABEL, room)));
        }
        return ticks;
    }

    /// Without those that would touch the one before.
    private static AxisLabels apart(List<Ticks.Tick> ticks, Scale scale) {
        List<Ticks.Tick> kept = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks) {
            double half = TextSize.width(tick.label(), Canvas.LABEL) / 2;
            if (scale.at(tick.value()) - half >= end + GAP / 2) {
                kept.add(tick);
                end = scale.at(tick.value()) + half;
            }
        }
        return new AxisLabels(kept, LINE, false);
    }

    private static AxisLabels names(Domain.Names names, Scale scale, double room) {
        double longest = names.names().stream().mapToDouble(name -> TextSize.width(name, Canvas.LABEL)).max()
                .orElse(0);
        if (longest + GAP <= scale.band()) {
            return new AxisLabels(every(names.names(), 1, longest + 1), LINE, false);
        }
        if (names.ordered() && longest + GAP <= scale.length() / 3) {
            return new AxisLabels(every(names.names(), (int) Math.ceil((longest + GAP) / scale.band()), longest + 1),
                    LINE, false);
        }
        if (room < LINE * 2.5) {
            int step = (int) Math.ceil(Math.min(longest + GAP, 70) / scale.band());
            return new AxisLabels(every(names.names(), step, scale.band() * step - GAP), LINE, false);
        }
        return slanting(names, scale, room, longest);
    }

    private static AxisLabels slanting(Domain.Names names, Scale scale, double room, double longest) {
        double fitting = Math.min(longest + 1, (room - LINE) / SLANT);
        List<Ticks.Tick> labels = new ArrayList<>();
        int step = Math.max(1, (int) Math.ceil(LINE / scale.band()));
        for (int index = 0; index < names.names().size(); index += step) {
            double left = (scale.at(index) - 4) / SLANT;
            labels.add(new Ticks.Tick(index, TextSize.cut(names.names().get(index), Canvas.LABEL,
                    Math.min(fitting, left))));
        }
        double extent = labels.stream().mapToDouble(tick -> TextSize.width(tick.label(), Canvas.LABEL)).max().orElse(0);
        return new AxisLabels(labels, extent * SLANT + LINE, true);
    }

    /// Draws them under the line at `y`.
    void drawBelow(Scale scale, double y, Canvas canvas) {
        for (Ticks.Tick tick : labels) {
            double x = scale.at(tick.value());
            if (turned) {
                canvas.turned(x + 3, y + LINE / 2 + 2, tick.label(), Align.END, Canvas.LABEL, DEGREES,
                        Paint.FAINT_TEXT, whole(scale, tick));
            } else {
                canvas.words(x, y + LINE / 2 + 3, tick.label(), Align.MIDDLE, Canvas.LABEL, Paint.FAINT_TEXT, "");
            }
        }
    }

    private static String whole(Scale scale, Ticks.Tick tick) {
        return scale.domain() instanceof Domain.Names names ? names.names().get((int) tick.value()) : tick.label();
    }

    /// Draws them left of the line at `x`.
    void drawBeside(Scale scale, double x, Canvas canvas) {
        labels.forEach(tick -> canvas.words(x - 6, scale.at(tick.value()), tick.label(), Align.END, Canvas.LABEL,
                Paint.FAINT_TEXT, ""));
    }
}
