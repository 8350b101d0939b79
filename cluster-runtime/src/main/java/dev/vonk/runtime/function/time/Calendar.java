package dev.vonk.runtime.function.time;

/// The proleptic Gregorian calendar on days since 1970-01-01, without objects: called in loops.
public final class Calendar {
    public static final long MICROS_PER_SECOND = 1_000_000L;
    public static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;
    /// Days from 0000-03-01, the start of the computation's own era, to 1970-01-01.
    private static final int DAYS_TO_1970 = 719_468;
    private static final int DAYS_PER_ERA = 146_097;

    private Calendar() {
    }

    /// The year, month and day of a day, as `year * 512 + month * 32 + day`; see [#packedYear] and its like.
    ///
    /// Years start in March here, so that the leap day is the last one; eras are the 400 years after which all repeats.
    public static long packed(int days) {
        long shifted = (long) days + DAYS_TO_1970;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year * 512 + month * 32 + day;
    }

    public static int packedYear(long packed) {
        return (int) (packed >> 9);
    }

    public static int packedMonth(long packed) {
        return (int) (packed >> 5) & 15;
    }

    public static int packedDay(long packed) {
        return (int) packed & 31;
    }

    /// The year alone, by 32-bit arithmetic for the years 0 to 9999, as loops over columns want it.
    public static int year(int days) {
        int shifted = days + DAYS_TO_1970;
        if (shifted < 0 || shifted > 3_652_364) {
            return packedYear(packed(days));
        }
        int quarters = 4 * shifted + 3;
        int century = quarters / DAYS_PER_ERA;
        int ofCentury = quarters % DAYS_PER_ERA | 3;
        int yearOfCentury = ofCentury / 1461;
        int dayOfYear = ofCentury % 1461 >> 2;
        // years start in March: its last 60 days, from day 306 on, belong to the next one
        return 100 * century + yearOfCentury + (dayOfYear >= 306 ? 1 : 0);
    }

    /// The years of a column of days.
    public static void years(int[] days, int offset, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = year(days[offset + i]);
        }
    }

    public static int month(int days) {
        return packedMonth(packed(days));
    }

    public static int dayOfMonth(int days) {
        return packedDay(packed(days));
    }

    /// The day of a date that need not be valid: the month may be out of 1 to 12 only by the caller's mistake.
    public static long days(long year, int month, int day) {
        long shiftedYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shiftedYear, 400L);
        long yearOfEra = shiftedYear - era * 400;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        long dayOfYear = (153L * marchMonth + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
    }

    public static boolean isLeap(long year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    public static int lengthOfMonth(long year, int month) {
        return month == 2 ? isLeap(year) ? 29 : 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /// The same day of the month `months` later; the month's last day where it has no such day.
    public static long addMonths(int days, long months) {
        long packed = packed(days);
        long total = packedYear(packed) * 12L + packedMonth(packed) - 1 + months;
        long year = Math.floorDiv(total, 12L);
        int month = (int) Math.floorMod(total, 12L) + 1;
        return days(year, month, Math.min(packedDay(packed), lengthOfMonth(year, month)));
    }

    public static int dayOfYear(int days) {
        return (int) (days - days(year(days), 1, 1)) + 1;
    }

    /// Monday 0 to Sunday 6.
    public static int weekday(int days) {
        return Math.floorMod(days + 3, 7);
    }

    /// The ISO 8601 week of the year, 1 to 53.
    public static int weekOfYear(int days) {
        int thursday = days - weekday(days) + 3;
        return (dayOfYear(thursday) - 1) / 7 + 1;
    }

    /// The year to which the ISO 8601 week belongs.
    public static int yearOfWeek(int days) {
        return year(days - weekday(days) + 3);
    }

    /// The day on which `micros` of local time lie.
    public static int dayOf(long micros) {
        return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }

    /// Microseconds since that day's midnight.
    public static long timeOf(long micros) {
        return Math.floorMod(micros, MICROS_PER_DAY);
    }
}
