package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.StructType;
import org.jspecify.annotations.Nullable;

/// Plain values: one column called `value`.
final class ValueEncoder<T> implements Encoder<T> {
    private final Class<T> type;
    private final ValueCodec codec;
    private final StructType schema;

    ValueEncoder(Class<T> type, ValueCodec codec) {
        this.type = type;
        this.codec = codec;
        this.schema = codec.single("value");
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public boolean isValue() {
        return true;
    }

    @Override
    public void append(@Nullable T object, VectorBuilder[] columns) {
        codec.append(columns[0], object);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T read(Batch batch, int row) {
        return (T) codec.inward(Values.read(batch.column(0), codec.type(), row));
    }
}
