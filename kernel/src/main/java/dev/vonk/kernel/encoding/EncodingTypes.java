package dev.vonk.kernel.encoding;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// Encoders and users' functions as they travel.
public final class EncodingTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(ClassCodec.class, ClassEncoder.class, RowEncoder.class, Tuple2.class, Tuple2Encoder.class,
                ValueCodec.class, ValueEncoder.class, UserFunctions.Binding.class).sealed(ValueCodec.Conversion.class)
                .lambdasOf(ObjectFunctions.class, UserFunctions.class);
    }
}
