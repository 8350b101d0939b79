package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Align;
import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.Scale;
import dev.vonk.kernel.display.chart.scale.TextSize;
import dev.vonk.kernel.display.chart.scale.Ticks;
import java.util.List;

/// Puts title, legend, axes and content onto a drawing. From the top: title, legend, plot, the labels and the title of
/// the axis below, notes. Where room is scarce, words go first: notes, titles, legend, labels.
final class ChartLayout {
    private static final double PAD = 10;
    private static final double TITLE_LINE = 22;
    private static final double SUBTITLE_LINE = 16;
    private static final double AXIS_TITLE = 18;
    private static final double NOTE_LINE = 14;

    private final double width;
    private final double height;
    private final Content content;
    private final Canvas canvas;

    private double left;
    private double top;
    private double right;
    private double bottom;

    private ChartLayout(Content content, double width, double height) {
        this.content = content;
        this.width = width;
        this.height = height;
        this.canvas = new Canvas(width, height);
        this.left = Math.min(PAD, width / 8);
        this.right = width - left;
        this.top = Math.min(PAD, height / 8);
        this.bottom = height - top;
    }

    static Drawing draw(Content content, String title, String subtitle, List<String> notes, double width,
            double height) {
        ChartLayout layout = new ChartLayout(content, width, height);
        layout.titles(title, subtitle);
        layout.notes(notes);
        layout.legend();
        layout.plot();
        return layout.canvas.drawing();
    }

    private void titles(String title, String subtitle) {
        if (!title.isBlank() && height >= 130) {
            canvas.words(left, top + TITLE_LINE / 2 - 2, TextSize.cut(title, Canvas.TITLE, right - left), Align.START,
                    Canvas.TITLE, Paint.TEXT, "");
            top += TITLE_LINE;
        }
        if (!subtitle.isBlank() && height >= 170) {
            canvas.words(left, top + SUBTITLE_LINE / 2 - 2, TextSize.cut(subtitle, Canvas.LABEL, right - left),
                    Align.START, Canvas.LABEL, Paint.FAINT_TEXT, "");
            top += SUBTITLE_LINE;
        }
    }

    private void notes(List<String> notes) {
        if (notes.isEmpty() || height < 150 || width < 150) {
            return;
        }
        List<String> lines = Canvas.lines(String.join(" ", notes), Canvas.NOTE, right - left);
        int most = height < 300 ? 1 : 3;
        boolean cut = lines.size() > most;
        for (int index = Math.min(most, lines.size()) - 1; index >= 0; index--) {
            String line = lines.get(index) + (cut && index == most - 1 ? " …" : "");
            canvas.words(left, bottom - NOTE_LINE / 2 + 2, line, Align.START, Canvas.NOTE, Paint.FAINT_TEXT, "");
            bottom -= NOTE_LINE;
        }
        bottom -= 2;
    }

    private void legend() {
        if (height < 150 || width < 120) {
            return;
        }
        if (content.shades().isPresent()) {
            Legend.shades(content.shades().get(), left, top, right - left, canvas);
            top += Legend.LINE + 4;
            return;
        }
        Legend legend = Legend.of(content.series(), right - left, (int) Math.clamp((bottom - top) / 90, 1, 4));
        legend.draw(left, top, canvas);
        top += legend.height() + (legend.height() > 0 ? 4 : 0);
    }

    private void plot() {
        boolean labelled = height >= 80 && width >= 110;
        boolean titled = height >= 150 && width >= 200;
        boolean below = titled && !content.xTitle().isBlank();
        boolean beside = titled && !content.yTitle().isBlank();
        double floor = bottom - (below ? AXIS_TITLE : 0);
        double wall = left + (beside ? AXIS_TITLE : 0);
        double guessed = labelled ? Math.max(top + 10, floor - 25) : floor;
        Domain y = rounded(content.y(), guessed - top, 38);
        AxisLabels yLabels = labelled ? AxisLabels.beside(up(y, guessed), (right - wall) * 0.35) : AxisLabels.NONE;
        double plotLeft = wall + (labelled ? yLabels.extent() + 7 : 0);
        Domain x = rounded(content.x(), right - plotLeft, 72);
        // Points at the very end must not stick out.
        double inset = content instanceof Points && labelled ? 4 : 0;
        Scale xScale = new Scale(x, plotLeft + inset, Math.max(plotLeft + inset + 1, right - 4));
        AxisLabels xLabels = AxisLabels.below(xScale, labelled ? (floor - top) * 0.4 : 0);
        double plotBottom = floor - (labelled ? xLabels.extent() + 6 : 0);
        Scale yScale = up(y, Math.max(top + 5, plotBottom - inset));
        grid(xScale, yScale, plotLeft, plotBottom);
        content.draw(new Content.Plane(xScale, yScale), canvas);
        baseline(xScale, yScale, plotLeft, plotBottom);
        xLabels.drawBelow(xScale, plotBottom, canvas);
        if (labelled) {
            AxisLabels.beside(yScale, yLabels.extent() + 1).drawBeside(yScale, plotLeft, canvas);
        }
        axisTitles(below, beside, xScale, yScale);
    }

    /// Numbers grow upwards, names are read from the top.
    private Scale up(Domain domain, double from) {
        double start = top + 5;
        return switch (domain) {
            case Domain.Range _ -> new Scale(domain, from, start);
            case Domain.Names _ -> new Scale(domain, start, from);
        };
    }

    private static Domain rounded(Domain domain, double length, double pixels) {
        return switch (domain) {
            case Domain.Range range -> Ticks.rounded(range, AxisLabels.ticks(new Scale(range, 0, length), pixels));
            case Domain.Names names -> names;
        };
    }

    private void grid(Scale x, Scale y, double plotLeft, double plotBottom) {
        if (y.domain() instanceof Domain.Range range) {
            Ticks.of(range, AxisLabels.ticks(y, 38)).forEach(
                    tick -> canvas.line(plotLeft, y.at(tick.value()), x.to(), y.at(tick.value()), Paint.GRID));
        }
        boolean across = y.domain() instanceof Domain.Names || content instanceof Points;
        if (across && x.domain() instanceof Domain.Range range) {
            Ticks.of(range, AxisLabels.ticks(x, 72)).forEach(
                    tick -> canvas.line(x.at(tick.value()), top + 5, x.at(tick.value()), plotBottom, Paint.GRID));
        }
    }

    /// The line that bars stand on: at zero where the axis has one.
    private void baseline(Scale x, Scale y, double plotLeft, double plotBottom) {
        if (y.domain() instanceof Domain.Range range) {
            boolean zero = range.measure() == Domain.Measure.NUMBER && range.low() <= 0 && range.high() >= 0;
            double level = zero && !(content instanceof Points) ? y.at(0) : plotBottom;
            canvas.line(plotLeft, level, x.to(), level, Paint.AXIS);
        } else if (x.domain() instanceof Domain.Range range) {
            boolean zero = range.low() <= 0 && range.high() >= 0;
            double place = zero ? x.at(0) : plotLeft;
            canvas.line(place, top + 5, place, plotBottom, Paint.AXIS);
        }
    }

    private void axisTitles(boolean below, boolean beside, Scale x, Scale y) {
        if (below) {
            String shown = TextSize.cut(content.xTitle(), Canvas.LABEL, x.length());
            canvas.words((x.from() + x.to()) / 2, bottom - AXIS_TITLE / 2 + 2, shown, Align.MIDDLE, Canvas.LABEL,
                    Paint.TEXT, "");
        }
        if (beside) {
            String shown = TextSize.cut(content.yTitle(), Canvas.LABEL, y.length());
            canvas.turned(left + Canvas.LABEL / 2, (y.from() + y.to()) / 2, shown, Align.MIDDLE, Canvas.LABEL, -90,
                    Paint.TEXT, content.yTitle());
        }
    }
}
