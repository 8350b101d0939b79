package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.specification.Aggregate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// How values spread.
///
/// @param count    of the values
/// @param least    the smallest value
/// @param low      the smallest value within one and a half box lengths below the box
/// @param lower    the first quartile
/// @param upper    the third quartile
/// @param high     the largest value within one and a half box lengths above the box
/// @param most     the largest value
/// @param outliers the values beyond, farthest first
record Spread(int count, double least, double low, double lower, double median, double upper, double high, double most,
        double[] outliers) {
    private static final double REACH = 1.5;

    /// Empty where no value is there; NaN are passed over.
    static Optional<Spread> of(double[] values) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (sorted.length == 0) {
            return Optional.empty();
        }
        double lower = Aggregate.quantile(sorted, 0.25);
        double median = Aggregate.quantile(sorted, 0.5);
        double upper = Aggregate.quantile(sorted, 0.75);
        double from = lower - REACH * (upper - lower);
        double to = upper + REACH * (upper - lower);
        double low = Math.min(lower, Arrays.stream(sorted).filter(value -> value >= from).findFirst().orElse(lower));
        double high = Math.max(upper, Arrays.stream(sorted).filter(value -> value <= to).max().orElse(upper));
        double[] outliers = Arrays.stream(sorted).filter(value -> value < low || value > high).boxed()
                .sorted(Comparator.comparingDouble((Double value) -> -Math.abs(value - median)))
                .mapToDouble(Double::doubleValue).toArray();
        return Optional.of(new Spread(sorted.length, sorted[0], low, lower, median, upper, high,
                sorted[sorted.length - 1], outliers));
    }

    String tip() {
        return "max: " + NumberText.full(most) + "\nupper quartile: " + NumberText.full(upper) + "\nmedian: "
                + NumberText.full(median) + "\nlower quartile: " + NumberText.full(lower) + "\nmin: "
                + NumberText.full(least) + "\nvalues: " + NumberText.full(count);
    }
}
