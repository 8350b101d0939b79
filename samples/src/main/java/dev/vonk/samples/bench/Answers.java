package dev.vonk.samples.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// Values as text that two engines can agree on: numbers to twelve digits, without trailing zeros.
final class Answers {
    private Answers() {
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
