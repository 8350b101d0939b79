package dev.vonk.runtime.function.builtin.calendar;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.builtin.Dates;
import dev.vonk.runtime.function.builtin.Timestamps;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.function.Function;

/// Timestamps made of their parts, with and without an error where there is no such time; wall clocks of other zones.
public final class MadeTimestamps implements FunctionFamily {
    private static final String PARTS = "int, int, int, int, int, decimal(16,6)";

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("datetime");
        for (var raise : List.of(true, false)) {
            var prefix = raise ? "" : "try_";
            var otherwise = raise ? "" : "; NULL where there is none";
            var zoned = family
                    .scalar(prefix + "make_timestamp",
                            prefix + "make_timestamp(year, month, day, hour, min, sec[, zone])",
                            "The timestamp of these parts" + otherwise + ".",
                            prefix + "make_timestamp(2014, 12, 28, 6, 30, 45.887)", "2014-12-28 06:30:45.887")
                    .alias(prefix + "make_timestamp_ltz").takes(PARTS + " -> timestamp", made(raise))
                    .takes(PARTS + ", string -> timestamp", made(raise));
            var local = family
                    .scalar(prefix + "make_timestamp_ntz",
                            prefix + "make_timestamp_ntz(year, month, day, hour, min, sec)",
                            "The wall clock time of these parts" + otherwise + ".",
                            prefix + "make_timestamp_ntz(2014, 12, 28, 6, 30, 45.887)", "2014-12-28 06:30:45.887")
                    .takes(PARTS + " -> timestamp_ntz", made(raise).compose(_ -> EvaluationContext.UTC));
            if (raise) {
                zoned.raises();
                local.raises();
            }
        }
        family.scalar("convert_timezone", "convert_timezone([source, ]target, timestamp_ntz)",
                "The wall clock time in the zone `target` when it is `timestamp_ntz` in `source`, or in the session's zone.",
                "convert_timezone('Europe/Brussels', 'America/Los_Angeles', '2021-12-06 00:00:00')",
                "2021-12-05 15:00:00").raises()
                .takes("string, timestamp_ntz -> timestamp_ntz", MadeTimestamps::converted)
                .takes("string, string, timestamp_ntz -> timestamp_ntz", MadeTimestamps::converted);
        return family.functions();
    }

    private static Function<EvaluationContext, Kernel> made(boolean raise) {
        return context -> {
            var session = new Zone(context.zone());
            return (a, rows, validity, _) -> {
                var seconds = DecimalOperand.of(a[5]);
                var zones = a.length > 6 ? TextArgument.of(a[6]) : null;
                // a builder of any 64-bit type: timestamps of both kinds are one
                return Shapes.values(DataTypes.TimestampType, rows, validity, (i, out) -> {
                    try {
                        long local = Timestamps.local(a, i, seconds.low(i));
                        out.appendLong((zones == null ? session : Dates.zone(zones.string(i))).toInstant(local));
                    } catch (DataException none) {
                        if (raise) {
                            throw none;
                        }
                        out.appendNull();
                    }
                });
            };
        };
    }

    private static Kernel converted(EvaluationContext context) {
        var session = new Zone(context.zone());
        return (a, rows, validity, scratch) -> {
            int last = a.length - 1;
            var source = last == 2 ? TextArgument.of(a[0]) : null;
            var target = TextArgument.of(a[last - 1]);
            return Shapes.longs(rows, validity, scratch, i -> wallClock(a[last], i,
                    source == null ? session : Dates.zone(source.string(i)), Dates.zone(target.string(i))));
        };
    }

    private static long wallClock(Vector local, int row, Zone from, Zone to) {
        return to.toLocal(from.toInstant(Vectors.longAt(local, row)));
    }
}
