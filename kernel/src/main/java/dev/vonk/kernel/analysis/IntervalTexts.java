package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Intervals within texts: `'1 day -2 seconds'`, and `'20 15:40'` of days to minutes.
final class IntervalTexts {
    private static final Pattern PART = Pattern.compile("\\s*([+-]?)\\s*(\\d+(?:\\.\\d*)?|\\.\\d+)\\s+([a-z]+)");
    private static final Pattern START = Pattern.compile("\\s*(interval\\s+)?");
    private static final String SECONDS = "(\\d{1,2})(?:\\.(\\d{1,9}))?";
    /// Days, hours, minutes, seconds and their fraction as groups of the same number in all of them.
    private static final Map<String, Pattern> RANGES = Map.of("day hour",
            range("(\\d{1,9})\\s+(\\d{1,2})()()()"), "day minute", range("(\\d{1,9})\\s+(\\d{1,2}):(\\d{1,2})()()"),
            "day second", range("(\\d{1,9})\\s+(\\d{1,2}):(\\d{1,2}):" + SECONDS), "hour minute",
            range("()(\\d{1,10}):(\\d{1,2})()()"), "hour second", range("()(\\d{1,10}):(\\d{1,2}):" + SECONDS),
            "minute second", range("()()(\\d{1,12}):" + SECONDS));

    private IntervalTexts() {
    }

    private static Pattern range(String fields) {
        return Pattern.compile("\\s*([+-]*)" + fields + "\\s*");
    }

    /// The parts of a text that names its units; empty where it is none.
    static Optional<List<Syntax.IntervalValue>> parts(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        var start = START.matcher(lower);
        int at = start.lookingAt() ? start.end() : 0;
        var parts = new ArrayList<Syntax.IntervalValue>();
        var part = PART.matcher(lower);
        while (at < lower.length()) {
            if (!part.find(at) || part.start() != at || !isUnit(unit(part.group(3)), part.group(2))) {
                return Optional.empty();
            }
            parts.add(new Syntax.IntervalValue(part.group(1) + part.group(2), unit(part.group(3)), null));
            at = part.end();
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static String unit(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean isUnit(String unit, String number) {
        return switch (unit) {
            case "second" -> true;
            case "year", "month", "week", "day", "hour", "minute", "millisecond", "microsecond" ->
                number.indexOf('.') < 0;
            default -> false;
        };
    }

    /// The microseconds of a text between two units; empty where the text is not of that form.
    static Optional<BigDecimal> micros(String text, String from, String to) {
        var pattern = RANGES.get(from + " " + to);
        var matcher = pattern == null ? null : pattern.matcher(text);
        if (matcher == null || !matcher.matches()) {
            return Optional.empty();
        }
        var seconds = field(matcher.group(2)).multiply(BigDecimal.valueOf(86_400))
                .add(field(matcher.group(3)).multiply(BigDecimal.valueOf(3_600)))
                .add(field(matcher.group(4)).multiply(BigDecimal.valueOf(60))).add(field(matcher.group(5)));
        var fraction = matcher.group(6) == null ? "" : matcher.group(6);
        var micros = seconds.movePointRight(6).add(new BigDecimal((fraction + "000000").substring(0, 6)));
        boolean negative = matcher.group(1).chars().filter(sign -> sign == '-').count() % 2 == 1;
        return Optional.of(negative ? micros.negate() : micros);
    }

    private static BigDecimal field(String digits) {
        return digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(digits);
    }
}
