package dev.vonk.kernel.display.chart.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as people read them: `1,234.5`, `12M`, `3e-7`.
public final class NumberText {
    private static final double LARGEST_PLAIN = 1e15;
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final MathContext EXACT_ENOUGH = new MathContext(10, RoundingMode.HALF_EVEN);

    private NumberText() {}

    /// With commas between thousands and up to ten digits that matter; for tooltips.
    public static String full(double number) {
        double size = Math.abs(number);
        if (size >= LARGEST_PLAIN || size > 0 && size < SMALLEST_PLAIN) {
            return scientific(number);
        }
        BigDecimal rounded = new BigDecimal(number).round(EXACT_ENOUGH).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /// As [#full] but without commas: a number that is a name, such as a year.
    public static String plain(double number) {
        return full(number).replace(",", "");
    }

    /// The label of a tick on an axis.
    ///
    /// @param step from one tick to the next
    /// @param largest the largest size on the axis: all its labels get the same unit
    public static String tick(double number, double step, double largest) {
        if (number == 0) {
            return "0";
        }
        if (largest >= LARGEST_PLAIN || largest < SMALLEST_PLAIN) {
            return scientific(number);
        }
        if (largest < 1e5) {
            return fixed(number, step);
        }
        int thousands = Math.min(4, (int) (Math.log10(largest) / 3 + 1e-9));
        double unit = Math.pow(10, 3.0 * thousands);
        return fixed(number / unit, step / unit) + "kMGT".charAt(thousands - 1);
    }

    private static String fixed(double number, double step) {
        int decimals = 0;
        double rest = step;
        while (decimals < 12 && Math.abs(rest - Math.rint(rest)) > 1e-6 * Math.max(1, Math.abs(rest))) {
            rest *= 10;
            decimals++;
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", number);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    private static String scientific(double number) {
        String text = String.format(Locale.ROOT, "%.3e", number);
        int letter = text.indexOf('e');
        String digits = text.substring(0, letter).replaceAll("\\.?0+$", "");
        return digits + "e" + Integer.parseInt(text.substring(letter + 1));
    }
}
