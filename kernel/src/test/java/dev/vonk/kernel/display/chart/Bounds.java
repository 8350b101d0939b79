package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Point;
import dev.vonk.kernel.display.chart.scale.TextSize;
import java.util.List;

/// Whether everything of a drawing lies inside it.
final class Bounds {
    private static final double SLACK = 0.01;

    private Bounds() {}

    /// The first mark that does not; empty where all do.
    static String violation(Drawing drawing) {
        for (Drawing.Mark mark : drawing.marks()) {
            for (Point point : corners(mark)) {
                boolean inside = point.x() >= -SLACK && point.x() <= drawing.width() + SLACK && point.y() >= -SLACK
                        && point.y() <= drawing.height() + SLACK;
                if (!inside) {
                    return mark + " of " + drawing.width() + " x " + drawing.height();
                }
            }
        }
        return "";
    }

    private static List<Point> corners(Drawing.Mark mark) {
        return switch (mark) {
            case Drawing.Path path -> path.points();
            case Drawing.Area area -> area.points();
            case Drawing.Box box ->
                List.of(new Point(box.x(), box.y()), new Point(box.x() + box.width(), box.y() + box.height()),
                        new Point(box.x() + Math.min(0, box.width()), box.y() + Math.min(0, box.height())));
            case Drawing.Dot dot -> List.of(new Point(dot.x(), dot.y()));
            case Drawing.Words words -> ends(words);
        };
    }

    /// Both ends of the line that the words stand on.
    private static List<Point> ends(Drawing.Words words) {
        double length = TextSize.width(words.text(), words.size());
        double before = switch (words.align()) {
            case START -> 0;
            case MIDDLE -> length / 2;
            case END -> length;
        };
        double angle = Math.toRadians(words.degrees());
        return List.of(
                new Point(words.x() - before * Math.cos(angle), words.y() - before * Math.sin(angle)),
                new Point(words.x() + (length - before) * Math.cos(angle),
                        words.y() + (length - before) * Math.sin(angle)));
    }
}
