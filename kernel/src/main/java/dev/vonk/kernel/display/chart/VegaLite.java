package dev.vonk.kernel.display.chart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vega-Lite specifications of charts.
public final class VegaLite {
    private VegaLite() {}

    /// The specification of a chart of a table, with the values it needs in it.
    ///
    /// @param table the table as [dev.vonk.kernel.display.TableJson] writes it
    public static Map<String, @Nullable Object> of(ChartChoice choice, Map<String, ? extends @Nullable Object> table) {
        throw new UnsupportedOperationException("not written yet");
    }
}
