package dev.vonk.runtime.source.value;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Text to timestamps, as microseconds since 1970: `yyyy-MM-dd[T ]HH:mm:ss[.ffffff][zone]`, and as Spark shorter forms
/// of it too. Finer parts than microseconds are cut.
public final class TimestampText {
    /// What stands for "no timestamp".
    public static final long INVALID = Long.MIN_VALUE;

    private static final long MICROS = 1_000_000L;
    private static final long DAY = 86_400L * MICROS;
    private static final int MAX_DAYS = 106_000_000;

    private final LocalTimes session;
    private final boolean local;

    private TimestampText(LocalTimes session, boolean local) {
        this.session = session;
        this.local = local;
    }

    /// Reads instants; a text without a zone is a time in `zone`.
    public static TimestampText instants(ZoneId zone) {
        return new TimestampText(new LocalTimes(zone), false);
    }

    /// Reads times of no zone; one that is written is not looked at.
    public static TimestampText locals() {
        return new TimestampText(new LocalTimes(ZoneOffset.UTC), true);
    }

    /// The timestamp in the text; [#INVALID] where there is none.
    public long parse(byte[] bytes, int from, int to) {
        if (to - from >= 19) {
            long seconds = fixed(bytes, from);
            if (seconds != INVALID) {
                return rest(bytes, from + 19, to, seconds * MICROS);
            }
        }
        return lenient(bytes, from, to);
    }

    /// Seconds of the nineteen bytes `yyyy-MM-dd HH:mm:ss`.
    private static long fixed(byte[] bytes, int from) {
        int days = DateText.ten(bytes, from);
        long time = Digits.word(bytes, from + 11);
        boolean shaped = (bytes[from + 10] == ' ' || bytes[from + 10] == 'T')
                && (time & 0x0000FF0000FF0000L) == 0x00003A00003A0000L;
        if (days == DateText.INVALID || !shaped) {
            return INVALID;
        }
        long digits = time & 0xFFFF | (time >>> 24 & 0xFFFF) << 16 | time >>> 48 << 32 | 0x3030L << 48;
        if (Digits.notDigits(digits) != 0) {
            return INVALID;
        }
        int number = (int) (Digits.eight(digits) / 100);
        return seconds(days, number / 10_000, number / 100 % 100, number % 100);
    }

    private static long seconds(int days, int hour, int minute, int second) {
        return hour > 23 || minute > 59 || second > 59
                ? INVALID
                : days * 86_400L + hour * 3600L + minute * 60L + second;
    }

    /// What follows the seconds: a fraction, a zone, or nothing.
    private long rest(byte[] bytes, int from, int to, long micros) {
        int at = from;
        long fraction = 0;
        if (at < to && bytes[at] == '.') {
            at++;
            int digits = 0;
            for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                if (digits++ < 6) {
                    fraction = fraction * 10 + bytes[at] - '0';
                }
            }
            for (; digits < 6; digits++) {
                fraction *= 10;
            }
        }
        return zoned(bytes, at, to, micros + fraction);
    }

    private long zoned(byte[] bytes, int from, int to, long micros) {
        int at = from;
        int end = to;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        while (end > at && bytes[end - 1] == ' ') {
            end--;
        }
        if (at == end) {
            return local ? micros : session.instant(micros);
        }
        if (end - at == 1 && bytes[at] == 'Z') {
            return micros;
        }
        try {
            var zone = ZoneId.of(zoneName(new String(bytes, at, end - at, StandardCharsets.UTF_8)));
            return local ? micros : new LocalTimes(zone).instant(micros);
        } catch (DateTimeException e) {
            return INVALID;
        }
    }

    /// Lets an offset be written `+2`, `+02`, `+02:0` or `+0200` too.
    private static String zoneName(String text) {
        var matcher = java.util.regex.Pattern.compile("([+-])(\\d{1,2}):?(\\d{1,2})?").matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        var minutes = matcher.group(3) == null ? "00" : matcher.group(3);
        return matcher.group(1) + pad(matcher.group(2)) + ":" + pad(minutes);
    }

    private static String pad(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private long lenient(byte[] bytes, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        int split = from;
        while (split < to && bytes[split] != ' ' && bytes[split] != 'T') {
            split++;
        }
        int days = DateText.parse(bytes, from, split);
        if (days == DateText.INVALID || Math.abs(days) > MAX_DAYS) {
            return INVALID;
        }
        if (split >= to - 1) {
            return local ? days * DAY : session.instant(days * DAY);
        }
        int[] parts = {0, 0, 0};
        int part = 0;
        int digits = 0;
        int at = split + 1;
        for (; at < to; at++) {
            int c = bytes[at];
            if (c == ':' && part < 2 && digits > 0) {
                part++;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < 2) {
                parts[part] = parts[part] * 10 + c - '0';
                digits++;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return INVALID;
        }
        long seconds = seconds(days, parts[0], parts[1], parts[2]);
        return seconds == INVALID ? INVALID : rest(bytes, at, to, seconds * MICROS);
    }
}
