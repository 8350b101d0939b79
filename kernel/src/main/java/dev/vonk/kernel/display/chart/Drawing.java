package dev.vonk.kernel.display.chart;

import java.util.List;

/// A chart as it is drawn: marks from back to front, places in pixels from the upper left corner.
public record Drawing(double width, double height, List<Mark> marks) {
    public Drawing {
        marks = List.copyOf(marks);
    }

    /// What the colour of a mark stands for; the front end picks it to fit its theme.
    ///
    /// @param role `SERIES` for data, with the number of the series; `SHADE` for a value of a scale, from 0 to 1
    public record Paint(Role role, double value) {
        public static final Paint TEXT = new Paint(Role.TEXT, 0);
        public static final Paint FAINT_TEXT = new Paint(Role.FAINT_TEXT, 0);
        public static final Paint AXIS = new Paint(Role.AXIS, 0);
        public static final Paint GRID = new Paint(Role.GRID, 0);

        public static Paint series(int number) {
            return new Paint(Role.SERIES, number);
        }

        public static Paint shade(double value) {
            return new Paint(Role.SHADE, value);
        }
    }

    public enum Role { SERIES, SHADE, TEXT, FAINT_TEXT, AXIS, GRID }

    public record Point(double x, double y) {}

    /// One thing to draw.
    public sealed interface Mark {
        /// What is said when a pointer rests on it; empty for nothing.
        String tip();

        /// The series it belongs to, as the legend names it; empty for none.
        String series();
    }

    /// A line through points, not filled.
    public record Path(List<Point> points, Paint paint, double width, String series, String tip) implements Mark {
        public Path {
            points = List.copyOf(points);
        }
    }

    /// A closed area.
    public record Area(List<Point> points, Paint paint, double opacity, String series, String tip) implements Mark {
        public Area {
            points = List.copyOf(points);
        }
    }

    public record Box(double x, double y, double width, double height, Paint paint, double opacity, String series,
            String tip) implements Mark {}

    public record Dot(double x, double y, double radius, Paint paint, double opacity, String series, String tip)
            implements
                Mark {}

    /// Words at a place: the middle of their height is at `y`, and `x` is where they begin, end or have their middle.
    ///
    /// @param degrees how far they are turned around that place, clockwise
    public record Words(double x, double y, String text, Align align, double size, double degrees, Paint paint,
            String series, String tip) implements Mark {}

    public enum Align { START, MIDDLE, END }
}
