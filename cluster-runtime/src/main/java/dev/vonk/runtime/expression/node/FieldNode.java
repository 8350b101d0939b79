package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;

/// A field of a struct: null where the struct is.
public final class FieldNode implements Node {
    private final Node struct;
    private final int index;
    private final DataType type;

    public FieldNode(Node struct, int index, DataType type) {
        this.struct = struct;
        this.index = index;
        this.type = type;
    }

    @Override
    public Vector evaluate(Batch batch) {
        var value = struct.evaluate(batch);
        if (value instanceof ConstantVector(var one, int length)) {
            var field = VectorBuilder.of(type, 1);
            if (one.isNull(0)) {
                field.appendNull();
            } else {
                field.append(((StructVector) one).fields().get(index), 0);
            }
            return new ConstantVector(field.build(), length);
        }
        var flat = (StructVector) value.flat(Scratch.fresh());
        var field = flat.fields().get(index);
        if (flat.validity() == null) {
            return field;
        }
        return Vectors.withValidity(field, Validity.and(field.validity(), flat.validity(), flat.length()));
    }
}
