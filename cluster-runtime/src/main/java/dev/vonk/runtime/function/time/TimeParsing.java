package dev.vonk.runtime.function.time;

import java.time.DateTimeException;
import java.time.ZoneId;

/// Dates and timestamps as Spark's casts read them.
public final class TimeParsing {
    /// What stands for "this is none"; no date or timestamp has this number.
    public static final long NONE = Long.MIN_VALUE;

    private final String text;
    private int at;

    private TimeParsing(String text) {
        this.text = text;
    }

    /// `[+-]y..y`, `y-[m]m`, `y-[m]m-[d]d`, the last also with anything after a blank or `T`: days since 1970.
    public static long date(String text) {
        var parser = new TimeParsing(text);
        long days = parser.readDate();
        if (days == NONE
                || parser.at < text.length() && text.charAt(parser.at) != ' ' && text.charAt(parser.at) != 'T') {
            return NONE;
        }
        return days;
    }

    /// A date, then perhaps a time, then perhaps a zone: microseconds since 1970.
    public static long timestamp(String text, Zone session) {
        var parser = new TimeParsing(text);
        long local = parser.readLocal();
        if (local == NONE) {
            return NONE;
        }
        var rest = text.substring(parser.at).strip();
        if (rest.isEmpty()) {
            return session.toInstant(local);
        }
        try {
            return new Zone(zone(rest)).toInstant(local);
        } catch (DateTimeException noZone) {
            return NONE;
        }
    }

    /// A zone's name or offset, also in Spark's short forms such as `+1:5` and `UTC+01:00`.
    public static ZoneId zone(String name) {
        if (name.length() > 1 && (name.charAt(0) == '+' || name.charAt(0) == '-')) {
            var parts = name.substring(1).split(":", -1);
            var padded = new StringBuilder(name.substring(0, 1));
            for (int i = 0; i < parts.length; i++) {
                padded.append(i == 0 ? "" : ":").append(parts[i].length() == 1 ? "0" : "").append(parts[i]);
            }
            return ZoneId.of(padded.toString());
        }
        return ZoneId.of(name, ZoneId.SHORT_IDS);
    }

    /// As [#timestamp], without a zone of its own: wall clock microseconds. A zone that is written is let go.
    public static long localTimestamp(String text) {
        var parser = new TimeParsing(text);
        long local = parser.readLocal();
        if (local == NONE) {
            return NONE;
        }
        var rest = text.substring(parser.at).strip();
        if (!rest.isEmpty()) {
            try {
                zone(rest);
            } catch (DateTimeException noZone) {
                return NONE;
            }
        }
        return local;
    }

    private long readLocal() {
        long days = readDate();
        if (days == NONE) {
            return NONE;
        }
        long time = 0;
        if (at < text.length()) {
            char next = text.charAt(at);
            if (next == 'T' || next == ' ') {
                at++;
                if (at < text.length() && Character.isDigit(text.charAt(at))) {
                    time = readTime();
                }
            } else {
                return NONE;
            }
        }
        if (time == NONE || days > 110_000_000L || days < -110_000_000L) {
            return NONE;
        }
        return days * Calendar.MICROS_PER_DAY + time;
    }

    private long readDate() {
        int start = at;
        boolean minus = at < text.length() && text.charAt(at) == '-';
        if (minus || at < text.length() && text.charAt(at) == '+') {
            at++;
            start++;
        }
        long year = digits(4, 7);
        if (year < 0) {
            return NONE;
        }
        int month = 1;
        int day = 1;
        if (take('-')) {
            month = digits(1, 2);
            if (month < 1 || month > 12) {
                return NONE;
            }
            if (take('-')) {
                day = digits(1, 2);
            }
        }
        year = minus ? -year : year;
        if (day < 1 || day > Calendar.lengthOfMonth(year, month) || start == at) {
            return NONE;
        }
        long days = Calendar.days(year, month, day);
        return days == (int) days ? days : NONE;
    }

    private long readTime() {
        int hour = digits(1, 2);
        int minute = 0;
        int second = 0;
        long micros = 0;
        // minutes and seconds may be left out, with or without the colon before them
        if (take(':') && digitNext()) {
            minute = digits(1, 2);
            if (take(':') && digitNext()) {
                second = digits(1, 2);
                if (take('.')) {
                    micros = fraction();
                }
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        return ((hour * 60L + minute) * 60 + second) * Calendar.MICROS_PER_SECOND + micros;
    }

    /// Up to nine digits behind the point; those past the sixth are cut.
    private long fraction() {
        long micros = 0;
        int count = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            if (count < 6) {
                micros = micros * 10 + text.charAt(at) - '0';
            }
            count++;
            at++;
        }
        for (int i = count; i < 6; i++) {
            micros *= 10;
        }
        return micros;
    }

    private boolean take(char letter) {
        if (at < text.length() && text.charAt(at) == letter) {
            at++;
            return true;
        }
        return false;
    }

    private boolean digitNext() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private int digits(int least, int most) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at) - '0';
            at++;
        }
        return at - start < least ? -1 : value;
    }
}
