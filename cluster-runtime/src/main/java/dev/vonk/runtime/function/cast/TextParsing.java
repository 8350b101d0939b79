package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.number.Decimal128;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.function.time.IntervalText;
import dev.vonk.runtime.function.time.TimeParsing;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Strings to values of every atomic type, as Spark's ANSI casts read them: white space around is let go, anything else
/// that does not belong fails.
public final class TextParsing {
    private TextParsing() {
    }

    /// Appends the value of one text; false where it is none.
    @FunctionalInterface
    private interface Reader {
        boolean read(String text, VectorBuilder out);
    }

    static CastLoop of(DataType to, boolean raise, ZoneId id) {
        if (to instanceof DataType.BinaryType) {
            return (source, _, _, _) -> source;
        }
        if (to.isIntegral()) {
            return integers(to, raise);
        }
        return (source, rows, validity, _) -> {
            var reader = reader(to, raise, new Zone(id));
            var texts = (BytesVector) (source instanceof ConstantVector constant
                    ? constant.flat(Scratch.fresh())
                    : source);
            var out = VectorBuilder.of(to, rows);
            for (int i = 0; i < rows; i++) {
                if (validity != null && validity.isNull(i)) {
                    out.appendNull();
                    continue;
                }
                var text = texts.string(i);
                if (!reader.read(trim(text), out)) {
                    if (raise) {
                        throw CastErrors.invalid(text, to);
                    }
                    out.appendNull();
                }
            }
            return out.build();
        };
    }

    /// Without the control characters and blanks around, as Spark trims before it reads a value.
    private static String trim(String text) {
        return text.strip().trim();
    }

    private static Reader reader(DataType to, boolean raise, Zone zone) {
        return switch (to) {
            case DataType.BooleanType _ -> TextParsing::readBoolean;
            case DataType.FloatType _ -> (text, out) -> {
                var value = parseDouble(text);
                if (value != null) {
                    out.appendDouble(Double.isInfinite(value) || Double.isNaN(value) ? value : Float.parseFloat(text));
                }
                return value != null;
            };
            case DataType.DoubleType _ -> (text, out) -> {
                var value = parseDouble(text);
                if (value != null) {
                    out.appendDouble(value);
                }
                return value != null;
            };
            case DecimalType decimal -> (text, out) -> readDecimal(text, decimal, raise, out);
            case DataType.DateType _ -> (text, out) -> append(TimeParsing.date(text), out);
            case DataType.TimestampType _ -> (text, out) -> append(TimeParsing.timestamp(text, zone), out);
            case DataType.TimestampNtzType _ -> (text, out) -> append(TimeParsing.localTimestamp(text), out);
            case DataType.YearMonthIntervalType(var start, var end) ->
                (text, out) -> readInterval(IntervalText.read(text, start, end), text, to, raise, out);
            case DataType.DayTimeIntervalType(var start, var end) ->
                (text, out) -> readInterval(IntervalText.read(text, start, end), text, to, raise, out);
            default -> throw Casts.none(DataTypes.StringType, to);
        };
    }

    private static boolean append(long value, VectorBuilder out) {
        if (value == TimeParsing.NONE) {
            return false;
        }
        out.appendLong(value);
        return true;
    }

    private static boolean readInterval(IntervalText.Reading reading, String text, DataType to, boolean raise,
            VectorBuilder out) {
        if (reading instanceof IntervalText.Reading.Amount(long value)) {
            out.appendLong(value);
            return true;
        }
        if (raise) {
            boolean wrong = reading instanceof IntervalText.Reading.WrongForm;
            throw new DataException(
                    "INVALID_INTERVAL_FORMAT." + (wrong ? "UNMATCHED_FORMAT_STRING_WITH_NOTICE" : "INTERVAL_PARSING"),
                    "The string '" + text + "' is no " + to.simpleString() + ".");
        }
        return false;
    }

    private static boolean readBoolean(String text, VectorBuilder out) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "1" -> out.appendLong(1);
            case "f", "false", "n", "no", "0" -> out.appendLong(0);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// The double that `text` writes, also `inf`, `infinity` and `nan` in any case; null where it is none.
    public static @Nullable Double parseDouble(String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf", "-infinity" -> {
                return Double.NEGATIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> {
            }
        }
        if (text.isEmpty() || text.charAt(0) > '9' || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            return null;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private static boolean readDecimal(String text, DecimalType type, boolean raise, VectorBuilder out) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException notOne) {
            return false;
        }
        boolean huge = (long) value.precision() - value.scale() > 400 || value.scale() > 100_000;
        var scaled = huge ? value : value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (huge || !Decimal128.fits(scaled.unscaledValue(), type.precision())) {
            if (raise) {
                throw NumberErrors.outOfRange(value, type);
            }
            return false;
        }
        DecimalLoops.append(out, type, scaled.unscaledValue());
        return true;
    }

    private static CastLoop integers(DataType to, boolean raise) {
        return (source, rows, validity, _) -> {
            var texts = (BytesVector) (source instanceof ConstantVector constant
                    ? constant.flat(Scratch.fresh())
                    : source);
            var out = VectorBuilder.of(to, rows);
            for (int i = 0; i < rows; i++) {
                if (validity != null && validity.isNull(i)) {
                    out.appendNull();
                    continue;
                }
                long value = parseLong(texts.data(), texts.start(i), texts.size(i));
                boolean good = value != Long.MIN_VALUE || texts.string(i).strip().equals("-9223372036854775808");
                if (good && IntegerArithmetic.fits(to, value)) {
                    out.appendLong(value);
                } else if (raise) {
                    throw CastErrors.invalid(texts.string(i), to);
                } else {
                    out.appendNull();
                }
            }
            return out.build();
        };
    }

    /// The integer written in these bytes; [Long#MIN_VALUE] also where they write none.
    public static long parseLong(byte[] data, int start, int size) {
        int end = start + size;
        while (start < end && data[start] <= ' ' && data[start] >= 0) {
            start++;
        }
        while (end > start && data[end - 1] <= ' ' && data[end - 1] >= 0) {
            end--;
        }
        boolean minus = start < end && data[start] == '-';
        if (start < end && (minus || data[start] == '+')) {
            start++;
        }
        if (start == end) {
            return Long.MIN_VALUE;
        }
        // summed up as a negative number, because there is one more of them
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = data[i] - '0';
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return Long.MIN_VALUE;
            }
            value = value * 10 - digit;
        }
        return minus ? value : value == Long.MIN_VALUE ? Long.MIN_VALUE : -value;
    }
}
