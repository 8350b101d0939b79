package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.hash.Murmur3;
import dev.vonk.runtime.function.hash.XxHash64;
import dev.vonk.runtime.function.number.Decimal128;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// `hash` and `xxhash64`: each argument's hash is the seed of the next, and a null leaves the seed as it is.
public final class Hashes implements FunctionFamily {
    private static final long SEED = 42;

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("hash");
        family.scalar("hash", "hash(expr, ...)", "Spark's 32-bit hash (Murmur3) of the values.",
                "hash('Spark', array(123), 2)", "-1321691492").ownNulls()
                .binds(types -> bind(types, DataTypes.IntegerType, new Murmur()));
        family.scalar("xxhash64", "xxhash64(expr, ...)", "Spark's 64-bit hash (XXH64) of the values.",
                "xxhash64('Spark', array(123), 2)", "5602566077635097486").ownNulls()
                .binds(types -> bind(types, DataTypes.LongType, new Xx()));
        return family.functions();
    }

    /// A hash function of words and bytes, each with the seed that came before.
    private interface Words {
        long ofInt(int value, long seed);

        long ofLong(long value, long seed);

        long ofBytes(byte[] data, int start, int size, long seed);
    }

    private static final class Murmur implements Words {
        @Override
        public long ofInt(int value, long seed) {
            return Murmur3.hashInt(value, (int) seed);
        }

        @Override
        public long ofLong(long value, long seed) {
            return Murmur3.hashLong(value, (int) seed);
        }

        @Override
        public long ofBytes(byte[] data, int start, int size, long seed) {
            return Murmur3.hashBytes(data, start, size, (int) seed);
        }
    }

    private static final class Xx implements Words {
        @Override
        public long ofInt(int value, long seed) {
            return XxHash64.hashInt(value, seed);
        }

        @Override
        public long ofLong(long value, long seed) {
            return XxHash64.hashLong(value, seed);
        }

        @Override
        public long ofBytes(byte[] data, int start, int size, long seed) {
            return XxHash64.hashBytes(data, start, size, seed);
        }
    }

    private static Optional<BoundFunction> bind(List<DataType> types, DataType result, Words words) {
        if (types.isEmpty()) {
            return Optional.empty();
        }
        return Optional
                .of(new BoundFunction(types, result, (a, rows, _, _) -> Shapes.integers(result, rows, null, i -> {
                    long hash = SEED;
                    for (int k = 0; k < a.length; k++) {
                        hash = of(a[k], types.get(k), i, hash, words);
                    }
                    return hash;
                })));
    }

    private static long of(Vector vector, DataType type, int row, long seed, Words words) {
        if (vector.isNull(row)) {
            return seed;
        }
        return switch (vector) {
            case ConstantVector(var value, var _) -> present(value, type, 0, seed, words);
            case DictionaryVector dictionary ->
                present(dictionary.dictionary(), type, dictionary.code(row), seed, words);
            default -> present(vector, type, row, seed, words);
        };
    }

    private static long present(Vector vector, DataType type, int row, long seed, Words words) {
        return switch (type) {
            case DataType.NullType _ -> seed;
            case DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.DateType _,DataType.YearMonthIntervalType _ ->
                words.ofInt((int) Vectors.longAt(vector, row), seed);
            case DataType.LongType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.DayTimeIntervalType _ ->
                words.ofLong(Vectors.longAt(vector, row), seed);
            case DataType.FloatType _ ->
                words.ofInt(Float.floatToIntBits((float) Vectors.doubleAt(vector, row) + 0.0f), seed);
            case DataType.DoubleType _ ->
                words.ofLong(Double.doubleToLongBits(Vectors.doubleAt(vector, row) + 0.0), seed);
            case DecimalType decimal -> decimal(DecimalOperand.of(vector).big(row), decimal, seed, words);
            case DataType.StringType _,DataType.BinaryType _ -> {
                var bytes = (BytesVector) vector;
                yield words.ofBytes(bytes.data(), bytes.start(row), bytes.size(row), seed);
            }
            case ArrayType(var element, var _) -> elements((ListVector) vector, element, row, seed, words);
            case MapType map -> elements((ListVector) vector, VectorBuilder.entryType(map), row, seed, words);
            case StructType struct -> {
                long hash = seed;
                for (int k = 0; k < struct.size(); k++) {
                    hash = of(((StructVector) vector).fields().get(k), struct.field(k).dataType(), row, hash, words);
                }
                yield hash;
            }
        };
    }

    private static long elements(ListVector list, DataType element, int row, long seed, Words words) {
        long hash = seed;
        for (int k = list.start(row); k < list.start(row) + list.size(row); k++) {
            hash = of(list.child(), element, k, hash, words);
        }
        return hash;
    }

    private static long decimal(BigInteger unscaled, DecimalType type, long seed, Words words) {
        if (type.precision() <= DecimalType.MAX_LONG_PRECISION) {
            return words.ofLong(Decimal128.low(unscaled), seed);
        }
        var bytes = unscaled.toByteArray();
        return words.ofBytes(bytes, 0, bytes.length, seed);
    }
}
