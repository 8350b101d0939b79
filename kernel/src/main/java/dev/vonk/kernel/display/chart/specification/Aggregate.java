package dev.vonk.kernel.display.chart.specification;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// One number of many.
public final class Aggregate {
    static final List<String> NAMES = List.of("sum", "count", "mean", "average", "median", "min", "max", "distinct",
            "valid", "missing");

    private Aggregate() {}

    /// @param name   as Vega-Lite writes it; empty for the sum
    /// @param values of the rows; NaN where a row has none
    /// @return NaN where no row has a value
    public static double of(String name, double[] values) {
        double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        DoubleStream stream = Arrays.stream(known);
        return switch (name) {
            case "count" -> values.length;
            case "valid" -> known.length;
            case "missing" -> values.length - known.length;
            case "distinct" -> stream.distinct().count();
            case "mean", "average" -> stream.average().orElse(Double.NaN);
            case "median" -> quantile(known, 0.5);
            case "min" -> stream.min().orElse(Double.NaN);
            case "max" -> stream.max().orElse(Double.NaN);
            default -> known.length == 0 ? Double.NaN : stream.sum();
        };
    }

    /// The value below which this share of sorted values lies, between two values where it falls so; NaN for none.
    public static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
