package dev.vonk.kernel.display.chart.scale;

import java.util.ArrayList;
import java.util.List;

/// Round values along a range, and their words.
public final class Ticks {
    private static final int MOST = 60;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private Ticks() {}

    public record Tick(double value, String label) {}

    /// The range made a little longer, so that it begins and ends with a tick; moments stay as they are.
    public static Domain.Range rounded(Domain.Range range, int most) {
        if (range.measure() == Domain.Measure.MOMENT) {
            return range;
        }
        double step = step(range.low(), range.high(), most);
        double low = Math.floor(range.low() / step + 1e-9) * step;
        double high = Math.ceil(range.high() / step - 1e-9) * step;
        return high > low ? new Domain.Range(low, high, range.measure()) : range;
    }

    /// At most `most` ticks inside the range.
    public static List<Tick> of(Domain.Range range, int most) {
        return switch (range.measure()) {
            case NUMBER -> numbers(range, most);
            case MOMENT -> TimeTicks.of(range, most);
        };
    }

    /// The smallest round step with which at most `most` ticks lie from `low` to `high`.
    public static double step(double low, double high, int most) {
        double raw = (high - low) / Math.max(1, most - 1);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double round : ROUND) {
            if (round * power >= raw * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    private static List<Tick> numbers(Domain.Range range, int most) {
        double step = step(range.low(), range.high(), most);
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        double first = Math.ceil(range.low() / step - 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (int index = 0; index < MOST; index++) {
            double value = (first + index) * step;
            if (value > range.high() + step * 1e-6) {
                break;
            }
            ticks.add(new Tick(value, NumberText.tick(value, step, largest)));
        }
        return ticks;
    }
}
