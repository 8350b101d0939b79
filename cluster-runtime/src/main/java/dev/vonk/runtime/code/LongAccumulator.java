package dev.vonk.runtime.code;

/// Sums whole numbers over all tasks: `spark.longAccumulator("name")`.
///
/// ```java
/// var bad = spark.longAccumulator("bad lines");
/// lines.filter(line -> { if (line.isBlank()) bad.add(1); return !line.isBlank(); }).count();
/// bad.value();
/// ```
public final class LongAccumulator extends AccumulatorV2<Long, Long> {
    private transient long sum;
    private transient long count;

    private LongAccumulator here() {
        return here(this, LongAccumulator::new);
    }

    /// What has been added, as it travels.
    public static LongAccumulator of(long sum, long count) {
        var made = new LongAccumulator();
        made.sum = sum;
        made.count = count;
        return made;
    }

    @Override
    public boolean isZero() {
        return count() == 0 && sum() == 0;
    }

    @Override
    public LongAccumulator copy() {
        return of(sum(), count());
    }

    @Override
    public void reset() {
        var here = here();
        here.sum = 0;
        here.count = 0;
    }

    @Override
    public void add(Long value) {
        add(value.longValue());
    }

    /// Adds a number.
    public void add(long value) {
        var here = here();
        here.sum += value;
        here.count++;
    }

    @Override
    public void merge(AccumulatorV2<Long, Long> other) {
        var that = (LongAccumulator) other;
        var here = here();
        here.sum += that.sum();
        here.count += that.count();
    }

    @Override
    public Long value() {
        return sum();
    }

    /// The sum of what was added.
    public long sum() {
        return here().sum;
    }

    /// How many numbers were added.
    public long count() {
        return here().count;
    }

    /// The mean of what was added; NaN where that is nothing.
    public double avg() {
        return (double) sum() / count();
    }
}
