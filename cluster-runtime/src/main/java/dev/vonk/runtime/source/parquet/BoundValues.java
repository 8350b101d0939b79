package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.parquet.footer.Bounds;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.page.LittleEndian;
import dev.vonk.runtime.type.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bounds as values, as far as their order can be trusted, and the order itself: text by its bytes, -0.0 equal to 0.0.
final class BoundValues {
    private BoundValues() {
    }

    /// The lower bound as [dev.vonk.runtime.data.Row] holds it, but text as UTF-8 bytes; null if unknown.
    static @Nullable Object min(Node.Leaf leaf, Bounds bounds) {
        return trusted(leaf, bounds) ? value(leaf, bounds.min()) : null;
    }

    /// The upper bound, likewise.
    static @Nullable Object max(Node.Leaf leaf, Bounds bounds) {
        return trusted(leaf, bounds) ? value(leaf, bounds.max()) : null;
    }

    /// Old bounds were made by comparing bytes as signed, and those of INT96 by no agreed order at all.
    private static boolean trusted(Node.Leaf leaf, Bounds bounds) {
        boolean signedNumber = switch (leaf.stored()) {
            case INT32 ->
                leaf.conversion() != Conversion.UNSIGNED_INT_TO_LONG && !(leaf.type() instanceof DataType.NullType);
            case INT64 -> leaf.conversion() != Conversion.UNSIGNED_LONG_TO_WIDE;
            case BOOLEAN, FLOAT, DOUBLE -> true;
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
        };
        return bounds.legacy()
                ? signedNumber
                : leaf.stored() != ParquetType.INT96 && !(leaf.type() instanceof DataType.NullType);
    }

    private static @Nullable Object value(Node.Leaf leaf, byte @Nullable [] plain) {
        if (plain == null) {
            return null;
        }
        var raw = raw(leaf.stored(), plain);
        if (raw == null) {
            return null;
        }
        if (leaf.type() instanceof DataType.StringType && leaf.conversion() == Conversion.NONE) {
            return plain;
        }
        try {
            var value = Values.read(leaf.conversion().apply(raw, Scratch.fresh()), leaf.type(), 0);
            return value instanceof Double d && d.isNaN() || value instanceof Float f && f.isNaN()
                    ? null
                    : comparable(value);
        } catch (UnreadableException noBound) {
            return null;
        }
    }

    private static @Nullable Vector raw(ParquetType stored, byte[] plain) {
        int width = stored == ParquetType.BOOLEAN ? 1 : stored.width();
        if (width != 0 && plain.length != width) {
            return null;
        }
        return switch (stored) {
            case BOOLEAN -> new ByteVector(plain, 0, 1, null);
            case INT32 -> IntVector.of(LittleEndian.getInt(plain, 0));
            case INT64 -> LongVector.of(LittleEndian.getLong(plain, 0));
            case FLOAT -> FloatVector.of(Float.intBitsToFloat(LittleEndian.getInt(plain, 0)));
            case DOUBLE -> DoubleVector.of(Double.longBitsToDouble(LittleEndian.getLong(plain, 0)));
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                new BytesVector(new int[]{0, plain.length}, plain, 0, 1, null);
        };
    }

    /// A value of a row or filter in the form in which values are compared here.
    static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : value;
    }

    /// Less than, equal or greater than 0; null where the two cannot be compared.
    static @Nullable Integer compare(Object left, Object right) {
        return switch (left) {
            case byte[] a when right instanceof byte[] b -> Arrays.compareUnsigned(a, b);
            case BigDecimal a when right instanceof BigDecimal b -> a.compareTo(b);
            case Double a when right instanceof Double b ->
                a.isNaN() || b.isNaN() ? null : a < b ? Integer.valueOf(-1) : a > b ? 1 : 0;
            case Float a when right instanceof Float b -> compare(a.doubleValue(), b.doubleValue());
            case Number a when right instanceof Number b && isInteger(a) && isInteger(b) ->
                Long.compare(a.longValue(), b.longValue());
            case Comparable<?> a when a.getClass() == right.getClass() -> compareSame(a, right);
            default -> null;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compareSame(Comparable<?> left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static boolean isInteger(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }
}
