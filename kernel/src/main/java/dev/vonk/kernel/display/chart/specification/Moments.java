package dev.vonk.kernel.display.chart.specification;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Moments cut to a unit, and in words.
public final class Moments {
    /// The units that are known: each begins with a year, as others have no place on a time axis.
    static final List<String> UNITS = List.of("year", "yearquarter", "yearmonth", "yearmonthdate",
            "yearmonthdatehours", "yearmonthdatehoursminutes");

    private Moments() {}

    static double cut(double moment, String unit) {
        if (Double.isNaN(moment) || unit.isEmpty()) {
            return moment;
        }
        LocalDateTime time = Reading.dateTime(moment);
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return Reading.millis(switch (unit) {
            case "year" -> day.withDayOfYear(1);
            case "yearquarter" -> day.withDayOfMonth(1).withMonth((time.getMonthValue() - 1) / 3 * 3 + 1);
            case "yearmonth" -> day.withDayOfMonth(1);
            case "yearmonthdate" -> day;
            case "yearmonthdatehours" -> time.truncatedTo(ChronoUnit.HOURS);
            default -> time.truncatedTo(ChronoUnit.MINUTES);
        });
    }

    /// A moment as short as says it all: without a time at midnight, without seconds at a full minute.
    public static String text(double moment, String unit) {
        if (Double.isNaN(moment)) {
            return "null";
        }
        LocalDateTime time = Reading.dateTime(moment);
        return switch (unit) {
            case "year" -> format(time, "uuuu");
            case "yearquarter" -> format(time, "uuuu 'Q'Q");
            case "yearmonth" -> format(time, "MMM uuuu");
            default -> text(time);
        };
    }

    private static String text(LocalDateTime time) {
        if (time.equals(time.truncatedTo(ChronoUnit.DAYS))) {
            return format(time, "uuuu-MM-dd");
        }
        boolean full = time.equals(time.truncatedTo(ChronoUnit.MINUTES));
        return format(time, full ? "uuuu-MM-dd HH:mm" : "uuuu-MM-dd HH:mm:ss");
    }

    private static String format(LocalDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
