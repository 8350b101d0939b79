package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import org.jspecify.annotations.Nullable;

/// Key columns made again from packed words.
final class KeyRestorer {
    private KeyRestorer() {
    }

    static Vector column(KeyColumn column, KeyLayout layout, long[] words, int lane, int from, int count) {
        var validity = layout.validity(words, lane, from, count);
        return switch (column.physical) {
            case BYTE -> {
                var values = ints(layout, words, lane, from, count);
                var out = new byte[count];
                for (int i = 0; i < count; i++) {
                    out[i] = (byte) values[i];
                }
                yield new ByteVector(out, 0, count, validity);
            }
            case SHORT -> {
                var values = ints(layout, words, lane, from, count);
                var out = new short[count];
                for (int i = 0; i < count; i++) {
                    out[i] = (short) values[i];
                }
                yield new ShortVector(out, 0, count, validity);
            }
            case INT -> new IntVector(ints(layout, words, lane, from, count), 0, count, validity);
            case LONG -> new LongVector(longs(layout, words, lane, from, count), 0, count, validity);
            case FLOAT -> {
                var values = ints(layout, words, lane, from, count);
                var out = new float[count];
                for (int i = 0; i < count; i++) {
                    out[i] = Float.intBitsToFloat(values[i]);
                }
                yield new FloatVector(out, 0, count, validity);
            }
            case DOUBLE -> {
                var values = longs(layout, words, lane, from, count);
                var out = new double[count];
                for (int i = 0; i < count; i++) {
                    out[i] = Double.longBitsToDouble(values[i]);
                }
                yield new DoubleVector(out, 0, count, validity);
            }
            case DECIMAL128 -> new Decimal128Vector(longs(layout, words, lane, from, count),
                    longs(layout, words, lane + 1, from, count), 0, count, validity);
            case BYTES -> texts(column, numbers(layout, words, lane, from, count, validity), count, validity);
            case LIST, STRUCT -> nested(column, numbers(layout, words, lane, from, count, validity), count, validity);
        };
    }

    private static long[] longs(KeyLayout layout, long[] words, int lane, int from, int count) {
        var out = new long[count];
        layout.values(words, lane, from, out);
        return out;
    }

    private static int[] ints(KeyLayout layout, long[] words, int lane, int from, int count) {
        var values = longs(layout, words, lane, from, count);
        var out = new int[count];
        for (int i = 0; i < count; i++) {
            out[i] = (int) values[i];
        }
        return out;
    }

    /// Numbers of a column's own table; 0, which exists or is not looked at, for null.
    private static int[] numbers(KeyLayout layout, long[] words, int lane, int from, int count,
            @Nullable Validity validity) {
        var out = ints(layout, words, lane, from, count);
        if (validity != null) {
            for (int i = 0; i < count; i++) {
                out[i] = validity.isNull(i) ? 0 : out[i];
            }
        }
        return out;
    }

    /// Few distinct strings stay a dictionary.
    private static Vector texts(KeyColumn column, int[] numbers, int count, @Nullable Validity validity) {
        var texts = java.util.Objects.requireNonNull(column.texts).texts();
        if (texts.length() == 0) {
            return dev.vonk.runtime.data.ConstantVector.nulls(column.physical, count);
        }
        if (texts.length() <= count / 4) {
            return new DictionaryVector(numbers, 0, count, texts, validity);
        }
        return Vectors.withValidity(texts.gather(numbers, count, Scratch.fresh()), validity);
    }

    private static Vector nested(KeyColumn column, int[] numbers, int count, @Nullable Validity validity) {
        var values = java.util.Objects.requireNonNull(column.nested).build();
        if (values.length() == 0) {
            var none = dev.vonk.runtime.data.VectorBuilder.of(column.type, 1).appendNull().build();
            return new dev.vonk.runtime.data.ConstantVector(none, count);
        }
        return Vectors.withValidity(values.gather(numbers, count, Scratch.fresh()), validity);
    }
}
