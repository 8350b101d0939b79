package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.IntervalText;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// How values are written: Spark's `CAST(... AS STRING)`.
public final class TextForm {
    private TextForm() {
    }

    /// Appends the text of row `row`, `null` for a null.
    public static void append(StringBuilder out, Vector vector, DataType type, int row, Zone zone) {
        if (vector.isNull(row)) {
            out.append("null");
            return;
        }
        switch (vector) {
            case ConstantVector(var value, var _) -> append(out, value, type, 0, zone);
            case DictionaryVector dictionary -> append(out, dictionary.dictionary(), type, dictionary.code(row), zone);
            default -> appendPresent(out, vector, type, row, zone);
        }
    }

    private static void appendPresent(StringBuilder out, Vector vector, DataType type, int row, Zone zone) {
        switch (type) {
            case DataType.NullType _ -> out.append("null");
            case DataType.BooleanType _ -> out.append(Vectors.longAt(vector, row) != 0);
            case DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _ ->
                out.append(Vectors.longAt(vector, row));
            case DataType.FloatType _ -> out.append((float) Vectors.doubleAt(vector, row));
            case DataType.DoubleType _ -> out.append(Vectors.doubleAt(vector, row));
            case DecimalType decimal -> out.append(decimal(vector, decimal, row).toPlainString());
            case DataType.StringType _ -> out.append(((BytesVector) vector).string(row));
            case DataType.BinaryType _ ->
                out.append(new String(((BytesVector) vector).copy(row), StandardCharsets.UTF_8));
            case DataType.DateType _ -> appendDate(out, (int) Vectors.longAt(vector, row));
            case DataType.TimestampType _ -> appendTimestamp(out, zone.toLocal(Vectors.longAt(vector, row)));
            case DataType.TimestampNtzType _ -> appendTimestamp(out, Vectors.longAt(vector, row));
            case DataType.YearMonthIntervalType(var start, var end) ->
                IntervalText.append(out, Vectors.longAt(vector, row), start, end);
            case DataType.DayTimeIntervalType(var start, var end) ->
                IntervalText.append(out, Vectors.longAt(vector, row), start, end);
            case ArrayType(var element, var _) -> appendList(out, (ListVector) vector, element, row, zone);
            case MapType map -> appendMap(out, (ListVector) vector, map, row, zone);
            case StructType struct -> appendStruct(out, (StructVector) vector, struct, row, zone);
        }
    }

    private static BigDecimal decimal(Vector vector, DecimalType type, int row) {
        return vector instanceof Decimal128Vector wide
                ? new BigDecimal(wide.get(row), type.scale())
                : BigDecimal.valueOf(Vectors.longAt(vector, row), type.scale());
    }

    private static void appendList(StringBuilder out, ListVector list, DataType element, int row, Zone zone) {
        out.append('[');
        for (int i = 0; i < list.size(row); i++) {
            out.append(i == 0 ? "" : ", ");
            append(out, list.child(), element, list.start(row) + i, zone);
        }
        out.append(']');
    }

    private static void appendMap(StringBuilder out, ListVector list, MapType map, int row, Zone zone) {
        var entries = (StructVector) list.child();
        out.append('{');
        for (int i = 0; i < list.size(row); i++) {
            out.append(i == 0 ? "" : ", ");
            append(out, entries.fields().get(0), map.keyType(), list.start(row) + i, zone);
            out.append(" -> ");
            append(out, entries.fields().get(1), map.valueType(), list.start(row) + i, zone);
        }
        out.append('}');
    }

    private static void appendStruct(StringBuilder out, StructVector vector, StructType struct, int row, Zone zone) {
        out.append('{');
        for (int i = 0; i < struct.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            append(out, vector.fields().get(i), struct.field(i).dataType(), row, zone);
        }
        out.append('}');
    }

    /// `2024-02-29`; years past 9999 with a plus sign.
    public static void appendDate(StringBuilder out, int days) {
        long packed = Calendar.packed(days);
        int year = Calendar.packedYear(packed);
        if (year > 9999) {
            out.append('+');
        } else if (year < 0) {
            out.append('-');
        }
        pad(out, Math.abs(year), 4);
        out.append('-');
        pad(out, Calendar.packedMonth(packed), 2);
        out.append('-');
        pad(out, Calendar.packedDay(packed), 2);
    }

    /// `2024-02-29 12:30:00.5` of local microseconds, without zeros at the end of the fraction.
    public static void appendTimestamp(StringBuilder out, long local) {
        appendDate(out, Calendar.dayOf(local));
        out.append(' ');
        appendTime(out, Calendar.timeOf(local));
    }

    private static void appendTime(StringBuilder out, long micros) {
        long seconds = micros / Calendar.MICROS_PER_SECOND;
        pad(out, seconds / 3600, 2);
        out.append(':');
        pad(out, seconds / 60 % 60, 2);
        out.append(':');
        pad(out, seconds % 60, 2);
        appendFraction(out, micros % Calendar.MICROS_PER_SECOND);
    }

    private static void appendFraction(StringBuilder out, long fraction) {
        if (fraction == 0) {
            return;
        }
        out.append('.');
        pad(out, fraction, 6);
        while (out.charAt(out.length() - 1) == '0') {
            out.setLength(out.length() - 1);
        }
    }

    private static void pad(StringBuilder out, long value, int width) {
        long limit = 10;
        for (int i = 1; i < width; i++) {
            if (value < limit) {
                for (int k = i; k < width; k++) {
                    out.append('0');
                }
                break;
            }
            limit *= 10;
        }
        out.append(value);
    }
}
