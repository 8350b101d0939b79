package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.TimeParsing;
import dev.vonk.runtime.function.time.TimePatterns;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Dates and timestamps made of text and numbers, and text and numbers made of them.
public final class Timestamps implements FunctionFamily {
    private static final String SECONDS = "yyyy-MM-dd HH:mm:ss";

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("datetime");
        parse(family);
        parseLocal(family);
        format(family);
        make(family);
        numbers(family);
        intervals(family);
        return family.functions();
    }

    private static void parse(Family family) {
        for (var raise : List.of(true, false)) {
            var prefix = raise ? "" : "try_";
            var date = family
                    .scalar(prefix + "to_date", prefix + "to_date(str[, fmt])",
                            raise
                                    ? "The date that the text names, by the pattern if one is given."
                                    : "As `to_date`, but NULL where the text is no date.",
                            prefix + "to_date('31/12/2016', 'dd/MM/yyyy')", "2016-12-31")
                    .takes("string -> date", (a, rows, validity, _) -> {
                        var text = TextArgument.of(a[0]);
                        return Shapes.values(DataTypes.DateType, rows, validity, (i, out) -> append(out,
                                TimeParsing.date(text.string(i).strip()), raise, text.string(i), DataTypes.DateType));
                    })
                    .takes("string, string -> date", reading(DataTypes.DateType, raise))
                    .takes("date -> date", (a, _, _, _) -> a[0])
                    .takes("timestamp -> date", Timestamps::dateOfTimestamp);
            var timestamp = family
                    .scalar(prefix + "to_timestamp", prefix + "to_timestamp(str[, fmt])",
                            raise
                                    ? "The timestamp that the text names, by the pattern if one is given."
                                    : "As `to_timestamp`, but NULL where the text is no timestamp.",
                            prefix + "to_timestamp('2016-12-31', 'yyyy-MM-dd')", "2016-12-31 00:00:00")
                    .takes("string -> timestamp", context -> {
                        var zone = new Zone(context.zone());
                        return (a, rows, validity, _) -> {
                            var text = TextArgument.of(a[0]);
                            return Shapes.values(DataTypes.TimestampType, rows, validity,
                                    (i, out) -> append(out, TimeParsing.timestamp(text.string(i).strip(), zone), raise,
                                            text.string(i), DataTypes.TimestampType));
                        };
                    })
                    .takes("string, string -> timestamp", reading(DataTypes.TimestampType, raise))
                    .takes("timestamp -> timestamp", (a, _, _, _) -> a[0]);
            if (raise) {
                timestamp.alias("to_timestamp_ltz");
            }
            if (raise) {
                date.raises();
                timestamp.raises();
            }
        }
    }

    private static void parseLocal(Family family) {
        family.scalar("to_timestamp_ntz", "to_timestamp_ntz(str[, fmt])",
                "The wall clock time that the text names, by the pattern if one is given.",
                "to_timestamp_ntz('2016-12-31 00:12:00')", "2016-12-31 00:12:00").raises()
                .takes("string -> timestamp_ntz", (a, rows, validity, _) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.values(DataTypes.TimestampNTZType, rows, validity,
                            (i, out) -> append(out, TimeParsing.localTimestamp(text.string(i).strip()), true,
                                    text.string(i), DataTypes.TimestampNTZType));
                })
                .takes("string, string -> timestamp_ntz",
                        reading(DataTypes.TimestampNTZType, true).compose(_ -> EvaluationContext.UTC))
                .takes("timestamp_ntz -> timestamp_ntz", (a, _, _, _) -> a[0]);
    }

    private static Kernel dateOfTimestamp(EvaluationContext context) {
        var zone = new Zone(context.zone());
        return (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                i -> Calendar.dayOf(zone.toLocal(Vectors.longAt(a[0], i))));
    }

    private static void append(VectorBuilder out, long value, boolean raise, String text, DataType type) {
        if (value != TimeParsing.NONE) {
            out.appendLong(value);
        } else if (raise) {
            throw new DataException("CAST_INVALID_INPUT",
                    "The string '" + text + "' is not a value of type " + type.simpleString()
                            + ". Correct it, or use try_to_" + type.simpleString() + " to get NULL instead.");
        } else {
            out.appendNull();
        }
    }

    private static Function<EvaluationContext, Kernel> reading(DataType type, boolean raise) {
        return context -> {
            var patterns = new TimePatterns(context.zone());
            var zone = new Zone(context.zone());
            boolean date = type instanceof DataType.DateType;
            return (a, rows, validity, _) -> {
                var text = TextArgument.of(a[0]);
                var pattern = TextArgument.of(a[1]);
                return Shapes.values(type, rows, validity, (i, out) -> {
                    long micros = patterns.read(text.string(i), pattern.string(i));
                    if (micros != TimeParsing.NONE) {
                        out.appendLong(date ? Calendar.dayOf(zone.toLocal(micros)) : micros);
                    } else if (raise) {
                        throw unparsable(text.string(i), pattern.string(i), date ? "try_to_date" : "try_to_timestamp");
                    } else {
                        out.appendNull();
                    }
                });
            };
        };
    }

    private static DataException unparsable(String text, String pattern, String tolerant) {
        return new DataException("CANNOT_PARSE_TIMESTAMP", "'" + text + "' does not fit the pattern '" + pattern
                + "'. Correct either, or use " + tolerant + " to get NULL instead.");
    }

    private static void format(Family family) {
        family.scalar("date_format", "date_format(timestamp, fmt)", "The timestamp as text by a pattern.",
                "date_format('2016-04-08', 'y')", "2016").raises().takes("timestamp, string -> string", context -> {
                    var patterns = new TimePatterns(context.zone());
                    return (a, rows, validity, scratch) -> {
                        var pattern = TextArgument.of(a[1]);
                        return Shapes.text(rows, validity, rows * 12, scratch,
                                (i, out) -> out.append(patterns.write(Vectors.longAt(a[0], i), pattern.string(i))));
                    };
                });
        Function<EvaluationContext, Kernel> fromSeconds = context -> {
            var patterns = new TimePatterns(context.zone());
            return (a, rows, validity, scratch) -> {
                var pattern = a.length > 1 ? TextArgument.of(a[1]) : null;
                return Shapes.text(rows, validity, rows * 20, scratch,
                        (i, out) -> out
                                .append(patterns.write(scaled(Vectors.longAt(a[0], i), Calendar.MICROS_PER_SECOND),
                                        pattern == null ? SECONDS : pattern.string(i))));
            };
        };
        family.scalar("from_unixtime", "from_unixtime(seconds[, fmt])",
                "Seconds since 1970 as text, `yyyy-MM-dd HH:mm:ss` or by a pattern.",
                "from_unixtime(0, 'yyyy-MM-dd HH:mm:ss')", "1970-01-01 00:00:00").raises()
                .takes("bigint -> string", fromSeconds).takes("bigint, string -> string", fromSeconds);
        Function<EvaluationContext, Kernel> ofText = context -> {
            var patterns = new TimePatterns(context.zone());
            return (a, rows, validity, scratch) -> {
                var text = TextArgument.of(a[0]);
                var pattern = a.length > 1 ? TextArgument.of(a[1]) : null;
                return Shapes.longs(rows, validity, scratch, i -> {
                    long micros = patterns.read(text.string(i), pattern == null ? SECONDS : pattern.string(i));
                    if (micros == TimeParsing.NONE) {
                        throw unparsable(text.string(i), pattern == null ? SECONDS : pattern.string(i),
                                "try_to_timestamp");
                    }
                    return Math.floorDiv(micros, Calendar.MICROS_PER_SECOND);
                });
            };
        };
        Kernel ofTimestamp = (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch,
                i -> Math.floorDiv(Vectors.longAt(a[0], i), Calendar.MICROS_PER_SECOND));
        family.scalar("unix_timestamp", "unix_timestamp(expr[, fmt])",
                "The seconds since 1970 of a timestamp, or of text by a pattern.",
                "unix_timestamp('2016-04-08', 'yyyy-MM-dd')", "1460073600").alias("to_unix_timestamp").raises()
                .takes("string -> bigint", ofText).takes("string, string -> bigint", ofText)
                .takes("timestamp -> bigint", ofTimestamp).takes("timestamp, string -> bigint", ofTimestamp);
    }

    private static long scaled(long value, long factor) {
        long product = value * factor;
        if (Math.multiplyHigh(value, factor) != product >> 63) {
            throw NumberErrors.overflow(value + " * " + factor + " microseconds", DataTypes.TimestampType);
        }
        return product;
    }

    private static void make(Family family) {
        family.scalar("make_date", "make_date(year, month, day)", "The date of these parts.", "make_date(2013, 7, 15)",
                "2013-07-15").raises()
                .takes("int, int, int -> date", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> day(Vectors.longAt(a[0], i), Vectors.longAt(a[1], i), Vectors.longAt(a[2], i))));
        family.scalar("make_ym_interval", "make_ym_interval(years[, months])",
                "The interval of so many years and months.", "make_ym_interval(1, 2)", "INTERVAL '1-2' YEAR TO MONTH")
                .raises()
                .takes("int -> interval year to month", Timestamps::months)
                .takes("int, int -> interval year to month", Timestamps::months);
    }

    private static void intervals(Family family) {
        Kernel micros = (a, rows, validity, scratch) -> {
            var seconds = a.length > 3 ? DecimalOperand.of(a[3]) : null;
            return Shapes.longs(rows, validity, scratch, i -> {
                long minutes = Vectors.longAt(a[0], i) * 1440 + (a.length > 1 ? Vectors.longAt(a[1], i) * 60 : 0)
                        + (a.length > 2 ? Vectors.longAt(a[2], i) : 0);
                return scaled(minutes, 60 * Calendar.MICROS_PER_SECOND) + (seconds == null ? 0 : seconds.low(i));
            });
        };
        family.scalar("make_dt_interval", "make_dt_interval(days[, hours[, mins[, secs]]])",
                "The interval of so many days, hours, minutes and seconds.", "make_dt_interval(1, 12, 30, 1.001001)",
                "INTERVAL '1 12:30:01.001001' DAY TO SECOND").raises()
                .takes("int -> interval day to second", micros).takes("int, int -> interval day to second", micros)
                .takes("int, int, int -> interval day to second", micros)
                .takes("int, int, int, decimal(18,6) -> interval day to second", micros);
        family.scalar("timestampadd", "timestampadd(unit, quantity, timestamp)",
                "The timestamp moved by so many units, from MICROSECOND to YEAR.",
                "timestampadd('HOUR', 8, '2022-02-11 20:30:00')", "2022-02-12 04:30:00").alias("timestamp_add").raises()
                .takes("string, bigint, timestamp -> timestamp", context -> {
                    var zone = new Zone(context.zone());
                    return (a, rows, validity, scratch) -> {
                        var units = TextArgument.of(a[0]);
                        return Shapes.longs(rows, validity, scratch, i -> Units.add(zone, Vectors.longAt(a[2], i),
                                units.string(i), Vectors.longAt(a[1], i)));
                    };
                });
        family.scalar("timestampdiff", "timestampdiff(unit, start, end)",
                "The whole units, from MICROSECOND to YEAR, from `start` to `end`.",
                "timestampdiff('MONTH', '2021-02-28 12:00:00', '2021-03-28 12:00:00')", "1").alias("timestamp_diff")
                .raises().takes("string, timestamp, timestamp -> bigint", context -> {
                    var zone = new Zone(context.zone());
                    return (a, rows, validity, scratch) -> {
                        var units = TextArgument.of(a[0]);
                        return Shapes.longs(rows, validity, scratch, i -> Units.between(zone, Vectors.longAt(a[1], i),
                                Vectors.longAt(a[2], i), units.string(i)));
                    };
                });
    }

    private static Vector months(Vector[] a, int rows, @Nullable Validity validity, Scratch scratch) {
        return Shapes.ints(rows, validity, scratch, i -> {
            long months = Vectors.longAt(a[0], i) * 12 + (a.length > 1 ? Vectors.longAt(a[1], i) : 0);
            if (months != (int) months) {
                throw NumberErrors.overflow(months + " months", DataTypes.YearMonthIntervalType);
            }
            return months;
        });
    }

    private static long day(long year, long month, long day) {
        if (month < 1 || month > 12 || day < 1 || day > Calendar.lengthOfMonth(year, (int) month)) {
            throw new DataException("DATETIME_FIELD_OUT_OF_BOUNDS.WITHOUT_SUGGESTION",
                    "There is no date of year " + year + ", month " + month + ", day " + day + ".");
        }
        return Temporal.date(Calendar.days(year, (int) month, (int) day));
    }

    /// The wall clock time of year, month, day, hour and minute in row `row` of the first five.
    ///
    /// @throws DataException where there is no such time
    public static long local(Vector[] a, int row, long secondMicros) {
        long hour = Vectors.longAt(a[3], row);
        long minute = Vectors.longAt(a[4], row);
        // 60 seconds without a fraction are the next minute, as in PostgreSQL
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || secondMicros < 0
                || secondMicros > 60 * Calendar.MICROS_PER_SECOND) {
            throw new DataException("DATETIME_FIELD_OUT_OF_BOUNDS.WITHOUT_SUGGESTION",
                    "There is no time of hour " + hour + ", minute " + minute + ", second " + secondMicros / 1e6 + ".");
        }
        long day = day(Vectors.longAt(a[0], row), Vectors.longAt(a[1], row), Vectors.longAt(a[2], row));
        return day * Calendar.MICROS_PER_DAY + (hour * 60 + minute) * 60 * Calendar.MICROS_PER_SECOND + secondMicros;
    }

    private static void numbers(Family family) {
        family.scalar("unix_date", "unix_date(date)", "The days since 1970-01-01.", "unix_date(date('1970-01-02'))",
                "1")
                .takes("date -> int", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> Vectors.longAt(a[0], i)));
        family.scalar("date_from_unix_date", "date_from_unix_date(days)", "The date so many days after 1970-01-01.",
                "date_from_unix_date(1)", "1970-01-02")
                .takes("int -> date", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> Vectors.longAt(a[0], i)));
        since(family, "unix_seconds", "The seconds since 1970.", "unix_seconds(timestamp('1970-01-01 00:00:01Z'))", "1",
                Calendar.MICROS_PER_SECOND);
        since(family, "unix_millis", "The milliseconds since 1970.", "unix_millis(timestamp('1970-01-01 00:00:01Z'))",
                "1000", 1000);
        since(family, "unix_micros", "The microseconds since 1970.", "unix_micros(timestamp('1970-01-01 00:00:01Z'))",
                "1000000", 1);
        after(family, "timestamp_seconds", "The timestamp so many seconds after 1970.", "timestamp_seconds(1230219000)",
                "2008-12-25 15:30:00", Calendar.MICROS_PER_SECOND);
        after(family, "timestamp_millis", "The timestamp so many milliseconds after 1970.",
                "timestamp_millis(1230219000123)", "2008-12-25 15:30:00.123", 1000);
        after(family, "timestamp_micros", "The timestamp so many microseconds after 1970.",
                "timestamp_micros(1230219000123123)", "2008-12-25 15:30:00.123123", 1);
    }

    private static void since(Family family, String name, String description, String call, String result, long unit) {
        family.scalar(name, name + "(timestamp)", description, call, result).takes("timestamp -> bigint",
                (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch,
                        i -> Math.floorDiv(Vectors.longAt(a[0], i), unit)));
    }

    private static void after(Family family, String name, String description, String call, String result, long unit) {
        family.scalar(name, name + "(number)", description, call, result).raises().takes("bigint -> timestamp",
                (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch,
                        i -> scaled(Vectors.longAt(a[0], i), unit)));
    }
}
