package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Align;
import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.Drawing.Point;
import dev.vonk.kernel.display.chart.scale.TextSize;
import java.util.ArrayList;
import java.util.List;

/// A drawing in the making: what would not lie inside its bounds is moved or cut.
final class Canvas {
    static final double LABEL = 11;
    static final double TITLE = 14;
    static final double NOTE = 10;

    /// Words keep so far from the edges, as their width is only guessed.
    private static final double EDGE = 2;

    private final double width;
    private final double height;
    private final List<Drawing.Mark> marks = new ArrayList<>();

    Canvas(double width, double height) {
        this.width = width;
        this.height = height;
    }

    Drawing drawing() {
        return new Drawing(width, height, marks);
    }

    void add(Drawing.Mark mark) {
        marks.add(mark);
    }

    void line(double x1, double y1, double x2, double y2, Paint paint) {
        marks.add(new Drawing.Path(List.of(new Point(x1, y1), new Point(x2, y2)), paint, 1, "", ""));
    }

    /// The box between two corners.
    void box(double x1, double y1, double x2, double y2, Paint paint, String series, String tip) {
        marks.add(new Drawing.Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1), paint, 1,
                series, tip));
    }

    /// Words on a line, moved so far that they stay inside.
    void words(double x, double y, String text, Align align, double size, Paint paint, String series) {
        String shown = TextSize.cut(text, size, width - 2 * EDGE);
        if (shown.isEmpty() || height < size) {
            return;
        }
        double length = TextSize.width(shown, size);
        double place = switch (align) {
            case START -> Math.clamp(x, EDGE, width - length - EDGE);
            case MIDDLE -> Math.clamp(x, length / 2 + EDGE, width - length / 2 - EDGE);
            case END -> Math.clamp(x, length + EDGE, width - EDGE);
        };
        String tip = shown.equals(text) ? "" : text;
        marks.add(new Drawing.Words(place, Math.clamp(y, size / 2, height - size / 2), shown, align, size, 0, paint,
                series, tip));
    }

    /// Words that are turned; the caller has cut them to fit.
    void turned(double x, double y, String shown, Align align, double size, double degrees, Paint paint, String whole) {
        if (!shown.isEmpty()) {
            marks.add(
                    new Drawing.Words(x, y, shown, align, size, degrees, paint, "", shown.equals(whole) ? "" : whole));
        }
    }

    /// A sentence in the middle of a box, on as many lines as it needs.
    void sentence(String text, double left, double top, double right, double bottom) {
        List<String> lines = lines(text, LABEL, right - left);
        int most = (int) Math.max(1, (bottom - top) / (LABEL + 4));
        double y = (top + bottom) / 2 - (Math.min(most, lines.size()) - 1) * (LABEL + 4) / 2;
        for (String line : lines.subList(0, Math.min(most, lines.size()))) {
            words((left + right) / 2, y, line, Align.MIDDLE, LABEL, Paint.FAINT_TEXT, "");
            y += LABEL + 4;
        }
    }

    /// The text broken between words into lines no longer than `limit` pixels.
    static List<String> lines(String text, double size, double limit) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && TextSize.width(line + " " + word, size) > limit) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
