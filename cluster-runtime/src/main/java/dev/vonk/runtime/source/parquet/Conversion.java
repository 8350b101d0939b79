package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// From values as they are stored to values as we hold them. A dictionary is converted once, not its codes.
/// Under a null stands a copy of some value of the batch, or an empty text, so that no loop has to ask.
enum Conversion {
    /// Stored as we hold it.
    NONE,
    /// A column that says it holds nothing but nulls.
    ALL_NULL,
    /// INT32 to `byte`.
    INT_TO_BYTE,
    /// INT32 to `short`.
    INT_TO_SHORT,
    /// INT32 to `long`.
    INT_TO_LONG,
    /// INT32 without sign to `long`.
    UNSIGNED_INT_TO_LONG,
    /// INT64 to a wide decimal.
    LONG_TO_WIDE,
    /// INT64 without sign to a wide decimal.
    UNSIGNED_LONG_TO_WIDE,
    /// INT32 or INT64 milliseconds to microseconds.
    MILLIS_TO_MICROS,
    /// INT64 nanoseconds to microseconds, rounded down.
    NANOS_TO_MICROS,
    /// Big-endian two's complement to `long`.
    BYTES_TO_LONG,
    /// Big-endian two's complement to a wide decimal.
    BYTES_TO_WIDE,
    /// Twelve bytes, nanoseconds of the day and Julian day, to microseconds.
    INT96_TO_MICROS,
    /// Two-byte floats.
    HALF_TO_FLOAT,
    /// Sixteen bytes to the usual text.
    UUID_TO_TEXT;

    private static final int JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long MICROS_A_DAY = 86_400_000_000L;
    private static final long MOST_MILLIS = Long.MAX_VALUE / 1000;

    /// `raw`, which is flat, converted.
    Vector apply(Vector raw, Scratch scratch) {
        return switch (this) {
            case NONE -> raw;
            case ALL_NULL ->
                new ByteVector(scratch.bytes(raw.length()), 0, raw.length(), Validity.allNull(raw.length()));
            case INT_TO_BYTE -> toByte((IntVector) raw, scratch);
            case INT_TO_SHORT -> toShort((IntVector) raw, scratch);
            case INT_TO_LONG -> toLong((IntVector) raw, -1L, scratch);
            case UNSIGNED_INT_TO_LONG -> toLong((IntVector) raw, 0xffffffffL, scratch);
            case LONG_TO_WIDE -> toWide((LongVector) raw, true, scratch);
            case UNSIGNED_LONG_TO_WIDE -> toWide((LongVector) raw, false, scratch);
            case MILLIS_TO_MICROS ->
                millis(raw instanceof IntVector ints ? toLong(ints, -1L, scratch) : (LongVector) raw, scratch);
            case NANOS_TO_MICROS -> nanos((LongVector) raw, scratch);
            case BYTES_TO_LONG -> bytesToLong((BytesVector) raw, scratch);
            case BYTES_TO_WIDE -> bytesToWide((BytesVector) raw, scratch);
            case INT96_TO_MICROS -> int96((BytesVector) raw, scratch);
            case HALF_TO_FLOAT -> half((BytesVector) raw, scratch);
            case UUID_TO_TEXT -> uuid((BytesVector) raw, scratch);
        };
    }

    private static Vector toByte(IntVector raw, Scratch scratch) {
        var out = scratch.bytes(raw.length());
        var values = raw.values();
        for (int i = 0; i < raw.length(); i++) {
            out[i] = (byte) values[i];
        }
        return new ByteVector(out, 0, raw.length(), raw.validity());
    }

    private static Vector toShort(IntVector raw, Scratch scratch) {
        var out = scratch.shorts(raw.length());
        var values = raw.values();
        for (int i = 0; i < raw.length(); i++) {
            out[i] = (short) values[i];
        }
        return new ShortVector(out, 0, raw.length(), raw.validity());
    }

    private static LongVector toLong(IntVector raw, long mask, Scratch scratch) {
        var out = scratch.longs(raw.length());
        var values = raw.values();
        for (int i = 0; i < raw.length(); i++) {
            out[i] = values[i] & mask;
        }
        return new LongVector(out, 0, raw.length(), raw.validity());
    }

    private static Vector toWide(LongVector raw, boolean signed, Scratch scratch) {
        var high = scratch.highLongs(raw.length());
        var values = raw.values();
        for (int i = 0; i < raw.length(); i++) {
            high[i] = signed ? values[i] >> 63 : 0;
        }
        return new Decimal128Vector(high, values, 0, raw.length(), raw.validity());
    }

    private static Vector millis(LongVector raw, Scratch scratch) {
        var values = raw.values();
        var out = scratch.longs(raw.length());
        boolean tooLarge = false;
        for (int i = 0; i < raw.length(); i++) {
            long value = values[i];
            tooLarge |= value > MOST_MILLIS | value < -MOST_MILLIS;
            out[i] = value * 1000;
        }
        if (tooLarge) {
            throw UnreadableException.unsupported("a time in milliseconds that is too far from 1970 for microseconds",
                    "Read the column as bigint from a file written without the timestamp type, or correct the value.");
        }
        return new LongVector(out, 0, raw.length(), raw.validity());
    }

    private static Vector nanos(LongVector raw, Scratch scratch) {
        var values = raw.values();
        var out = scratch.longs(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            out[i] = Math.floorDiv(values[i], 1000L);
        }
        return new LongVector(out, 0, raw.length(), raw.validity());
    }

    private static Vector bytesToLong(BytesVector raw, Scratch scratch) {
        var out = scratch.longs(raw.length());
        var data = raw.data();
        for (int i = 0; i < raw.length(); i++) {
            int from = raw.start(i);
            int end = from + raw.size(i);
            long value = from < end ? data[from] : 0;
            long lost = 0;
            for (int k = from + 1; k < end; k++) {
                lost |= value >> 55 ^ value >> 63;
                value = value << 8 | data[k] & 255;
            }
            if (lost != 0) {
                throw tooManyDigits(18);
            }
            out[i] = value;
        }
        return new LongVector(out, 0, raw.length(), raw.validity());
    }

    private static Vector bytesToWide(BytesVector raw, Scratch scratch) {
        var high = scratch.highLongs(raw.length());
        var low = scratch.longs(raw.length());
        var data = raw.data();
        for (int i = 0; i < raw.length(); i++) {
            int from = raw.start(i);
            int end = from + raw.size(i);
            long h = from < end ? data[from] >> 7 : 0;
            long l = h;
            long lost = 0;
            for (int k = from; k < end; k++) {
                lost |= h >> 55 ^ h >> 63;
                h = h << 8 | l >>> 56;
                l = l << 8 | data[k] & 255;
            }
            if (lost != 0) {
                throw tooManyDigits(38);
            }
            high[i] = h;
            low[i] = l;
        }
        return new Decimal128Vector(high, low, 0, raw.length(), raw.validity());
    }

    private static UnreadableException tooManyDigits(int digits) {
        return UnreadableException.damaged("a decimal of more than " + digits + " digits");
    }

    private static Vector int96(BytesVector raw, Scratch scratch) {
        var out = scratch.longs(raw.length());
        var bytes = ByteBuffer.wrap(raw.data()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < raw.length(); i++) {
            if (raw.size(i) == 12) {
                long nanos = bytes.getLong(raw.start(i));
                long day = bytes.getInt(raw.start(i) + 8) - (long) JULIAN_DAY_OF_1970;
                if (Math.abs(day) > Long.MAX_VALUE / MICROS_A_DAY - 1) {
                    throw UnreadableException.damaged("a timestamp on day " + day + " since 1970");
                }
                out[i] = day * MICROS_A_DAY + Math.floorDiv(nanos, 1000L);
            } else {
                out[i] = 0;
            }
        }
        return new LongVector(out, 0, raw.length(), raw.validity());
    }

    private static Vector half(BytesVector raw, Scratch scratch) {
        var out = scratch.floats(raw.length());
        var bytes = ByteBuffer.wrap(raw.data()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < raw.length(); i++) {
            out[i] = raw.size(i) == 2 ? Float.float16ToFloat(bytes.getShort(raw.start(i))) : 0;
        }
        return new FloatVector(out, 0, raw.length(), raw.validity());
    }

    private static Vector uuid(BytesVector raw, Scratch scratch) {
        var offsets = scratch.offsets(raw.length() + 1);
        var text = scratch.text(36 * raw.length() + 1, 0);
        var bytes = ByteBuffer.wrap(raw.data());
        int used = 0;
        offsets[0] = 0;
        for (int i = 0; i < raw.length(); i++) {
            if (raw.size(i) == 16) {
                var uuid = new UUID(bytes.getLong(raw.start(i)), bytes.getLong(raw.start(i) + 8));
                System.arraycopy(uuid.toString().getBytes(StandardCharsets.US_ASCII), 0, text, used, 36);
                used += 36;
            }
            offsets[i + 1] = used;
        }
        return new BytesVector(offsets, text, 0, raw.length(), raw.validity());
    }
}
