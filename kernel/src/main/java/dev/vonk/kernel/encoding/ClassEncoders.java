package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.StructType;

/// Finds the encoder of a class.
public final class ClassEncoders {
    private ClassEncoders() {
    }

    /// Plain values in a column called `value`; records and beans in a column for each field.
    ///
    /// @throws dev.vonk.runtime.data.DataException where the class has no columns; it says what has
    public static <T> Encoder<T> of(Class<T> type) {
        boolean plain = ValueCodec.plainType(type) != null || type.isEnum() || type.isArray()
                || type.getName().startsWith("java.");
        return plain ? new ValueEncoder<>(type, ValueCodec.of(type, "a Dataset")) : new ClassEncoder<>(type);
    }

    /// Rows of a schema.
    public static Encoder<Row> of(StructType schema) {
        return new RowEncoder(schema);
    }

    /// Pairs, in columns `_1` and `_2`.
    public static <A, B> Encoder<Tuple2<A, B>> tuple(Encoder<A> first, Encoder<B> second) {
        return new Tuple2Encoder<>(first, second);
    }
}
