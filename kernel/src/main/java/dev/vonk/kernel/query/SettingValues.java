package dev.vonk.kernel.query;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings of a session as values of their types. A value that makes no sense is an [IllegalArgumentException] that
/// names the setting.
public record SettingValues(Map<String, String> settings) {
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,6}|[0-9]{7,15}(?=b?$))([bkmgt]?)b?");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|min|h)?");

    /// A whole number of at least `least`.
    public int number(String key, int otherwise, int least) {
        var text = settings.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number that is too small
        }
        throw wrong(key, text, "a whole number of at least " + least);
    }

    /// A number of bytes such as `512m`.
    public long bytes(String key, long otherwise) {
        var text = settings.get(key);
        if (text == null) {
            return otherwise;
        }
        var matcher = matched(BYTES, text);
        if (!matcher.matches()) {
            throw wrong(key, text, "a number of bytes such as 512m, 4g or 1048576, or 0 for no limit");
        }
        return Long.parseLong(matcher.group(1)) << 10
                * "bkmgt".indexOf(matcher.group(2).isEmpty() ? 'b' : matcher.group(2).charAt(0));
    }

    /// A time such as `500ms` or `30s`; seconds where no unit is given.
    public Duration duration(String key, Duration otherwise) {
        var text = settings.get(key);
        if (text == null) {
            return otherwise;
        }
        var matcher = matched(DURATION, text);
        if (!matcher.matches()) {
            throw wrong(key, text, "a time such as 500ms, 30s or 2min");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m", "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case null, default -> Duration.ofSeconds(number);
        };
    }

    /// A number above 0.
    public double fraction(String key, double otherwise) {
        var text = settings.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text.trim());
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw wrong(key, text, "a number above 0");
    }

    /// `true` or `false`.
    public boolean flag(String key, boolean otherwise) {
        var text = settings.get(key);
        return text == null ? otherwise : switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, text, "true or false");
        };
    }

    private static Matcher matched(Pattern pattern, String text) {
        return pattern.matcher(text.strip().toLowerCase(Locale.ROOT));
    }

    private static IllegalArgumentException wrong(String key, String text, String wanted) {
        return new IllegalArgumentException(
                "[INVALID_CONF_VALUE] The setting " + key + " is \"" + text + "\"; it must be " + wanted + ".");
    }
}
