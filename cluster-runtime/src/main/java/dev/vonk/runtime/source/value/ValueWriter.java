package dev.vonk.runtime.source.value;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Writes single values that are not null as text. One thread.
public final class ValueWriter {
    private static final long MICROS = 1_000_000L;
    private static final long DAY_SECONDS = 86_400L;

    private final TextFormats formats;
    private final LocalTimes times;
    private final @Nullable DateTimeFormatter date;
    private final @Nullable DateTimeFormatter timestamp;
    private final @Nullable DateTimeFormatter timestampNtz;

    public ValueWriter(TextFormats formats) {
        this.formats = formats;
        this.times = new LocalTimes(formats.zone());
        this.date = formats.date() == null ? null : formats.formatter(formats.date());
        this.timestamp = formats.timestamp() == null ? null : formats.formatter(formats.timestamp());
        this.timestampNtz = formats.timestampNtz() == null ? null : formats.formatter(formats.timestampNtz());
    }

    /// Whether values of a type have a text form of their own.
    public static boolean isWritable(DataType type) {
        return !(type instanceof ArrayType || type instanceof MapType || type instanceof StructType
                || type instanceof DataType.YearMonthIntervalType || type instanceof DataType.DayTimeIntervalType);
    }

    /// Appends row `row` of a flat vector.
    public void append(TextBuffer out, DataType type, Vector vector, int row) {
        switch (type) {
            case DataType.NullType _ -> {
            }
            case DataType.BooleanType _ -> out.append(Vectors.longAt(vector, row) != 0 ? "true" : "false");
            case DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _ ->
                out.append(Vectors.longAt(vector, row));
            case DataType.FloatType _ -> appendSpecial(out, Vectors.doubleAt(vector, row), true);
            case DataType.DoubleType _ -> appendSpecial(out, Vectors.doubleAt(vector, row), false);
            case DecimalType decimal -> appendDecimal(out, decimal, vector, row);
            case DataType.StringType _,DataType.BinaryType _ -> {
                var texts = (BytesVector) vector;
                out.append(texts.data(), texts.start(row), texts.size(row));
            }
            case DataType.DateType _ -> appendDate(out, (int) Vectors.longAt(vector, row));
            case DataType.TimestampType _ -> appendInstant(out, Vectors.longAt(vector, row));
            case DataType.TimestampNtzType _ -> appendLocal(out, Vectors.longAt(vector, row));
            case DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                throw new IllegalArgumentException("no text form: " + type.simpleString());
        }
    }

    private void appendSpecial(TextBuffer out, double value, boolean single) {
        if (Double.isNaN(value)) {
            out.append(formats.nan());
        } else if (Double.isInfinite(value)) {
            out.append(value > 0 ? formats.positiveInfinity() : formats.negativeInfinity());
        } else {
            out.append(single ? Float.toString((float) value) : Double.toString(value));
        }
    }

    private static void appendDecimal(TextBuffer out, DecimalType type, Vector vector, int row) {
        if (vector instanceof Decimal128Vector wide) {
            out.append(new BigDecimal(wide.get(row), type.scale()).toPlainString());
            return;
        }
        long unscaled = Vectors.longAt(vector, row);
        if (type.scale() == 0) {
            out.append(unscaled);
            return;
        }
        long power = DecimalText.ten(type.scale());
        if (unscaled < 0) {
            out.append((byte) '-');
        }
        out.append(Math.abs(unscaled / power));
        out.append((byte) '.');
        int from = out.length();
        out.append(Math.abs(unscaled % power) + power);
        System.arraycopy(out.bytes(), from + 1, out.bytes(), from, type.scale());
        out.truncate(from + type.scale());
    }

    private void appendDate(TextBuffer out, int days) {
        if (date != null) {
            out.append(date.format(LocalDate.ofEpochDay(days)));
        } else {
            appendIsoDate(out, days);
        }
    }

    private static void appendIsoDate(TextBuffer out, long days) {
        var day = LocalDate.ofEpochDay(days);
        if (day.getYear() < 1000 || day.getYear() > 9999) {
            out.append(day.toString());
            return;
        }
        out.append(day.getYear());
        out.append((byte) '-');
        out.two(day.getMonthValue());
        out.append((byte) '-');
        out.two(day.getDayOfMonth());
    }

    private void appendInstant(TextBuffer out, long micros) {
        if (timestamp != null) {
            out.append(timestamp.format(Values.instant(micros).atZone(formats.zone())));
            return;
        }
        long local = times.local(micros);
        appendTime(out, local);
        long offset = (local - micros) / MICROS;
        out.append(offset == 0 ? "Z" : ZoneOffset.ofTotalSeconds((int) offset).getId());
    }

    private void appendLocal(TextBuffer out, long micros) {
        if (timestampNtz != null) {
            out.append(timestampNtz.format(LocalDateTime.ofInstant(Values.instant(micros), ZoneOffset.UTC)));
        } else {
            appendTime(out, micros);
        }
    }

    /// `yyyy-MM-ddTHH:mm:ss.SSS`, with six digits where three would lose some.
    private static void appendTime(TextBuffer out, long micros) {
        long seconds = Math.floorDiv(micros, MICROS);
        int fraction = (int) Math.floorMod(micros, MICROS);
        int ofDay = (int) Math.floorMod(seconds, DAY_SECONDS);
        appendIsoDate(out, Math.floorDiv(seconds, DAY_SECONDS));
        out.append((byte) 'T');
        out.two(ofDay / 3600);
        out.append((byte) ':');
        out.two(ofDay / 60 % 60);
        out.append((byte) ':');
        out.two(ofDay % 60);
        out.append((byte) '.');
        int from = out.length();
        out.append(1_000_000 + fraction);
        System.arraycopy(out.bytes(), from + 1, out.bytes(), from, 6);
        out.truncate(from + (fraction % 1000 == 0 ? 3 : 6));
    }
}
