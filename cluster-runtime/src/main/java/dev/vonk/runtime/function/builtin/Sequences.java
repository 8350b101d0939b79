package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// `sequence`: numbers by a number, dates and timestamps by an interval.
final class Sequences {
    private static final long MOST = 10_000_000;

    private Sequences() {
    }

    static Optional<BoundFunction> bind(List<DataType> types) {
        if (types.size() < 2 || types.size() > 3) {
            return Optional.empty();
        }
        var common = Coercion.leastCommonType(types.get(0), types.get(1));
        if (common.isEmpty()) {
            return Optional.empty();
        }
        var type = common.get();
        var array = new ArrayType(type, false);
        if (type.isIntegral() && (types.size() == 2 || types.get(2).isIntegral())) {
            var wanted = types.size() == 2 ? List.of(type, type) : List.of(type, type, type);
            return Optional.of(new BoundFunction(wanted, array,
                    (a, rows, validity, _) -> Shapes.values(array, rows, validity, (i, out) -> {
                        long from = Vectors.longAt(a[0], i);
                        long to = Vectors.longAt(a[1], i);
                        fill(out, from, to, a.length > 2 ? Vectors.longAt(a[2], i) : from <= to ? 1 : -1);
                    })));
        }
        boolean time = type instanceof DataType.DateType || type instanceof DataType.TimestampType
                || type instanceof DataType.TimestampNtzType;
        boolean step = types.size() == 2 || Temporal.isInterval(types.get(2));
        if (!time || !step) {
            return Optional.empty();
        }
        var wanted = types.size() == 2 ? List.of(type, type) : List.of(type, type, types.get(2));
        boolean months = types.size() == 3 && types.get(2) instanceof DataType.YearMonthIntervalType;
        return Optional.of(new BoundFunction(wanted, array, context -> {
            var zone = new Zone(type instanceof DataType.TimestampType ? context.zone() : ZoneOffset.UTC);
            boolean date = type instanceof DataType.DateType;
            long unit = date ? Calendar.MICROS_PER_DAY : 1;
            return (a, rows, validity, _) -> Shapes.values(array, rows, validity, (i, out) -> {
                long from = zone.toLocal(Vectors.longAt(a[0], i) * unit);
                long to = zone.toLocal(Vectors.longAt(a[1], i) * unit);
                long by = a.length > 2
                        ? Vectors.longAt(a[2], i)
                        : from <= to ? Calendar.MICROS_PER_DAY : -Calendar.MICROS_PER_DAY;
                check(from, to, by, months ? 28 * Calendar.MICROS_PER_DAY : 1);
                long value = from;
                for (long k = 0; by > 0 ? value <= to : value >= to; k++) {
                    out.elements().appendLong(date ? Calendar.dayOf(value) : zone.toInstant(value));
                    value = months
                            ? Calendar.addMonths(Calendar.dayOf(from), by * (k + 1)) * Calendar.MICROS_PER_DAY
                                    + Calendar.timeOf(from)
                            : from + by * (k + 1);
                }
                out.endList();
            });
        }));
    }

    private static void check(long from, long to, long by, long unit) {
        if (by == 0 ? from != to : by > 0 ? from > to : from < to) {
            throw new DataException("ILLEGAL_SEQUENCE_BOUNDARIES", "sequence: a step of " + by + " does not lead from "
                    + from + " to " + to + ". Give it the sign of stop - start.");
        }
        if (by != 0 && Math.abs(((double) to - from) / ((double) by * unit)) > MOST) {
            throw new DataException("COLLECTION_SIZE_LIMIT_EXCEEDED.PARAMETER", "sequence: from " + from + " to " + to
                    + " by " + by + " would have more than " + MOST + " elements. Give a larger step.");
        }
    }

    private static void fill(VectorBuilder out, long from, long to, long by) {
        check(from, to, by, 1);
        long count = by == 0 ? 1 : (long) (((double) to - from) / by) + 1;
        for (long k = 0, value = from; k < count && (by >= 0 ? value <= to : value >= to); k++, value += by) {
            out.elements().appendLong(value);
        }
        out.endList();
    }
}
