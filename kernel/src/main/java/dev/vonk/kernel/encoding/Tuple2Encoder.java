package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.StructType;
import org.jspecify.annotations.Nullable;

/// Pairs of two values, each its own column: a struct where the half is not a plain value.
final class Tuple2Encoder<A, B> implements Encoder<Tuple2<A, B>> {
    private final Encoder<A> first;
    private final Encoder<B> second;

    Tuple2Encoder(Encoder<A> first, Encoder<B> second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public StructType schema() {
        return half(half(new StructType(), "_1", first), "_2", second);
    }

    private static StructType half(StructType schema, String name, Encoder<?> half) {
        return half.isValue()
                ? schema.add(name, half.schema().field(0).dataType(), half.schema().field(0).nullable())
                : schema.add(name, half.schema(), false);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Tuple2<A, B>> type() {
        return (Class<Tuple2<A, B>>) (Class<?>) Tuple2.class;
    }

    @Override
    public boolean isValue() {
        return false;
    }

    @Override
    public void append(@Nullable Tuple2<A, B> pair, VectorBuilder[] columns) {
        if (pair == null) {
            throw new dev.vonk.runtime.data.DataException("NOT_NULL_ASSERT_VIOLATION",
                    "A pair that is null cannot be a row.");
        }
        append(first, pair._1(), columns[0]);
        append(second, pair._2(), columns[1]);
    }

    private static <X> void append(Encoder<X> half, @Nullable X value, VectorBuilder column) {
        if (half.isValue()) {
            half.append(value, new VectorBuilder[]{column});
            return;
        }
        var fields = new VectorBuilder[half.schema().size()];
        java.util.Arrays.setAll(fields, column::field);
        half.append(value, fields);
        column.endStruct();
    }

    @Override
    public Tuple2<A, B> read(Batch batch, int row) {
        return new Tuple2<>(read(first, batch, 0, row), read(second, batch, 1, row));
    }

    private static <X> @Nullable X read(Encoder<X> half, Batch batch, int column, int row) {
        var vector = batch.column(column);
        if (half.isValue()) {
            return half.read(Batch.of(batch.length(), vector), row);
        }
        var struct = (dev.vonk.runtime.data.StructVector) vector.flat(dev.vonk.runtime.data.Scratch.fresh());
        return half.read(Batch.of(struct.length(), struct.fields()), row);
    }
}
