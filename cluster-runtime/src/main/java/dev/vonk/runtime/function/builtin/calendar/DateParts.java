package dev.vonk.runtime.function.builtin.calendar;

import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/// The parts that `extract` takes of dates, timestamps and intervals and that no function of a user's own gives. Not
/// for users: names begin with `$`.
public final class DateParts implements FunctionFamily {
    private static final long HOUR = 3600 * Calendar.MICROS_PER_SECOND;
    private static final long MINUTE = 60 * Calendar.MICROS_PER_SECOND;

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("internal");
        ofDates(family);
        part(family, "$interval_years", "interval year to month -> int", months -> months / 12);
        part(family, "$interval_months", "interval year to month -> tinyint", months -> months % 12);
        part(family, "$interval_days", "interval day to second -> int", micros -> micros / Calendar.MICROS_PER_DAY);
        part(family, "$interval_hours", "interval day to second -> tinyint", micros -> micros / HOUR % 24);
        part(family, "$interval_minutes", "interval day to second -> tinyint", micros -> micros / MINUTE % 60);
        part(family, "$interval_seconds", "interval day to second -> decimal(8,6)", micros -> micros % MINUTE);
        return family.functions();
    }

    private static void ofDates(Family family) {
        family.scalar("$year_of_week", "$year_of_week(date)", "The year that the date's ISO week belongs to.",
                "$year_of_week('2005-01-01')", "2004")
                .takes("date -> int", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> Calendar.yearOfWeek((int) Vectors.longAt(a[0], i))));
        family.scalar("$weekday_iso", "$weekday_iso(date)", "The day of the week, Monday 1 to Sunday 7.",
                "$weekday_iso('2009-07-30')", "4")
                .takes("date -> int", (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                        i -> Calendar.weekday((int) Vectors.longAt(a[0], i)) + 1));
        Function<EvaluationContext, Kernel> seconds = context -> {
            var zone = new Zone(context.zone());
            return (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch,
                    i -> Calendar.timeOf(zone.toLocal(Vectors.longAt(a[0], i))) % MINUTE);
        };
        family.scalar("$second_with_fraction", "$second_with_fraction(timestamp)", "The seconds of the minute.",
                "$second_with_fraction('2019-10-01 00:00:01.000001')", "1.000001")
                .takes("timestamp -> decimal(8,6)", seconds)
                .takes("timestamp_ntz -> decimal(8,6)", seconds.compose(_ -> EvaluationContext.UTC));
    }

    private static void part(Family family, String name, String signature, LongUnaryOperator part) {
        var type = signature.endsWith("-> int")
                ? DataTypes.IntegerType
                : signature.endsWith("tinyint") ? DataTypes.ByteType : DataTypes.createDecimalType(8, 6);
        family.scalar(name, name + "(interval)", "A part of an interval.", name + "(interval)", "")
                .takes(signature, (a, rows, validity, _) -> Shapes.integers(type, rows, validity,
                        i -> part.applyAsLong(Vectors.longAt(a[0], i))));
    }
}
