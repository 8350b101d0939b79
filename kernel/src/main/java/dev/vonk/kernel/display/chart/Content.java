package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.Scale;
import java.util.List;
import java.util.Optional;

/// What stands between the axes: it knows its domains first, and is drawn once these have their places.
interface Content {
    Domain x();

    Domain y();

    String xTitle();

    String yTitle();

    /// What the legend names; empty for no legend.
    List<String> series();

    /// What the shades stand for; most charts have none.
    default Optional<Shades> shades() {
        return Optional.empty();
    }

    /// What the reader must know to read the chart rightly, in sentences.
    List<String> notes();

    void draw(Plane plane, Canvas canvas);

    /// Where values lie on the drawing.
    record Plane(Scale x, Scale y) {}

    /// What the shades of a chart stand for.
    record Shades(Domain.Range range, String title) {
        /// From 0 to 1.
        double of(double value) {
            return Math.clamp((value - range.low()) / (range.high() - range.low()), 0, 1);
        }
    }
}
