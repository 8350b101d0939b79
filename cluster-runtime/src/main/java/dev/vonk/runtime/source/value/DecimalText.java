package dev.vonk.runtime.source.value;

import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Text to decimals, rounded half up to the scale.
public final class DecimalText {
    /// What stands for "no decimal of this type"; no unscaled `long` decimal has this value.
    public static final long INVALID = Long.MIN_VALUE;

    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private DecimalText() {
    }

    /// Ten to the power `exponent`, 0 to 18.
    static long ten(int exponent) {
        return TENS[exponent];
    }

    /// The unscaled value of the text as a decimal of up to 18 digits; [#INVALID] where it is none or has too many
    /// digits.
    public static long parse(byte[] bytes, int from, int to, DecimalType type) {
        int scale = type.scale();
        int at = from;
        int first = from < to ? bytes[from] : 0;
        if (first == '-' || first == '+') {
            at++;
        }
        long value = -1;
        int point = to - 1 - scale;
        if (scale > 0 && scale < 7 && point > at && bytes[point] == '.' && point - at + scale <= 15) {
            value = withPoint(bytes, at, to, scale);
        } else if (to - at + scale <= 18) {
            long whole = Digits.unsigned(bytes, at, to);
            value = whole < 0 ? -1 : whole * TENS[scale];
        }
        if (value < 0) {
            return general(bytes, from, to, type);
        }
        if (value >= TENS[type.precision()]) {
            return INVALID;
        }
        return first == '-' ? -value : value;
    }

    /// Digits with a point before the last `scale` of them, 15 digits at most: the point is taken out of the word.
    private static long withPoint(byte[] bytes, int from, int to, int scale) {
        int digits = to - from - 1;
        long word = Digits.word(bytes, to - 8);
        int fraction = scale << 3;
        long behind = word >>> 64 - fraction << 64 - fraction;
        long before = word << fraction + 8 >>> fraction + 8 << 8;
        long low = Digits.last(behind | before, Math.min(digits, 7));
        if (digits <= 7) {
            return Digits.notDigits(low) == 0 ? Digits.eight(low) : -1;
        }
        long high = Digits.last(Digits.word(bytes, to - 16), digits - 7);
        if ((Digits.notDigits(low) | Digits.notDigits(high)) != 0) {
            return -1;
        }
        return Digits.eight(high) * 10_000_000L + Digits.eight(low);
    }

    private static long general(byte[] bytes, int from, int to, DecimalType type) {
        var exact = big(bytes, from, to, type);
        return exact == null ? INVALID : exact.longValueExact();
    }

    /// The unscaled value of the text; null where it is no number or has too many digits.
    public static @Nullable BigInteger big(byte[] bytes, int from, int to, DecimalType type) {
        var number = number(bytes, from, to);
        if (number == null
                || number.signum() != 0 && number.precision() - number.scale() > type.precision() - type.scale()) {
            return null;
        }
        var scaled = number.setScale(type.scale(), RoundingMode.HALF_UP);
        return scaled.precision() > type.precision() ? null : scaled.unscaledValue();
    }

    /// The number in the text, exactly; null where it is none.
    public static @Nullable BigDecimal number(byte[] bytes, int from, int to) {
        if (to - from > 4096 || !isNumber(bytes, from, to)) {
            return null;
        }
        try {
            var number = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            return Math.abs((long) number.scale()) > 100_000 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isNumber(byte[] bytes, int from, int to) {
        boolean digit = false;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c != '.' && c != '-' && c != '+' && (c | 0x20) != 'e') {
                return false;
            }
        }
        return digit;
    }
}
