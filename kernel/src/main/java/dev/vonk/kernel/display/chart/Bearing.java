package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.NotDrawnException;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.Set;

/// Which way bars and boxes go: the channel they stand on, and the one that they measure.
///
/// @param lying whether they go to the right instead of up
record Bearing(Channel base, Channel value, boolean lying) {
    private static final Set<String> SUMS = Set.of("", "sum", "count", "valid", "missing");

    /// @param missing what is measured where only one channel is there
    static Bearing of(Specification chart, Channel missing) {
        if (chart.x().isEmpty() && chart.y().isEmpty()) {
            throw new NotDrawnException("It has neither an x nor a y channel.");
        }
        if (chart.x().isEmpty() || chart.y().isEmpty()) {
            Channel one = chart.x().or(chart::y).orElseThrow();
            return new Bearing(one, missing, chart.x().isEmpty());
        }
        Channel x = chart.x().orElseThrow();
        Channel y = chart.y().orElseThrow();
        boolean lying = x.isMeasure() && (!y.isMeasure() || !x.aggregate().isEmpty() && y.aggregate().isEmpty());
        if (lying) {
            return new Bearing(y, x, true);
        }
        return new Bearing(x, y.isMeasure() ? y : missing, false);
    }

    /// The channel along the bottom.
    Channel across() {
        return lying ? value : base;
    }

    /// The channel up the side.
    Channel upwards() {
        return lying ? base : value;
    }

    /// Whether the values of several bars may be added.
    boolean addsUp() {
        return SUMS.contains(value.aggregate());
    }
}
