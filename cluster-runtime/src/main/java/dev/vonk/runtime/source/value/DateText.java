package dev.vonk.runtime.source.value;

import java.time.LocalDate;
import java.time.YearMonth;

/// Text to dates, as days since 1970-01-01.
public final class DateText {
    /// What stands for "no date".
    public static final int INVALID = Integer.MIN_VALUE;

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;
    private static final int[] MONTH_STARTS = monthStarts();
    private static final int MAX_YEAR_DIGITS = 6;

    private DateText() {
    }

    private static int[] monthStarts() {
        var starts = new int[(LAST_YEAR - FIRST_YEAR) * 12 + 1];
        var month = YearMonth.of(FIRST_YEAR, 1);
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) month.plusMonths(i).atDay(1).toEpochDay();
        }
        return starts;
    }

    /// The date `yyyy-MM-dd` that is exactly ten bytes from `from` on; [#INVALID] where there is none.
    public static int ten(byte[] bytes, int from) {
        long word = Digits.word(bytes, from);
        long dashes = word & 0xFF0000FF00000000L ^ 0x2D00002D00000000L;
        long day = (bytes[from + 8] & 0xFF) | (bytes[from + 9] & 0xFF) << 8;
        long digits = word & 0xFFFFFFFFL | (word >>> 40 & 0xFFFF) << 32 | day << 48;
        if ((Digits.notDigits(digits) | dashes) != 0) {
            return INVALID;
        }
        int number = (int) Digits.eight(digits);
        return of(number / 10_000, number / 100 % 100, number % 100);
    }

    private static int of(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return INVALID;
        }
        if (year >= FIRST_YEAR && year < LAST_YEAR) {
            int index = (year - FIRST_YEAR) * 12 + month - 1;
            int start = MONTH_STARTS[index];
            return day <= MONTH_STARTS[index + 1] - start ? start + day - 1 : INVALID;
        }
        return day <= YearMonth.of(year, month).lengthOfMonth()
                ? (int) LocalDate.of(year, month, day).toEpochDay()
                : INVALID;
    }

    /// The date in the text: `yyyy-MM-dd`, and as Spark also `yyyy`, `yyyy-M`, `yyyy-M-d`, each with a time behind
    /// that is not looked at; [#INVALID] where there is none.
    public static int parse(byte[] bytes, int from, int to) {
        if (to - from == 10) {
            int days = ten(bytes, from);
            if (days != INVALID) {
                return days;
            }
        }
        return lenient(bytes, from, to);
    }

    private static int lenient(byte[] bytes, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        boolean negative = from < to && bytes[from] == '-';
        if (negative || from < to && bytes[from] == '+') {
            from++;
        }
        int date = from;
        while (date < to && bytes[date] != ' ' && bytes[date] != 'T') {
            date++;
        }
        to = date;
        int[] parts = {0, 1, 1};
        int part = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (c == '-' && part < 2 && enough(part, digits)) {
                parts[++part] = 0;
                digits = 0;
            } else if (c >= '0' && c <= '9' && ++digits <= MAX_YEAR_DIGITS) {
                parts[part] = parts[part] * 10 + c - '0';
            } else {
                return INVALID;
            }
        }
        return enough(part, digits) ? of(negative ? -parts[0] : parts[0], parts[1], parts[2]) : INVALID;
    }

    private static boolean enough(int part, int digits) {
        return part == 0 ? digits >= 4 : digits == 1 || digits == 2;
    }
}
