package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.TimeParsing;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;

/// Dates and timestamps: their fields, shifting, cutting off. What makes them of text or numbers, and text of them, is
/// in [Timestamps].
public final class Dates implements FunctionFamily {
    private static final Map<String, Integer> WEEKDAYS = Map.ofEntries(Map.entry("MO", 0), Map.entry("MON", 0),
            Map.entry("MONDAY", 0), Map.entry("TU", 1), Map.entry("TUE", 1), Map.entry("TUESDAY", 1),
            Map.entry("WE", 2), Map.entry("WED", 2), Map.entry("WEDNESDAY", 2), Map.entry("TH", 3), Map.entry("THU", 3),
            Map.entry("THURSDAY", 3), Map.entry("FR", 4), Map.entry("FRI", 4),
            Map.entry("FRIDAY", 4), Map.entry("SA", 5), Map.entry("SAT", 5), Map.entry("SATURDAY", 5),
            Map.entry("SU", 6), Map.entry("SUN", 6), Map.entry("SUNDAY", 6));
    private static final String[] DAY_NAMES = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTH_NAMES = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
        "Nov", "Dec"};

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("datetime");
        fields(family);
        shifts(family);
        cuts(family);
        return family.functions();
    }

    private static void field(Family family, String name, String description, String call, String result,
            IntUnaryOperator field, String... aliases) {
        family.scalar(name, name + "(date)", description, call, result).alias(aliases).takes("date -> int",
                (a, rows, validity, scratch) -> {
                    var out = scratch.ints(rows);
                    if (name.equals("year") && a[0] instanceof IntVector(var days, int offset, var _, var _)) {
                        Calendar.years(days, offset, out, rows);
                    } else if (a[0] instanceof IntVector(var days, int offset, var _, var _)) {
                        for (int i = 0; i < rows; i++) {
                            out[i] = field.applyAsInt(days[offset + i]);
                        }
                    } else {
                        for (int i = 0; i < rows; i++) {
                            out[i] = field.applyAsInt((int) Vectors.longAt(a[0], i));
                        }
                    }
                    return new IntVector(out, 0, rows, validity);
                });
    }

    private static void timeField(Family family, String name, String description, String call, String result,
            LongUnaryOperator field) {
        Kernel wallClock = (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                i -> field.applyAsLong(Calendar.timeOf(Vectors.longAt(a[0], i))));
        family.scalar(name, name + "(timestamp)", description, call, result)
                .takes("timestamp -> int", context -> {
                    var zone = new Zone(context.zone());
                    return (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                            i -> field.applyAsLong(Calendar.timeOf(zone.toLocal(Vectors.longAt(a[0], i)))));
                })
                .takes("timestamp_ntz -> int", wallClock);
    }

    private static void fields(Family family) {
        field(family, "year", "The year.", "year('2016-07-30')", "2016", Calendar::year);
        field(family, "quarter", "The quarter, 1 to 4.", "quarter('2016-08-31')", "3",
                days -> (Calendar.month(days) + 2) / 3);
        field(family, "month", "The month, 1 to 12.", "month('2016-07-30')", "7", Calendar::month);
        field(family, "day", "The day of the month.", "day('2009-07-30')", "30", Calendar::dayOfMonth, "dayofmonth");
        field(family, "dayofweek", "The day of the week, Sunday 1 to Saturday 7.", "dayofweek('2009-07-30')", "5",
                days -> (Calendar.weekday(days) + 1) % 7 + 1);
        field(family, "weekday", "The day of the week, Monday 0 to Sunday 6.", "weekday('2009-07-30')", "3",
                Calendar::weekday);
        field(family, "dayofyear", "The day of the year.", "dayofyear('2016-04-09')", "100", Calendar::dayOfYear);
        field(family, "weekofyear", "The ISO week of the year.", "weekofyear('2008-02-20')", "8", Calendar::weekOfYear);
        timeField(family, "hour", "The hour of the day.", "hour('2009-07-30 12:58:59')", "12",
                micros -> micros / 3_600_000_000L);
        timeField(family, "minute", "The minute of the hour.", "minute('2009-07-30 12:58:59')", "58",
                micros -> micros / 60_000_000L % 60);
        timeField(family, "second", "The second of the minute, without its fraction.", "second('2009-07-30 12:58:59')",
                "59", micros -> micros / 1_000_000L % 60);
        family.scalar("dayname", "dayname(date)", "The name of the day of the week, in three letters.",
                "dayname('2008-02-20')", "Wed")
                .takes("date -> string", (a, rows, validity, scratch) -> Shapes.text(rows, validity, rows * 3, scratch,
                        (i, out) -> out.append(DAY_NAMES[Calendar.weekday((int) Vectors.longAt(a[0], i))])));
        family.scalar("monthname", "monthname(date)", "The name of the month, in three letters.",
                "monthname('2008-02-20')", "Feb")
                .takes("date -> string", (a, rows, validity, scratch) -> Shapes.text(rows, validity, rows * 3, scratch,
                        (i, out) -> out.append(MONTH_NAMES[Calendar.month((int) Vectors.longAt(a[0], i)) - 1])));
    }

    private static void shifts(Family family) {
        family.scalar("date_add", "date_add(start_date, days)", "The date so many days later.",
                "date_add('2016-07-30', 1)", "2016-07-31").alias("dateadd").raises()
                .takes("date, int -> date", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> Temporal.date(Vectors.longAt(a[0], i) + Vectors.longAt(a[1], i))));
        family.scalar("date_sub", "date_sub(start_date, days)", "The date so many days earlier.",
                "date_sub('2016-07-30', 1)", "2016-07-29").raises()
                .takes("date, int -> date", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> Temporal.date(Vectors.longAt(a[0], i) - Vectors.longAt(a[1], i))));
        family.scalar("datediff", "datediff(end_date, start_date)", "The days from `start_date` to `end_date`.",
                "datediff('2009-07-31', '2009-07-30')", "1").alias("date_diff")
                .takes("date, date -> int", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> Vectors.longAt(a[0], i) - Vectors.longAt(a[1], i)));
        family.scalar("add_months", "add_months(start_date, months)",
                "The date so many months later; the month's last day where it has no such day.",
                "add_months('2016-08-31', 1)", "2016-09-30").raises().takes("date, int -> date",
                        (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch, i -> Temporal
                                .date(Calendar.addMonths((int) Vectors.longAt(a[0], i), Vectors.longAt(a[1], i)))));
        Function<EvaluationContext, Kernel> between = context -> {
            var zone = new Zone(context.zone());
            return (a, rows, validity, scratch) -> Shapes.doubles(rows, validity, scratch, i -> {
                double months = monthsBetween(zone.toLocal(Vectors.longAt(a[0], i)),
                        zone.toLocal(Vectors.longAt(a[1], i)));
                boolean round = a.length < 3 || Vectors.longAt(a[2], i) != 0;
                return round ? Math.round(months * 1e8) / 1e8 : months;
            });
        };
        family.scalar("months_between", "months_between(timestamp1, timestamp2[, round])",
                "The months from `timestamp2` to `timestamp1`, a month being 31 days where days count.",
                "months_between('1997-02-28 10:30:00', '1996-10-30')", "3.94959677")
                .takes("timestamp, timestamp -> double", between)
                .takes("timestamp, timestamp, boolean -> double", between);
        family.scalar("last_day", "last_day(date)", "The last day of the date's month.", "last_day('2009-01-12')",
                "2009-01-31")
                .takes("date -> date", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch, i -> {
                    int days = (int) Vectors.longAt(a[0], i);
                    long packed = Calendar.packed(days);
                    return days + Calendar.lengthOfMonth(Calendar.packedYear(packed), Calendar.packedMonth(packed))
                            - Calendar.packedDay(packed);
                }));
        family.scalar("next_day", "next_day(start_date, day_of_week)",
                "The first date after it that is such a day of the week.", "next_day('2015-01-14', 'TU')", "2015-01-20")
                .raises().takes("date, string -> date", (a, rows, validity, scratch) -> {
                    var names = TextArgument.of(a[1]);
                    return Shapes.ints(rows, validity, scratch, i -> {
                        var wanted = WEEKDAYS.get(names.string(i).strip().toUpperCase(Locale.ROOT));
                        if (wanted == null) {
                            throw new DataException("ILLEGAL_DAY_OF_WEEK", "'" + names.string(i)
                                    + "' is no day of the week. Use MO, TUE, Wednesday and their like.");
                        }
                        int days = (int) Vectors.longAt(a[0], i);
                        return days + Math.floorMod(wanted - Calendar.weekday(days) - 1, 7) + 1;
                    });
                });
        zones(family);
    }

    private static double monthsBetween(long later, long earlier) {
        int laterDay = Calendar.dayOf(later);
        int earlierDay = Calendar.dayOf(earlier);
        long a = Calendar.packed(laterDay);
        long b = Calendar.packed(earlierDay);
        long months = (Calendar.packedYear(a) - Calendar.packedYear(b)) * 12L + Calendar.packedMonth(a)
                - Calendar.packedMonth(b);
        boolean bothLast = Calendar.packedDay(a) == Calendar.lengthOfMonth(Calendar.packedYear(a),
                Calendar.packedMonth(a))
                && Calendar.packedDay(b) == Calendar.lengthOfMonth(Calendar.packedYear(b), Calendar.packedMonth(b));
        if (Calendar.packedDay(a) == Calendar.packedDay(b) || bothLast) {
            return months;
        }
        long seconds = (Calendar.packedDay(a) - Calendar.packedDay(b)) * 86_400L
                + (Calendar.timeOf(later) - Calendar.timeOf(earlier)) / Calendar.MICROS_PER_SECOND;
        return months + seconds / (31 * 86_400.0);
    }

    private static void zones(Family family) {
        family.scalar("from_utc_timestamp", "from_utc_timestamp(timestamp, zone)",
                "The wall clock time in `zone` when it is `timestamp` in UTC.",
                "from_utc_timestamp('2016-08-31', 'Asia/Seoul')", "2016-08-31 09:00:00").raises()
                .takes("timestamp, string -> timestamp", shiftZone(true));
        family.scalar("to_utc_timestamp", "to_utc_timestamp(timestamp, zone)",
                "The time in UTC when it is `timestamp` on the wall in `zone`.",
                "to_utc_timestamp('2016-08-31', 'Asia/Seoul')", "2016-08-30 15:00:00").raises()
                .takes("timestamp, string -> timestamp", shiftZone(false));
    }

    private static Kernel shiftZone(boolean fromUtc) {
        return (a, rows, validity, scratch) -> {
            var names = TextArgument.of(a[1]);
            return Shapes.longs(rows, validity, scratch, i -> {
                var zone = zone(names.string(i));
                return fromUtc ? zone.toLocal(Vectors.longAt(a[0], i)) : zone.toInstant(Vectors.longAt(a[0], i));
            });
        };
    }

    /// The zone of a name that a user gave.
    ///
    /// @throws DataException where there is none of that name
    public static Zone zone(String name) {
        try {
            return new Zone(TimeParsing.zone(name));
        } catch (DateTimeException unknown) {
            throw new DataException("INVALID_TIMEZONE",
                    "'" + name + "' is no time zone. Use a name such as Europe/Berlin or an offset such as +01:00.",
                    unknown);
        }
    }

    private static void cuts(Family family) {
        family.scalar("trunc", "trunc(date, unit)",
                "The first day of the date's year, quarter, month or week; NULL for another unit.",
                "trunc('2019-08-04', 'week')", "2019-07-29").takes("date, string -> date", (a, rows, validity, _) -> {
                    var units = TextArgument.of(a[1]);
                    return Shapes.values(DataTypes.DateType, rows, validity, (i, out) -> {
                        int days = (int) Vectors.longAt(a[0], i);
                        switch (unit(units.string(i))) {
                            case "YEAR", "QUARTER", "MONTH", "WEEK" ->
                                out.appendLong(firstDay(days, unit(units.string(i))));
                            default -> out.appendNull();
                        }
                    });
                });
        Function<EvaluationContext, Kernel> cut = context -> cut(new Zone(context.zone()), DataTypes.TimestampType);
        family.scalar("date_trunc", "date_trunc(unit, timestamp)",
                "The timestamp with all below the unit cut off; NULL for an unknown unit.",
                "date_trunc('HOUR', '2015-03-05T09:32:05.359')", "2015-03-05 09:00:00")
                .takes("string, timestamp -> timestamp", cut).takes("string, timestamp_ntz -> timestamp_ntz",
                        cut(new Zone(ZoneOffset.UTC), DataTypes.TimestampNTZType));
    }

    private static Kernel cut(Zone zone, DataType type) {
        return (a, rows, validity, _) -> {
            var units = TextArgument.of(a[0]);
            return Shapes.values(type, rows, validity, (i, out) -> {
                long micros = Vectors.longAt(a[1], i);
                var unit = unit(units.string(i));
                long size = switch (unit) {
                    case "MICROSECOND" -> 1;
                    case "MILLISECOND" -> 1000;
                    case "SECOND" -> Calendar.MICROS_PER_SECOND;
                    case "MINUTE" -> 60 * Calendar.MICROS_PER_SECOND;
                    case "HOUR" -> 3600 * Calendar.MICROS_PER_SECOND;
                    case "DAY" -> Calendar.MICROS_PER_DAY;
                    case "WEEK", "MONTH", "QUARTER", "YEAR" -> -1;
                    default -> 0;
                };
                long local = zone.toLocal(micros);
                if (size == 0) {
                    out.appendNull();
                } else if (size > 0) {
                    out.appendLong(zone.toInstant(Math.floorDiv(local, size) * size));
                } else {
                    out.appendLong(zone.toInstant(firstDay(Calendar.dayOf(local), unit) * Calendar.MICROS_PER_DAY));
                }
            });
        };
    }

    private static String unit(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "YYYY", "YY", "YEAR" -> "YEAR";
            case "MM", "MON", "MONTH" -> "MONTH";
            case "DD", "DAY" -> "DAY";
            default -> name.strip().toUpperCase(Locale.ROOT);
        };
    }

    private static long firstDay(int days, String unit) {
        long packed = Calendar.packed(days);
        return switch (unit) {
            case "YEAR" -> Calendar.days(Calendar.packedYear(packed), 1, 1);
            case "QUARTER" ->
                Calendar.days(Calendar.packedYear(packed), (Calendar.packedMonth(packed) - 1) / 3 * 3 + 1, 1);
            case "MONTH" -> days - Calendar.packedDay(packed) + 1L;
            default -> (long) days - Calendar.weekday(days);
        };
    }
}
