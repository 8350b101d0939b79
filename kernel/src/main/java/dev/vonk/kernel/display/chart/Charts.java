package dev.vonk.kernel.display.chart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws charts.
public final class Charts {
    private Charts() {}

    /// The drawing of a specification. What of Vega-Lite it does not know is said in the drawing; it never fails.
    public static Drawing draw(Map<String, ? extends @Nullable Object> vegaLite, double width, double height) {
        throw new UnsupportedOperationException("not written yet");
    }
}
