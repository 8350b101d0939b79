package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.text.TextOutput;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.time.ZoneId;

/// The table of casts.
public final class Casts {
    private Casts() {
    }

    /// The loop that casts `from` to `to`.
    ///
    /// @param raise whether a value without counterpart raises; else it becomes null
    /// @param zone the session's, for timestamps
    /// @throws IllegalArgumentException where there is no such cast
    public static CastLoop of(DataType from, DataType to, boolean raise, ZoneId zone) {
        if (from.equals(to)) {
            return (source, _, _, _) -> source;
        }
        if (from instanceof DataType.NullType) {
            return (_, rows, _, _) -> new ConstantVector(VectorBuilder.of(to, 1).appendNull().build(), rows);
        }
        if (to instanceof DataType.StringType) {
            return toText(from, zone);
        }
        if (IntervalCasts.takes(from, to)) {
            return IntervalCasts.of(from, to, raise);
        }
        return switch (from) {
            case DataType.StringType _ -> TextParsing.of(to, raise, zone);
            case DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DataType.FloatType _,DataType.DoubleType _,DecimalType _ ->
                NumberCasts.of(from, to, raise);
            case DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _ ->
                TimeCasts.of(from, to, raise, zone);
            case ArrayType _,MapType _,StructType _ -> NestedCasts.of(from, to, raise, zone);
            case DataType.NullType _,DataType.BinaryType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ ->
                throw none(from, to);
        };
    }

    static IllegalArgumentException none(DataType from, DataType to) {
        return new IllegalArgumentException("[DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION] There is no cast from "
                + from.simpleString() + " to " + to.simpleString() + ".");
    }

    private static CastLoop toText(DataType from, ZoneId id) {
        if (from instanceof DataType.BinaryType) {
            return (source, _, _, _) -> source;
        }
        var zone = new Zone(id);
        return (source, rows, validity, scratch) -> {
            var out = new TextOutput(rows, rows * 12, scratch);
            var text = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                if (validity == null || !validity.isNull(i)) {
                    writeRow(out, text, source, from, i, zone);
                }
                out.endRow();
            }
            return out.build(validity);
        };
    }

    private static void writeRow(TextOutput out, StringBuilder text, Vector source, DataType from, int row, Zone zone) {
        if (from.isIntegral()) {
            writeLong(out, Vectors.longAt(source, row));
            return;
        }
        text.setLength(0);
        TextForm.append(text, source, from, row, zone);
        out.append(text.toString());
    }

    /// Digits straight into the column, without a string between.
    private static void writeLong(TextOutput out, long value) {
        if (value == Long.MIN_VALUE) {
            out.append("-9223372036854775808");
            return;
        }
        if (value < 0) {
            out.append('-');
            value = -value;
        }
        long divisor = 1;
        while (value / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            out.append('0' + (int) (value / divisor % 10));
        }
    }
}
