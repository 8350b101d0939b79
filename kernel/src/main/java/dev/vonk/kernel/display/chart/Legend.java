package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Align;
import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.scale.TextSize;
import java.util.ArrayList;
import java.util.List;

/// What the colours stand for, in lines above the plot.
final class Legend {
    static final double LINE = 18;
    private static final double BOX = 10;
    private static final double LONGEST = 160;
    private static final double SCALE = 120;
    private static final int STEPS = 24;

    private final List<Entry> entries;
    private final int lines;

    private Legend(List<Entry> entries, int lines) {
        this.entries = entries;
        this.lines = lines;
    }

    /// @param number of the series
    /// @param x      where the box begins, from the left end of the legend
    private record Entry(String name, String shown, int number, double x, int line) {}

    /// The legend of the series in at most `most` lines of this width; what finds no room is left out.
    static Legend of(List<String> series, double width, int most) {
        List<Entry> entries = new ArrayList<>();
        double x = 0;
        int line = 0;
        for (int number = 0; number < series.size(); number++) {
            String shown = TextSize.cut(series.get(number), Canvas.LABEL, Math.min(LONGEST, width - BOX - 6));
            double length = BOX + 5 + TextSize.width(shown, Canvas.LABEL);
            if (x > 0 && x + length > width) {
                x = 0;
                line++;
            }
            if (line >= most) {
                break;
            }
            entries.add(new Entry(series.get(number), shown, number, x, line));
            x += length + 14;
        }
        return new Legend(entries, entries.isEmpty() ? 0 : entries.getLast().line() + 1);
    }

    double height() {
        return lines * LINE;
    }

    void draw(double left, double top, Canvas canvas) {
        for (Entry entry : entries) {
            double y = top + entry.line() * LINE + LINE / 2;
            canvas.box(left + entry.x(), y - BOX / 2, left + entry.x() + BOX, y + BOX / 2,
                    Paint.series(entry.number()), entry.name(), entry.name());
            canvas.words(left + entry.x() + BOX + 5, y, entry.shown(), Align.START, Canvas.LABEL, Paint.TEXT,
                    entry.name());
        }
    }

    /// The legend of shades, which takes one line: the title, then the scale between its least and largest value.
    static void shades(Content.Shades shades, double left, double top, double width, Canvas canvas) {
        Domain.Range range = shades.range();
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        double step = Math.max((range.high() - range.low()) / 100, Math.ulp(largest));
        String low = rounded(range.low(), step, largest);
        String high = rounded(range.high(), step, largest);
        double ends = TextSize.width(low, Canvas.LABEL) + TextSize.width(high, Canvas.LABEL) + 12;
        String title = TextSize.cut(shades.title(), Canvas.LABEL, Math.max(0, width - ends - SCALE - 10));
        double y = top + LINE / 2;
        canvas.words(left, y, title, Align.START, Canvas.LABEL, Paint.TEXT, "");
        double x = left + (title.isEmpty() ? 0 : TextSize.width(title, Canvas.LABEL) + 10);
        canvas.words(x, y, low, Align.START, Canvas.LABEL, Paint.FAINT_TEXT, "");
        x += TextSize.width(low, Canvas.LABEL) + 6;
        double length = Math.min(SCALE, left + width - x - TextSize.width(high, Canvas.LABEL) - 6);
        for (int index = 0; index < STEPS && length > 0; index++) {
            canvas.box(x + index * length / STEPS, y - BOX / 2, x + (index + 1) * length / STEPS, y + BOX / 2,
                    Paint.shade(index / (STEPS - 1.0)), "", "");
        }
        canvas.words(x + Math.max(0, length) + 6, y, high, Align.START, Canvas.LABEL, Paint.FAINT_TEXT, "");
    }

    /// With so many digits that a hundredth of the scale could be told.
    private static String rounded(double value, double step, double largest) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        return largest < 1e5 && step >= 1 ? NumberText.full(Math.rint(value)) : NumberText.tick(value, power, largest);
    }
}
