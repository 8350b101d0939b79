package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import java.util.Arrays;

/// One nested value as bytes, equal exactly where the values are equal, whatever their encoding.
final class CanonicalBytes {
    private byte[] bytes = new byte[64];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /// Replaces the bytes by those of row `row` of `vector`.
    void encode(Vector vector, int row) {
        size = 0;
        put(vector, row);
    }

    private void put(Vector vector, int row) {
        if (vector.isNull(row)) {
            putByte(0);
            return;
        }
        switch (vector) {
            case DictionaryVector dictionary -> put(dictionary.dictionary(), dictionary.code(row));
            case ConstantVector constant -> put(constant.value(), 0);
            case ByteVector _,ShortVector _,IntVector _,LongVector _,NarrowVector _ ->
                present(Vectors.longAt(vector, row));
            case FloatVector floats -> present(Float.floatToIntBits(floats.get(row) + 0.0f));
            case DoubleVector doubles -> present(Double.doubleToLongBits(doubles.get(row) + 0.0));
            case Decimal128Vector decimals -> {
                present(decimals.high()[decimals.offset() + row]);
                putLong(decimals.low()[decimals.offset() + row]);
            }
            case BytesVector texts -> {
                present(texts.size(row));
                room(texts.size(row));
                System.arraycopy(texts.data(), texts.start(row), bytes, size, texts.size(row));
                size += texts.size(row);
            }
            case ListVector lists -> {
                present(lists.size(row));
                for (int i = 0; i < lists.size(row); i++) {
                    put(lists.child(), lists.start(row) + i);
                }
            }
            case StructVector struct -> {
                putByte(1);
                struct.fields().forEach(field -> put(field, row));
            }
        }
    }

    private void present(long value) {
        putByte(1);
        putLong(value);
    }

    private void putByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    private void putLong(long value) {
        room(8);
        for (int i = 0; i < 8; i++) {
            bytes[size++] = (byte) (value >>> (i << 3));
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
