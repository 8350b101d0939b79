package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;

/// `transform`, `filter`, `exists`, `forall`.
final class OverElements {
    private OverElements() {
    }

    static Vector apply(HigherOrder function, Body body, Vector[] a, int rows) {
        var flat = Flattened.of(a[0], rows);
        var elements = flat.gather(flat.list().elements());
        var values = function.variables() == 1
                ? body.evaluate(a, flat.parents(), flat.count(), elements)
                : body.evaluate(a, flat.parents(), flat.count(), elements, flat.numbers());
        var out = VectorBuilder.of(function.result(), rows);
        for (int i = 0; i < rows; i++) {
            if (a[0].isNull(i)) {
                out.appendNull();
                continue;
            }
            int from = flat.offsets()[i];
            int to = flat.offsets()[i + 1];
            switch (function.kind()) {
                case TRANSFORM -> {
                    out.elements().appendRange(values, from, to - from);
                    out.endList();
                }
                case FILTER -> keep(out, elements, values, from, to);
                case EXISTS -> quantify(out, values, from, to, true);
                case FORALL -> quantify(out, values, from, to, false);
                case AGGREGATE, ZIP_WITH, TRANSFORM_KEYS, TRANSFORM_VALUES, MAP_FILTER, MAP_ZIP_WITH, ARRAY_SORT ->
                    throw new IllegalStateException("not of single elements: " + function.kind());
            }
        }
        return out.build();
    }

    private static void keep(VectorBuilder out, Vector elements, Vector values, int from, int to) {
        for (int k = from; k < to; k++) {
            if (!values.isNull(k) && Vectors.longAt(values, k) != 0) {
                out.elements().append(elements, k);
            }
        }
        out.endList();
    }

    /// One element settles it; where none does, an unknown one leaves it unknown.
    private static void quantify(VectorBuilder out, Vector values, int from, int to, boolean settling) {
        boolean unknown = false;
        for (int k = from; k < to; k++) {
            if (values.isNull(k)) {
                unknown = true;
            } else if (Vectors.longAt(values, k) != 0 == settling) {
                out.appendLong(settling ? 1 : 0);
                return;
            }
        }
        if (unknown) {
            out.appendNull();
        } else {
            out.appendLong(settling ? 0 : 1);
        }
    }
}
