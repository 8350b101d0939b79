package dev.vonk.kernel.display.chart.scale;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Ticks at moments that clocks and calendars call round.
final class TimeTicks {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND,
        15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR,
        3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000, 120000};
    private static final double MONTH = 30.4 * DAY;

    private TimeTicks() {}

    static List<Ticks.Tick> of(Domain.Range range, int most) {
        double length = range.high() - range.low();
        for (long step : STEPS) {
            if (length / step < most) {
                return even(range, step);
            }
        }
        for (int months : MONTHS) {
            if (length / (months * MONTH) < most) {
                return calendar(range, months);
            }
        }
        return calendar(range, MONTHS[MONTHS.length - 1]);
    }

    private static List<Ticks.Tick> even(Domain.Range range, long step) {
        List<Ticks.Tick> ticks = new ArrayList<>();
        // Weeks begin on Monday; the first one of the epoch on its fifth day.
        long origin = step % (7 * DAY) == 0 ? 4 * DAY : 0;
        double first = Math.ceil((range.low() - origin) / step) * step + origin;
        for (double moment = first; moment <= range.high(); moment += step) {
            ticks.add(new Ticks.Tick(moment, label(dateTime(moment), step, ticks.isEmpty())));
        }
        return ticks;
    }

    private static String label(LocalDateTime time, long step, boolean first) {
        boolean midnight = time.getHour() == 0 && time.getMinute() == 0 && time.getSecond() == 0
                && time.getNano() == 0;
        if (step >= DAY) {
            return text(time, first ? "d MMM yyyy" : "d MMM");
        }
        if (midnight || first) {
            return text(time, midnight ? "d MMM" : step >= MINUTE ? "d MMM HH:mm" : "d MMM HH:mm:ss");
        }
        return text(time, step >= MINUTE ? "HH:mm" : step >= SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS");
    }

    private static List<Ticks.Tick> calendar(Domain.Range range, int months) {
        List<Ticks.Tick> ticks = new ArrayList<>();
        LocalDateTime start = dateTime(range.low());
        int index = Math.floorDiv(start.getYear() * 12 + start.getMonthValue() - 1, months) * months;
        while (true) {
            LocalDateTime time = LocalDateTime.of(Math.floorDiv(index, 12), Math.floorMod(index, 12) + 1, 1, 0, 0);
            double moment = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            if (moment > range.high()) {
                return ticks;
            }
            if (moment >= range.low()) {
                ticks.add(new Ticks.Tick(moment, monthLabel(time, months, ticks.isEmpty())));
            }
            index += months;
        }
    }

    private static String monthLabel(LocalDateTime time, int months, boolean first) {
        if (months % 12 == 0 || time.getMonthValue() == 1) {
            return text(time, "uuuu");
        }
        return text(time, first ? "MMM uuuu" : "MMM");
    }

    private static String text(LocalDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }

    private static LocalDateTime dateTime(double moment) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) moment), ZoneOffset.UTC);
    }
}
