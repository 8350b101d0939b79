package dev.vonk.kernel.display.chart.scale;

import java.util.Arrays;

/// Equal steps that a range of numbers is cut into: `count` of them from `low`.
public record Bins(double low, double step, int count) {
    private static final int MOST = 1000;

    /// Round steps over these values (NaN are passed over); whole numbers where all values are whole.
    public static Bins of(double[] values, int most) {
        Domain.Range range = Domain.around(values, Domain.Measure.NUMBER);
        double low = Arrays.stream(values).filter(value -> !Double.isNaN(value)).min().orElse(0);
        double high = Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(1);
        boolean same = high == low;
        boolean whole = Arrays.stream(values).allMatch(value -> Double.isNaN(value) || value == Math.rint(value));
        double step = Ticks.step(range.low(), range.high(), Math.clamp(most, 1, MOST) + 1);
        if (whole) {
            step = Math.max(1, Math.rint(step));
        }
        if (same) {
            return new Bins(whole ? low : low - step / 2, step, 1);
        }
        double first = Math.floor(low / step);
        double last = Math.floor(high / step);
        int count = (int) Math.clamp(last - first + 1, 1, MOST);
        // A value at the very end of the last full step belongs to it, not to an empty one behind.
        if (!whole && count > 1 && high == last * step) {
            count--;
        }
        return new Bins(first * step, step, count);
    }

    /// The bin that holds a value.
    public int of(double value) {
        return (int) Math.clamp(Math.floor((value - low) / step + 1e-9), 0, count - 1.0);
    }

    public double start(int bin) {
        return low + bin * step;
    }

    /// What a bin holds, in words.
    public String label(int bin) {
        double largest = Math.max(Math.abs(low), Math.abs(start(count)));
        return NumberText.tick(start(bin), step, largest) + " – " + NumberText.tick(start(bin + 1), step, largest);
    }
}
