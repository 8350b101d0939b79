package dev.vonk.kernel.display.chart.scale;

import java.util.Arrays;
import java.util.List;

/// The values along one direction of a chart.
public sealed interface Domain {
    /// Names, each with a place of its own; their numbers are 0, 1, 2, ...
    ///
    /// @param ordered whether they follow an order that readers know, as dates and numbers do
    record Names(List<String> names, boolean ordered) implements Domain {
        public Names {
            names = List.copyOf(names);
        }
    }

    /// Numbers or moments from `low` to `high`, which is more than `low`.
    record Range(double low, double high, Measure measure) implements Domain {}

    /// What the numbers of a range are.
    enum Measure { NUMBER, MOMENT }

    /// A range that holds these values (NaN are passed over), never empty.
    static Range around(double[] values, Measure measure) {
        double low = Arrays.stream(values).filter(value -> !Double.isNaN(value)).min().orElse(0);
        double high = Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(low + 1);
        if (high - low > Math.ulp(Math.max(Math.abs(low), Math.abs(high))) * 16) {
            return new Range(low, high, measure);
        }
        double more = switch (measure) {
            case NUMBER -> low == 0 ? 1 : Math.abs(low) / 10;
            case MOMENT -> 43_200_000;
        };
        return new Range(low - more, high + more, measure);
    }

    /// The range from zero that holds these values.
    static Range fromZero(double[] values) {
        double low = Arrays.stream(values).filter(value -> !Double.isNaN(value)).min().orElse(0);
        double high = Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
        double from = Math.min(0, low);
        double to = Math.max(0, high);
        return new Range(from, to > from ? to : from + 1, Measure.NUMBER);
    }
}
