package dev.vonk.runtime.source.value;

import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NumberTextTest {
    private final Random random = new Random(42);

    private static byte[] padded(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[utf8.length + 2 * Digits.MARGIN];
        Arrays.fill(bytes, (byte) '7');
        System.arraycopy(utf8, 0, bytes, Digits.MARGIN, utf8.length);
        return bytes;
    }

    private static int end(byte[] bytes) {
        return bytes.length - Digits.MARGIN;
    }

    @Test
    void wholeNumbersOfEveryLengthAreRead() {
        for (int round = 0; round < 40_000; round++) {
            long value = random.nextLong() >> random.nextInt(64);
            var bytes = padded(String.valueOf(value));
            assertEquals(value, Digits.signed(bytes, Digits.MARGIN, end(bytes)));
        }
        for (var text : new String[]{"9223372036854775808", "-9223372036854775809", "", "-", "+", "12a", "1 ", "١",
            "99999999999999999999999", "--1", "1:", "1/"}) {
            var bytes = padded(text);
            assertEquals(Digits.INVALID, Digits.signed(bytes, Digits.MARGIN, end(bytes)), text);
            assertEquals(false, Digits.isLeast(bytes, Digits.MARGIN, end(bytes)), text);
        }
        var least = padded("-0009223372036854775808");
        assertEquals(true, Digits.isLeast(least, Digits.MARGIN, end(least)));
    }

    private static void assertDouble(String text) {
        var bytes = padded(text);
        assertEquals(Double.doubleToRawLongBits(Double.parseDouble(text)),
                Double.doubleToRawLongBits(DoubleText.parse(bytes, Digits.MARGIN, end(bytes))), text);
    }

    @Test
    void fractionsAreRoundedAsJavaRoundsThem() {
        for (int round = 0; round < 30_000; round++) {
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                assertDouble(String.valueOf(any));
                assertDouble(new BigDecimal(any).round(new java.math.MathContext(random.nextInt(1, 30))).toString());
            }
            assertDouble(random.nextLong(1_000_000_000_000L) + "." + random.nextInt(1_000_000));
            assertDouble(random.nextLong() + "e" + random.nextInt(-360, 330));
        }
    }

    @Test
    void numbersHalfWayBetweenTwoDoublesAreRoundedToEven() {
        for (int round = 0; round < 10_000; round++) {
            double low = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
            double high = Math.nextUp(low);
            if (Double.isFinite(high)) {
                var middle = new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.TWO);
                assertDouble(middle.toString());
                assertDouble(middle.round(new java.math.MathContext(19, RoundingMode.DOWN)).toString());
            }
        }
        for (var text : new String[]{"2.2250738585072011e-308", "4.9e-324", "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1.7976931348623158e308", "1.7976931348623159e308", "9007199254740993", "0e999999", "1e-400", "-0", "00.00",
            "1e400", "179769313486231580793728971405301e276", "8.5", "1e23", "9.5367431640625e-7"}) {
            assertDouble(text);
        }
    }

    @Test
    void whatIsNoNumberIsNone() {
        for (var text : new String[]{"", ".", "-", "e5", "1e", "1e+", "1.2.3", "1f", "0x1", "NaN", "1 ", " 1", "1e5x",
            "Infinity"}) {
            var bytes = padded(text);
            assertEquals(true, Double.isNaN(DoubleText.parse(bytes, Digits.MARGIN, end(bytes))), text);
            assertEquals(null, DecimalText.number(bytes, Digits.MARGIN, end(bytes)), text);
        }
    }

    @Test
    void decimalsAreRoundedToTheirScale() {
        for (int round = 0; round < 40_000; round++) {
            int precision = random.nextInt(1, 19);
            var type = new DecimalType(precision, random.nextInt(0, precision + 1));
            var value = new BigDecimal(new BigInteger(random.nextInt(1, 64), random), random.nextInt(0, 12));
            value = random.nextBoolean() ? value : value.negate();
            var text = random.nextInt(10) == 0 ? value.toString() : value.toPlainString();
            var bytes = padded(text);
            var rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
            long expected = rounded.precision() > precision
                    ? DecimalText.INVALID
                    : rounded.unscaledValue().longValueExact();
            assertEquals(expected, DecimalText.parse(bytes, Digits.MARGIN, end(bytes), type), text + " " + type);
        }
    }

    @Test
    void datesAndTimesOfAllYearsAreRead() {
        var zone = ZoneId.of("Europe/Amsterdam");
        var instants = TimestampText.instants(zone);
        var locals = TimestampText.locals();
        for (int round = 0; round < 5_000; round++) {
            var date = LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000));
            var bytes = padded(date.toString());
            assertEquals(date.toEpochDay(), DateText.parse(bytes, Digits.MARGIN, end(bytes)), date.toString());
            var time = date.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60),
                    random.nextInt(1_000_000) * 1000);
            var timeBytes = padded(random.nextBoolean() ? time.toString() : time.toString().replace('T', ' '));
            assertEquals(micros(time, ZoneOffset.UTC), locals.parse(timeBytes, Digits.MARGIN, end(timeBytes)),
                    time.toString());
            assertEquals(micros(time, zone), instants.parse(timeBytes, Digits.MARGIN, end(timeBytes)), time.toString());
        }
    }

    private static long micros(LocalDateTime time, ZoneId zone) {
        return dev.vonk.runtime.data.Values.micros(time.atZone(zone).toInstant());
    }

    @Test
    void localTimesComeBack() {
        for (var name : new String[]{"Europe/Amsterdam", "UTC", "+05:30", "America/New_York", "Pacific/Apia"}) {
            var times = new LocalTimes(ZoneId.of(name));
            for (int round = 0; round < 5_000; round++) {
                long instant = random.nextLong(-4_000_000_000L, 8_000_000_000L) * 1_000_000L
                        + random.nextInt(1_000_000);
                var zoned = dev.vonk.runtime.data.Values.instant(instant).atZone(ZoneId.of(name)).toLocalDateTime();
                assertEquals(micros(zoned, ZoneOffset.UTC), times.local(instant), name + " " + zoned);
                assertEquals(micros(zoned, ZoneId.of(name)), times.instant(times.local(instant)), name + " " + zoned);
            }
        }
    }

    @Test
    void utf8IsToldFromOtherBytes() {
        for (int round = 0; round < 5_000; round++) {
            var bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes = new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
            }
            boolean valid = Arrays.equals(bytes,
                    new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            assertEquals(valid, Utf8.isValid(bytes, 0, bytes.length), Arrays.toString(bytes));
        }
    }
}
