package dev.vonk.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Structs: one child vector a field, each of this vector's length.
public record StructVector(List<Vector> fields, int length, @Nullable Validity validity) implements Vector {

    public StructVector {
        fields = List.copyOf(fields);
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.STRUCT;
    }

    @Override
    public StructVector slice(int from, int length) {
        var sliced = fields.stream().map(field -> field.slice(from, length)).toList();
        return new StructVector(sliced, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public StructVector gather(int[] rows, int count, Scratch scratch) {
        var gathered = fields.stream().map(field -> field.gather(rows, count, Scratch.fresh())).toList();
        return new StructVector(gathered, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public StructVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 32L + fields.stream().mapToLong(Vector::bytes).sum();
    }
}
