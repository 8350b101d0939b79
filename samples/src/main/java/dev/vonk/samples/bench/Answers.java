package dev.vonk.samples.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// Values as text that two engines can agree on: numbers to twelve digits, without trailing zeros.
final class Answers {
    private Answers() {
    }

    /// Whether two rows of texts are equal, numbers to a millionth: an average of decimals has six digits here and is a
    /// double there.
    static boolean equal(String left, String right) {
        var a = left.split("\\|");
        var b = right.split("\\|");
        boolean equal = a.length == b.length;
        for (int i = 0; equal && i < a.length; i++) {
            equal = a[i].equals(b[i]) || close(a[i], b[i]);
        }
        return equal;
    }

    private static boolean close(String left, String right) {
        try {
            double a = Double.parseDouble(left);
            double b = Double.parseDouble(right);
            return Math.abs(a - b) <= Math.max(1e-6, 1e-10 * Math.abs(a));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case BigDecimal decimal -> number(decimal);
            case Double number -> number(BigDecimal.valueOf(number));
            case Float number -> number(new BigDecimal(number.toString()));
            case Number number -> number(new BigDecimal(number.toString()));
            default -> value.toString();
        };
    }

    private static String number(BigDecimal number) {
        var rounded = number.round(new MathContext(12));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
