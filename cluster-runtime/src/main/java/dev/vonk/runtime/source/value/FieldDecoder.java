package dev.vonk.runtime.source.value;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Turns a column of texts into a vector. One thread; a vector is good until the next call.
///
/// Texts that are no value of the type become null and are noted as bad; what is null already is not looked at. Each
/// loop runs over arrays alone, a rare text leaves it for a slower method.
public abstract sealed class FieldDecoder permits FieldDecoder.Nulls, FieldDecoder.Booleans, FieldDecoder.Integers,
        FieldDecoder.Longs, FieldDecoder.Floats, FieldDecoder.Decimals, FieldDecoder.WideDecimals, FieldDecoder.Texts,
        FieldDecoder.Dates, FieldDecoder.Timestamps, PatternDecoder {
    final Scratch scratch = new Scratch();

    /// The decoder for values of `type`.
    ///
    /// @param format and `column` for the message where text cannot hold the type
    public static FieldDecoder of(DataType type, TextFormats formats, String format, String column) {
        return switch (type) {
            case DataType.NullType _ -> new Nulls();
            case DataType.BooleanType _ -> new Booleans();
            case DataType.ByteType _ -> new Integers(PhysicalType.BYTE, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DataType.ShortType _ -> new Integers(PhysicalType.SHORT, Short.MIN_VALUE, Short.MAX_VALUE);
            case DataType.IntegerType _ -> new Integers(PhysicalType.INT, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DataType.LongType _ -> new Longs();
            case DataType.FloatType _ -> new Floats(formats, true);
            case DataType.DoubleType _ -> new Floats(formats, false);
            case DecimalType decimal -> decimal.isLong() ? new Decimals(decimal) : new WideDecimals(decimal);
            case DataType.StringType _ -> new Texts(true);
            case DataType.BinaryType _ -> new Texts(false);
            case DataType.DateType _ -> formats.date() == null
                    ? new Dates()
                    : new PatternDecoder(formats, formats.date(), PatternDecoder.Kind.DATE);
            case DataType.TimestampType _ -> formats.timestamp() == null
                    ? new Timestamps(TimestampText.instants(formats.zone()))
                    : new PatternDecoder(formats, formats.timestamp(), PatternDecoder.Kind.INSTANT);
            case DataType.TimestampNtzType _ -> formats.timestampNtz() == null
                    ? new Timestamps(TimestampText.locals())
                    : new PatternDecoder(formats, formats.timestampNtz(), PatternDecoder.Kind.LOCAL);
            case DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                throw TextFormats.unsupported(format, column, type.simpleString());
        };
    }

    /// The decoder for strings.
    public static FieldDecoder strings() {
        return new Texts(true);
    }

    /// The vector of a column's texts.
    public abstract Vector decode(Fields fields);

    static final class Nulls extends FieldDecoder {
        @Override
        public Vector decode(Fields fields) {
            return ConstantVector.nulls(PhysicalType.BYTE, fields.rows());
        }
    }

    static final class Booleans extends FieldDecoder {
        @Override
        public Vector decode(Fields fields) {
            var out = scratch.bytes(fields.rows);
            for (int i = 0; i < fields.rows; i++) {
                int value = value(fields.bytes, fields.starts[i], fields.ends[i]);
                out[i] = (byte) value;
                if (value < 0) {
                    fields.bad(i);
                }
            }
            return new ByteVector(out, 0, fields.rows, fields.validity());
        }

        private static int value(byte[] bytes, int from, int to) {
            long word = Digits.word(bytes, from) | 0x2020202020202020L;
            if (to - from == 4) {
                return (int) word == 0x65757274 ? 1 : -1;
            }
            return to - from == 5 && (word & 0xFFFFFFFFFFL) == 0x65736C6166L ? 0 : -1;
        }
    }

    static final class Integers extends FieldDecoder {
        private final PhysicalType physical;
        private final int least;
        private final int greatest;
        private int[] wide = new int[0];

        Integers(PhysicalType physical, int least, int greatest) {
            this.physical = physical;
            this.least = least;
            this.greatest = greatest;
        }

        @Override
        public Vector decode(Fields fields) {
            int rows = fields.rows;
            if (wide.length < rows) {
                wide = new int[rows];
            }
            read(fields, fields.bytes, fields.starts, fields.ends, rows, wide);
            return switch (physical) {
                case BYTE -> {
                    var out = scratch.bytes(rows);
                    for (int i = 0; i < rows; i++) {
                        out[i] = (byte) wide[i];
                    }
                    yield new ByteVector(out, 0, rows, fields.validity());
                }
                case SHORT -> {
                    var out = scratch.shorts(rows);
                    for (int i = 0; i < rows; i++) {
                        out[i] = (short) wide[i];
                    }
                    yield new ShortVector(out, 0, rows, fields.validity());
                }
                case INT, LONG, FLOAT, DOUBLE, DECIMAL128, BYTES, LIST, STRUCT ->
                    new IntVector(wide, 0, rows, fields.validity());
            };
        }

        private void read(Fields fields, byte[] bytes, int[] starts, int[] ends, int rows, int[] out) {
            for (int i = 0; i < rows; i++) {
                int start = starts[i];
                int end = ends[i];
                int length = end - start;
                if (length - 1 >>> 3 == 0) {
                    long word = Digits.last(Digits.word(bytes, end - 8), length);
                    if (Digits.notDigits(word) == 0) {
                        int value = (int) Digits.eight(word);
                        out[i] = value;
                        if (value > greatest) {
                            fields.bad(i);
                        }
                        continue;
                    }
                }
                long value = Digits.signed(bytes, start, end);
                if (value < least || value > greatest) {
                    fields.bad(i);
                }
                out[i] = (int) value;
            }
        }
    }

    static final class Longs extends FieldDecoder {
        @Override
        public Vector decode(Fields fields) {
            var out = scratch.longs(fields.rows);
            read(fields, fields.bytes, fields.starts, fields.ends, fields.rows, out);
            return new LongVector(out, 0, fields.rows, fields.validity());
        }

        private static void read(Fields fields, byte[] bytes, int[] starts, int[] ends, int rows, long[] out) {
            for (int i = 0; i < rows; i++) {
                int start = starts[i];
                int end = ends[i];
                int length = end - start;
                if (length - 1 >>> 3 == 0) {
                    long word = Digits.last(Digits.word(bytes, end - 8), length);
                    if (Digits.notDigits(word) == 0) {
                        out[i] = Digits.eight(word);
                        continue;
                    }
                }
                long value = Digits.signed(bytes, start, end);
                if (value == Digits.INVALID && !Digits.isLeast(bytes, start, end)) {
                    fields.bad(i);
                }
                out[i] = value;
            }
        }
    }

    static final class Floats extends FieldDecoder {
        private static final byte[] NAN = ascii("NaN");
        private static final byte[] INFINITY = ascii("Infinity");
        private static final byte[] PLUS_INFINITY = ascii("+Infinity");
        private static final byte[] MINUS_INFINITY = ascii("-Infinity");
        private static final byte[] INF = ascii("Inf");
        private static final byte[] PLUS_INF = ascii("+Inf");
        private static final byte[] MINUS_INF = ascii("-Inf");

        private final byte[] nan;
        private final byte[] positiveInfinity;
        private final byte[] negativeInfinity;
        private final boolean single;

        Floats(TextFormats formats, boolean single) {
            this.single = single;
            nan = formats.nan().getBytes(StandardCharsets.UTF_8);
            positiveInfinity = formats.positiveInfinity().getBytes(StandardCharsets.UTF_8);
            negativeInfinity = formats.negativeInfinity().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Vector decode(Fields fields) {
            var out = scratch.doubles(fields.rows);
            read(fields, fields.bytes, fields.starts, fields.ends, out);
            if (!single) {
                return new DoubleVector(out, 0, fields.rows, fields.validity());
            }
            var floats = scratch.floats(fields.rows);
            for (int i = 0; i < fields.rows; i++) {
                floats[i] = (float) out[i];
            }
            return new FloatVector(floats, 0, fields.rows, fields.validity());
        }

        private static byte[] ascii(String word) {
            return word.getBytes(StandardCharsets.US_ASCII);
        }

        private void read(Fields fields, byte[] bytes, int[] starts, int[] ends, double[] out) {
            for (int i = 0; i < fields.rows; i++) {
                double value = DoubleText.parse(bytes, starts[i], ends[i]);
                if (Double.isNaN(value)) {
                    value = special(bytes, starts[i], ends[i]);
                    if (value == 0) {
                        fields.bad(i);
                    }
                } else if (single) {
                    value = roundedToFloat(value, bytes, starts[i], ends[i]);
                }
                out[i] = value;
            }
        }

        /// Rounding to double and then to float can differ from rounding once, where the double lies half way.
        private static double roundedToFloat(double value, byte[] bytes, int from, int to) {
            if ((Double.doubleToRawLongBits(value) & 0x1FFFFFFFL) != 0x10000000L) {
                return (float) value;
            }
            return Float.parseFloat(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        }

        /// The value of a word; 0 where it is none.
        private double special(byte[] bytes, int from, int to) {
            if (from == to) {
                return 0;
            }
            if (isOne(bytes, from, to, nan, NAN)) {
                return Double.NaN;
            }
            if (isOne(bytes, from, to, positiveInfinity, INFINITY, PLUS_INFINITY, INF, PLUS_INF)) {
                return Double.POSITIVE_INFINITY;
            }
            return isOne(bytes, from, to, negativeInfinity, MINUS_INFINITY, MINUS_INF) ? Double.NEGATIVE_INFINITY : 0;
        }

        private static boolean isOne(byte[] bytes, int from, int to, byte[]... words) {
            for (var word : words) {
                if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
                    return true;
                }
            }
            return false;
        }
    }

    static final class Decimals extends FieldDecoder {
        private final DecimalType type;

        Decimals(DecimalType type) {
            this.type = type;
        }

        @Override
        public Vector decode(Fields fields) {
            var out = scratch.longs(fields.rows);
            for (int i = 0; i < fields.rows; i++) {
                long value = DecimalText.parse(fields.bytes, fields.starts[i], fields.ends[i], type);
                out[i] = value;
                if (value == DecimalText.INVALID) {
                    fields.bad(i);
                }
            }
            return new LongVector(out, 0, fields.rows, fields.validity());
        }
    }

    static final class WideDecimals extends FieldDecoder {
        private final DecimalType type;

        WideDecimals(DecimalType type) {
            this.type = type;
        }

        @Override
        public Vector decode(Fields fields) {
            var high = scratch.highLongs(fields.rows);
            var low = scratch.longs(fields.rows);
            for (int i = 0; i < fields.rows; i++) {
                var value = DecimalText.big(fields.bytes, fields.starts[i], fields.ends[i], type);
                if (value == null) {
                    fields.bad(i);
                } else {
                    high[i] = value.shiftRight(64).longValue();
                    low[i] = value.longValue();
                }
            }
            return new Decimal128Vector(high, low, 0, fields.rows, fields.validity());
        }
    }

    /// Strings, and binaries, which take any bytes.
    static final class Texts extends FieldDecoder {
        private final boolean utf8;

        Texts(boolean utf8) {
            this.utf8 = utf8;
        }

        @Override
        public Vector decode(Fields fields) {
            return TextColumn.copy(fields, utf8, scratch);
        }
    }

    static final class Dates extends FieldDecoder {
        @Override
        public Vector decode(Fields fields) {
            var out = scratch.ints(fields.rows);
            read(fields, fields.bytes, fields.starts, fields.ends, fields.rows, out);
            return new IntVector(out, 0, fields.rows, fields.validity());
        }

        private static void read(Fields fields, byte[] bytes, int[] starts, int[] ends, int rows, int[] out) {
            for (int i = 0; i < rows; i++) {
                int start = starts[i];
                int value = ends[i] - start == 10 ? DateText.ten(bytes, start) : DateText.INVALID;
                if (value == DateText.INVALID) {
                    value = DateText.parse(bytes, start, ends[i]);
                    if (value == DateText.INVALID) {
                        fields.bad(i);
                    }
                }
                out[i] = value;
            }
        }
    }

    static final class Timestamps extends FieldDecoder {
        private final TimestampText text;

        Timestamps(TimestampText text) {
            this.text = text;
        }

        @Override
        public Vector decode(Fields fields) {
            var out = scratch.longs(fields.rows);
            for (int i = 0; i < fields.rows; i++) {
                long value = text.parse(fields.bytes, fields.starts[i], fields.ends[i]);
                out[i] = value;
                if (value == TimestampText.INVALID) {
                    fields.bad(i);
                }
            }
            return new LongVector(out, 0, fields.rows, fields.validity());
        }
    }
}
