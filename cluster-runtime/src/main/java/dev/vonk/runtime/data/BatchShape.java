package dev.vonk.runtime.data;

import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;

/// Whether a batch that came from elsewhere has the columns it should have: what operators take for granted.
public final class BatchShape {
    private BatchShape() {
    }

    /// Makes sure that `batch` has the columns of `schema`, each as its type lies in memory.
    ///
    /// @throws IOException where it has not
    public static void check(Batch batch, StructType schema) throws IOException {
        if (batch.width() != schema.fields().size()) {
            throw new IOException("a batch has " + batch.width() + " columns instead of " + schema.fields().size());
        }
        for (int i = 0; i < batch.width(); i++) {
            if (!fits(batch.column(i), schema.field(i).dataType())) {
                throw new IOException("column " + i + " of a batch does not hold values of the type "
                        + schema.field(i).dataType());
            }
        }
    }

    private static boolean fits(Vector vector, DataType type) {
        if (vector.physical() != PhysicalType.of(type)) {
            return type instanceof DataType.NullType;
        }
        return switch (vector) {
            case DictionaryVector dictionary -> fits(dictionary.dictionary(), type);
            case ConstantVector constant -> fits(constant.value(), type);
            case ListVector list -> switch (type) {
                case ArrayType(var element, var _) -> fits(list.child(), element);
                case MapType map -> fits(list.child(), VectorBuilder.entryType(map));
                default -> false;
            };
            case StructVector struct -> type instanceof StructType fields && fits(struct, fields);
            case ByteVector _,ShortVector _,IntVector _,LongVector _,FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,NarrowVector _ ->
                true;
        };
    }

    private static boolean fits(StructVector struct, StructType type) {
        if (struct.fields().size() != type.fields().size()) {
            return false;
        }
        for (int i = 0; i < struct.fields().size(); i++) {
            if (!fits(struct.fields().get(i), type.field(i).dataType())) {
                return false;
            }
        }
        return true;
    }
}
