package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.StructType;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// How objects of a class lie in columns. Made by `Encoders`.
///
/// @param <T> the objects' class
public interface Encoder<T> extends Serializable {
    /// The columns.
    StructType schema();

    /// The objects' class.
    Class<T> type();

    /// Whether an object is one plain value in one column, such as a `String` or a `Long`.
    boolean isValue();

    /// Appends an object: one value to each of the builders.
    ///
    /// @throws dev.vonk.runtime.data.DataException where a value does not fit its column
    void append(@Nullable T object, VectorBuilder[] columns);

    /// The object that lies in a physical row of a batch.
    @Nullable
    T read(Batch batch, int row);
}
