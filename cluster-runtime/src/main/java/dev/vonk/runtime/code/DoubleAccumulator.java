package dev.vonk.runtime.code;

/// Sums numbers over all tasks: `spark.doubleAccumulator("name")`.
///
/// ```java
/// var seconds = spark.doubleAccumulator("seconds");
/// rides.foreach(ride -> seconds.add(ride.seconds()));
/// seconds.avg();
/// ```
public final class DoubleAccumulator extends AccumulatorV2<Double, Double> {
    private transient double sum;
    private transient long count;

    private DoubleAccumulator here() {
        return here(this, DoubleAccumulator::new);
    }

    /// What has been added, as it travels.
    public static DoubleAccumulator of(double sum, long count) {
        var made = new DoubleAccumulator();
        made.sum = sum;
        made.count = count;
        return made;
    }

    @Override
    public boolean isZero() {
        return count() == 0 && sum() == 0;
    }

    @Override
    public DoubleAccumulator copy() {
        return of(sum(), count());
    }

    @Override
    public void reset() {
        var here = here();
        here.sum = 0;
        here.count = 0;
    }

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// Adds a number.
    public void add(double value) {
        var here = here();
        here.sum += value;
        here.count++;
    }

    @Override
    public void merge(AccumulatorV2<Double, Double> other) {
        var that = (DoubleAccumulator) other;
        var here = here();
        here.sum += that.sum();
        here.count += that.count();
    }

    @Override
    public Double value() {
        return sum();
    }

    /// The sum of what was added.
    public double sum() {
        return here().sum;
    }

    /// How many numbers were added.
    public long count() {
        return here().count;
    }

    /// The mean of what was added; NaN where that is nothing.
    public double avg() {
        return sum() / count();
    }
}
