package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// Something that depends on no column: computed once, but not before a row needs it, because it may raise.
public final class FoldedNode implements Node {
    private final Node inner;
    private final DataType type;
    private @Nullable Node constant;

    public FoldedNode(Node inner, DataType type) {
        this.inner = inner;
        this.type = type;
    }

    @Override
    public Vector evaluate(Batch batch) {
        if (batch.rowCount() == 0) {
            return new ConstantVector(VectorBuilder.of(type, 1).appendNull().build(), 0);
        }
        if (constant == null) {
            var copy = VectorBuilder.of(type, 1);
            copy.append(inner.evaluate(Batch.of(1)), 0);
            constant = new ConstantNode(copy.build());
        }
        return constant.evaluate(batch);
    }
}
