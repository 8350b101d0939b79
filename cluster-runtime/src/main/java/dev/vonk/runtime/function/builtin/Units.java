package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataTypes;
import java.util.Locale;

/// Instants and named units of time, in a zone's calendar.
final class Units {
    private Units() {
    }

    /// Months in the unit, or 0 where it is a fixed number of microseconds.
    private static int months(String unit) {
        return switch (unit) {
            case "MONTH" -> 1;
            case "QUARTER" -> 3;
            case "YEAR" -> 12;
            default -> 0;
        };
    }

    private static long micros(String unit) {
        return switch (unit) {
            case "MICROSECOND" -> 1;
            case "MILLISECOND" -> 1000;
            case "SECOND" -> Calendar.MICROS_PER_SECOND;
            case "MINUTE" -> 60 * Calendar.MICROS_PER_SECOND;
            case "HOUR" -> 3600 * Calendar.MICROS_PER_SECOND;
            case "DAY", "DAYOFYEAR" -> Calendar.MICROS_PER_DAY;
            case "WEEK" -> 7 * Calendar.MICROS_PER_DAY;
            default -> throw new DataException("INVALID_PARAMETER_VALUE.DATETIME_UNIT", "'" + unit
                    + "' is no unit of time. Use MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER or YEAR.");
        };
    }

    static long add(Zone zone, long instant, String name, long quantity) {
        var unit = name.strip().toUpperCase(Locale.ROOT);
        int months = months(unit);
        if (months > 0) {
            return Temporal.addMonths(zone, instant, quantity * months);
        }
        long size = micros(unit);
        long step = quantity * size;
        // days and weeks keep the time on the wall, shorter units the time that passes
        boolean wall = size >= Calendar.MICROS_PER_DAY;
        long from = wall ? zone.toLocal(instant) : instant;
        long sum = from + step;
        if (Math.multiplyHigh(quantity, size) != step >> 63 || ((from ^ sum) & (step ^ sum)) < 0) {
            throw NumberErrors.overflow(quantity + " times " + unit + " later", DataTypes.TimestampType);
        }
        return wall ? zone.toInstant(sum) : sum;
    }

    static long between(Zone zone, long start, long end, String name) {
        var unit = name.strip().toUpperCase(Locale.ROOT);
        long from = zone.toLocal(start);
        long to = zone.toLocal(end);
        int months = months(unit);
        if (months == 0) {
            long size = micros(unit);
            return size >= Calendar.MICROS_PER_DAY ? (to - from) / size : (end - start) / size;
        }
        long a = Calendar.packed(Calendar.dayOf(from));
        long b = Calendar.packed(Calendar.dayOf(to));
        long whole = (Calendar.packedYear(b) - Calendar.packedYear(a)) * 12L + Calendar.packedMonth(b)
                - Calendar.packedMonth(a);
        long reached = Calendar.addMonths(Calendar.dayOf(from), whole) * Calendar.MICROS_PER_DAY
                + Calendar.timeOf(from);
        if (to >= from && reached > to) {
            whole--;
        } else if (to < from && reached < to) {
            whole++;
        }
        return whole / months;
    }
}
