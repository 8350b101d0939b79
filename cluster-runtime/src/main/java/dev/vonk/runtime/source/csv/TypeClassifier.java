package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.csv.InferredType.Kind;
import dev.vonk.runtime.source.value.DateText;
import dev.vonk.runtime.source.value.Digits;
import dev.vonk.runtime.source.value.DoubleText;
import dev.vonk.runtime.source.value.Fields;
import dev.vonk.runtime.source.value.PatternDecoder;
import dev.vonk.runtime.source.value.TextFormats;
import dev.vonk.runtime.source.value.TimestampText;
import dev.vonk.runtime.type.DecimalType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Says which type a text has, trying the types in Spark's order. A date must have year, month and day, a timestamp also
/// hours and minutes: `2020` is a number and `2020-01` a text. One thread.
final class TypeClassifier {
    private final TextFormats formats;
    private final boolean preferDate;
    private final TimestampText timestamps;
    private final @Nullable PatternDecoder datePattern;
    private final @Nullable PatternDecoder timestampPattern;

    TypeClassifier(TextFormats formats, boolean preferDate) {
        this.formats = formats;
        this.preferDate = preferDate;
        this.timestamps = TimestampText.instants(formats.zone());
        this.datePattern = formats.date() == null
                ? null
                : new PatternDecoder(formats, formats.date(), PatternDecoder.Kind.DATE);
        this.timestampPattern = formats.timestamp() == null
                ? null
                : new PatternDecoder(formats, formats.timestamp(), PatternDecoder.Kind.INSTANT);
    }

    /// The type that holds `soFar` and all texts; empty ones do not count.
    InferredType all(Fields fields, InferredType soFar) {
        var type = soFar;
        var bytes = fields.bytes();
        for (int i = 0; i < fields.rows() && !type.isFinal(); i++) {
            int from = fields.starts()[i];
            int to = fields.ends()[i];
            if (from < to && !holds(type.kind(), bytes, from, to)) {
                type = type.merge(of(type, bytes, from, to));
            }
        }
        return type;
    }

    /// As [#all], for the rows that are taken.
    InferredType some(Fields fields, boolean[] taken, InferredType soFar) {
        var type = soFar;
        for (int i = 0; i < fields.rows(); i++) {
            if (taken[i] && fields.starts()[i] < fields.ends()[i]) {
                type = type.merge(of(type, fields.bytes(), fields.starts()[i], fields.ends()[i]));
            }
        }
        return type;
    }

    /// Whether a text is of a type, asked quickly: no does not mean that it is not.
    private boolean holds(Kind kind, byte[] bytes, int from, int to) {
        return switch (kind) {
            case INT -> to - from < 10 && Digits.unsigned(bytes, from, to) >= 0;
            case LONG -> Digits.unsigned(bytes, from, to) >= 0;
            case DOUBLE -> isDouble(bytes, from, to);
            case DATE -> datePattern == null && to - from == 10 && DateText.ten(bytes, from) != DateText.INVALID;
            case TIMESTAMP -> isTimestamp(bytes, from, to);
            case BOOLEAN -> isBoolean(bytes, from, to);
            case TEXT -> true;
            case UNKNOWN, DECIMAL -> false;
        };
    }

    private InferredType of(InferredType soFar, byte[] bytes, int from, int to) {
        if (soFar.kind().compareTo(Kind.DOUBLE) <= 0) {
            long value = Digits.signed(bytes, from, to);
            if (value != Digits.INVALID || Digits.isLeast(bytes, from, to)) {
                return InferredType.of(value == (int) value ? Kind.INT : Kind.LONG);
            }
            int digits = wholeDigits(bytes, from, to);
            if (digits > 0 && digits <= DecimalType.MAX_PRECISION) {
                return new InferredType(Kind.DECIMAL, digits);
            }
            if (isDouble(bytes, from, to)) {
                return InferredType.of(Kind.DOUBLE);
            }
        }
        if (preferDate && isDate(bytes, from, to)) {
            return InferredType.of(Kind.DATE);
        }
        if (isTimestamp(bytes, from, to)) {
            return InferredType.of(Kind.TIMESTAMP);
        }
        return InferredType.of(isBoolean(bytes, from, to) ? Kind.BOOLEAN : Kind.TEXT);
    }

    /// How many digits a whole number has, leading zeros left out; 0 where it is none.
    private static int wholeDigits(byte[] bytes, int from, int to) {
        int at = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
        int digits = 0;
        for (; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return 0;
            }
            digits += digits > 0 || bytes[at] != '0' ? 1 : 0;
        }
        return digits;
    }

    private boolean isDouble(byte[] bytes, int from, int to) {
        if (!Double.isNaN(DoubleText.parse(bytes, from, to))) {
            return true;
        }
        if (to - from > 16) {
            return false;
        }
        var word = text(bytes, from, to);
        return word.equals(formats.nan()) || word.equals(formats.positiveInfinity())
                || word.equals(formats.negativeInfinity());
    }

    private boolean isDate(byte[] bytes, int from, int to) {
        if (datePattern != null) {
            return datePattern.parse(text(bytes, from, to)) != PatternDecoder.INVALID;
        }
        return to - from >= 8 && to - from <= 10 && count(bytes, from, to, '-') == 2 && count(bytes, from, to, ' ') == 0
                && DateText.parse(bytes, from, to) != DateText.INVALID;
    }

    private boolean isTimestamp(byte[] bytes, int from, int to) {
        if (timestampPattern != null) {
            return timestampPattern.parse(text(bytes, from, to)) != PatternDecoder.INVALID;
        }
        boolean shaped = to - from >= 12 && bytes[from] >= '0' && bytes[from] <= '9'
                && count(bytes, from, to, ':') >= 1;
        if (preferDate || shaped) {
            return shaped && timestamps.parse(bytes, from, to) != TimestampText.INVALID;
        }
        return to - from >= 8 && count(bytes, from, to, '-') == 2
                && timestamps.parse(bytes, from, to) != TimestampText.INVALID;
    }

    private static int count(byte[] bytes, int from, int to, char wanted) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private static boolean isBoolean(byte[] bytes, int from, int to) {
        int length = to - from;
        return length >= 4 && length <= 5
                && (text(bytes, from, to).equalsIgnoreCase("true") || text(bytes, from, to).equalsIgnoreCase("false"));
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
