package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;

/// `transform_keys`, `transform_values`, `map_filter`.
final class OverPairs {
    private OverPairs() {
    }

    static Vector apply(HigherOrder function, Body body, Vector[] a, int rows) {
        var flat = Flattened.of(a[0], rows);
        var keys = flat.gather(flat.list().keys());
        var values = flat.gather(flat.list().values());
        var made = body.evaluate(a, flat.parents(), flat.count(), keys, values);
        var out = VectorBuilder.of(function.result(), rows);
        for (int i = 0; i < rows; i++) {
            if (a[0].isNull(i)) {
                out.appendNull();
                continue;
            }
            int from = flat.offsets()[i];
            for (int k = from; k < flat.offsets()[i + 1]; k++) {
                if (function.kind() == HigherOrder.Kind.TRANSFORM_KEYS) {
                    requireNew(made, from, k);
                    pair(out, made, values, k);
                } else if (function.kind() == HigherOrder.Kind.TRANSFORM_VALUES) {
                    pair(out, keys, made, k);
                } else if (!made.isNull(k) && Vectors.longAt(made, k) != 0) {
                    pair(out, keys, values, k);
                }
            }
            out.endList();
        }
        return out.build();
    }

    private static void pair(VectorBuilder out, Vector keys, Vector values, int at) {
        out.elements().field(0).append(keys, at);
        out.elements().field(1).append(values, at);
        out.elements().endStruct();
    }

    private static void requireNew(Vector keys, int from, int at) {
        if (keys.isNull(at)) {
            throw new DataException("NULL_MAP_KEY", "transform_keys made a NULL of a key; keys are never NULL.");
        }
        for (int k = from; k < at; k++) {
            if (VectorOrder.compare(keys, k, keys, at) == 0) {
                throw new DataException("DUPLICATED_MAP_KEY",
                        "transform_keys made the same key of two. Make them different.");
            }
        }
    }
}
