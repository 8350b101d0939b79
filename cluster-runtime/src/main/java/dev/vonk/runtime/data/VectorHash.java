package dev.vonk.runtime.data;

/// 64-bit hashes of key columns: equal keys hash equally whatever their encoding; -0.0 as 0.0, all NaN alike, null as
/// a value of its own. Not Spark's `hash()`, and not stable between versions.
public final class VectorHash {
    private static final long NULL = 0x9E3779B97F4A7C15L;

    private VectorHash() {
    }

    /// Folds a dense column into the rows' hashes; start with zeros.
    public static void combine(Vector column, int rows, long[] hashes) {
        switch (column) {
            case DictionaryVector dictionary -> combineDictionary(dictionary, rows, hashes);
            case ConstantVector constant -> {
                long hash = constant.isNull() ? NULL : ofPresent(constant.value(), 0);
                for (int i = 0; i < rows; i++) {
                    hashes[i] = fold(hashes[i], hash);
                }
            }
            case LongVector(var values, int offset, var _, var validity) when validity == null -> {
                for (int i = 0; i < rows; i++) {
                    hashes[i] = fold(hashes[i], mix(values[offset + i]));
                }
            }
            case IntVector(var values, int offset, var _, var validity) when validity == null -> {
                for (int i = 0; i < rows; i++) {
                    hashes[i] = fold(hashes[i], mix(values[offset + i]));
                }
            }
            case ByteVector _,ShortVector _,IntVector _,LongVector _,FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _,NarrowVector _ -> {
                for (int i = 0; i < rows; i++) {
                    hashes[i] = fold(hashes[i], column.isNull(i) ? NULL : ofPresent(column, i));
                }
            }
        }
    }

    private static void combineDictionary(DictionaryVector column, int rows, long[] hashes) {
        var entries = column.dictionary();
        if (entries.length() > rows) {
            for (int i = 0; i < rows; i++) {
                hashes[i] = fold(hashes[i], column.isNull(i) ? NULL : ofPresent(entries, column.code(i)));
            }
            return;
        }
        var perEntry = new long[entries.length()];
        for (int i = 0; i < perEntry.length; i++) {
            perEntry[i] = ofPresent(entries, i);
        }
        for (int i = 0; i < rows; i++) {
            hashes[i] = fold(hashes[i], column.isNull(i) ? NULL : perEntry[column.code(i)]);
        }
    }

    private static long of(Vector column, int row) {
        return column.isNull(row) ? NULL : ofPresent(column, row);
    }

    /// The hash of one present value.
    public static long ofPresent(Vector column, int row) {
        return switch (column) {
            case ByteVector _,ShortVector _,IntVector _,LongVector _ -> mix(Vectors.longAt(column, row));
            case NarrowVector narrow -> narrow.physical() == PhysicalType.DECIMAL128
                    ? decimal(Vectors.longAt(narrow, row) >> 63, Vectors.longAt(narrow, row))
                    : mix(narrow.get(row));
            case FloatVector floats -> mix(Double.doubleToLongBits(floats.get(row) + 0.0));
            case DoubleVector doubles -> mix(Double.doubleToLongBits(doubles.get(row) + 0.0));
            case Decimal128Vector decimals -> decimal(decimals.high()[decimals.offset() + row],
                    decimals.low()[decimals.offset() + row]);
            case BytesVector texts -> bytes(texts.data(), texts.start(row), texts.size(row));
            case ListVector list -> {
                long hash = list.size(row);
                for (int i = 0; i < list.size(row); i++) {
                    hash = fold(hash, of(list.child(), list.start(row) + i));
                }
                yield mix(hash);
            }
            case StructVector struct -> {
                long hash = 1;
                for (var field : struct.fields()) {
                    hash = fold(hash, of(field, row));
                }
                yield hash;
            }
            case DictionaryVector dictionary -> ofPresent(dictionary.dictionary(), dictionary.code(row));
            case ConstantVector constant -> ofPresent(constant.value(), 0);
        };
    }

    private static long decimal(long high, long low) {
        return mix(high * 31 + low);
    }

    /// The hash of `length` bytes from `from`.
    public static long bytes(byte[] data, int from, int length) {
        long hash = length;
        int at = from;
        int end = from + length;
        for (; at + 8 <= end; at += 8) {
            hash = (hash ^ (long) LONGS.get(data, at)) * 0x9FB21C651E98DF25L;
            hash ^= hash >>> 29;
        }
        long tail = 0;
        for (int shift = 0; at < end; at++, shift += 8) {
            tail |= (data[at] & 0xFFL) << shift;
        }
        return mix(hash ^ tail);
    }

    private static final java.lang.invoke.VarHandle LONGS = java.lang.invoke.MethodHandles
            .byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);

    /// One hash from two.
    public static long fold(long hash, long next) {
        return (Long.rotateLeft(hash, 23) ^ next) * 0x9FB21C651E98DF25L;
    }

    /// Spreads the bits of an integer key.
    public static long mix(long value) {
        long hash = (value ^ value >>> 32) * 0x9FB21C651E98DF25L;
        return hash ^ hash >>> 29;
    }
}
