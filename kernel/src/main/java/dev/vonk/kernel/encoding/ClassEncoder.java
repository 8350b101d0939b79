package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Records and beans: a column for each field.
final class ClassEncoder<T> implements Encoder<T> {
    private final Class<T> type;
    private final ClassCodec codec;

    ClassEncoder(Class<T> type) {
        this.type = type;
        this.codec = ClassCodec.of(type);
    }

    @Override
    public StructType schema() {
        return codec.schema();
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public boolean isValue() {
        return false;
    }

    @Override
    public void append(@Nullable T object, VectorBuilder[] columns) {
        if (object == null) {
            throw new dev.vonk.runtime.data.DataException("NOT_NULL_ASSERT_VIOLATION", "A " + type.getSimpleName()
                    + " that is null cannot be a row. Filter nulls out, or return an object whose fields are null.");
        }
        var values = codec.values(object);
        for (int i = 0; i < columns.length; i++) {
            codec.fields().get(i).append(columns[i], values.get(i));
        }
    }

    @Override
    public T read(Batch batch, int row) {
        var raw = new ArrayList<@Nullable Object>(codec.fields().size());
        for (int i = 0; i < codec.fields().size(); i++) {
            raw.add(Values.read(batch.column(i), codec.fields().get(i).type(), row));
        }
        return type.cast(codec.create(raw));
    }
}
