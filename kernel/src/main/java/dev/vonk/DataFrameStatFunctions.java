package dev.vonk;

import dev.vonk.runtime.data.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Statistics of columns: what `df.stat()` gives.
public final class DataFrameStatFunctions {
    private final DataFrame frame;

    DataFrameStatFunctions(DataFrame frame) {
        this.frame = frame;
    }

    /// The correlation of two columns of numbers, -1 to 1; NaN where there is none. Starts a query.
    public double corr(String first, String second) {
        return number(frame.agg(Functions.corr(first, second).cast("double")).first());
    }

    /// The correlation of two columns of numbers.
    ///
    /// @param method `pearson`
    public double corr(String first, String second, String method) {
        if (!method.equalsIgnoreCase("pearson")) {
            throw new IllegalArgumentException("The correlation method must be pearson, not " + method + ".");
        }
        return corr(first, second);
    }

    /// The covariance of two columns of numbers, of a sample; NaN where there is none. Starts a query.
    public double cov(String first, String second) {
        return number(frame.agg(Functions.covar_samp(first, second).cast("double")).first());
    }

    private static double number(Row row) {
        return row.isNullAt(0) ? Double.NaN : row.getDouble(0);
    }

    /// Values below which these parts (0 to 1) of a column's numbers lie. Starts a query.
    ///
    /// ```java
    /// double[] quartiles = df.stat().approxQuantile("price", new double[] {0.25, 0.5, 0.75}, 0.01);
    /// ```
    ///
    /// @param relativeError how far off, as a part of the rows, an answer may be; 0 for exact
    public double[] approxQuantile(String column, double[] probabilities, double relativeError) {
        return approxQuantile(new String[]{column}, probabilities, relativeError)[0];
    }

    /// Values below which these parts (0 to 1) of the numbers of each column lie. Starts a query.
    public double[][] approxQuantile(String[] columns, double[] probabilities, double relativeError) {
        int accuracy = (int) Math.min(Integer.MAX_VALUE, Math.ceil(1 / Math.max(relativeError, 1e-9)));
        var aggregates = Arrays.stream(columns)
                .map(name -> Functions.percentile_approx(Functions.col(name).cast("double"),
                        Functions.lit(probabilities), Functions.lit(accuracy)))
                .toArray(Column[]::new);
        var row = frame.agg(aggregates[0], Arrays.copyOfRange(aggregates, 1, aggregates.length)).first();
        var quantiles = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            List<Double> values = row.getList(i);
            quantiles[i] = values == null ? new double[0] : values.stream().mapToDouble(Double::doubleValue).toArray();
        }
        return quantiles;
    }

    /// How often each pair of values of two columns comes: a row for each value of the first, a column for each of the
    /// second. Starts a query.
    public DataFrame crosstab(String first, String second) {
        var rows = Functions.col(first).cast("string").alias(first + "_" + second);
        return frame.groupBy(rows).pivot(Functions.col(second).cast("string")).count().na().fill(0);
    }

    /// A random part of the rows, of each value of a column as large a part as the map says (none, where it says nothing).
    public <V> DataFrame sampleBy(String column, Map<V, Double> fractions, long seed) {
        return sampleBy(Functions.col(column), fractions, seed);
    }

    /// A random part of the rows, of each value of a column as large a part as the map says (none, where it says nothing).
    public <V> DataFrame sampleBy(Column column, Map<V, Double> fractions, long seed) {
        Column fraction = Functions.lit(0.0);
        for (var entry : fractions.entrySet()) {
            fraction = Functions.when(column.eqNullSafe(entry.getKey()), entry.getValue()).otherwise(fraction);
        }
        return frame.filter(Functions.rand(seed).lt(fraction));
    }
}
