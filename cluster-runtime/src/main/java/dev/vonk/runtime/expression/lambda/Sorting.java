package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.builtin.ListArgument;
import java.util.Arrays;

/// `array_sort` by an order that is written.
final class Sorting {
    private Sorting() {
    }

    static Vector apply(HigherOrder function, Body body, Vector[] a, int rows) {
        var list = ListArgument.of(a[0]);
        var elements = list.elements().flat(Scratch.fresh());
        var out = VectorBuilder.of(function.result(), rows);
        for (int i = 0; i < rows; i++) {
            if (a[0].isNull(i)) {
                out.appendNull();
                continue;
            }
            int row = i;
            var order = new Integer[list.size(i)];
            Arrays.setAll(order, k -> list.start(row) + k);
            Arrays.sort(order, (x, y) -> compare(body, a, row, elements, x, y));
            for (int at : order) {
                out.elements().append(elements, at);
            }
            out.endList();
        }
        return out.build();
    }

    private static int compare(Body body, Vector[] a, int row, Vector elements, int left, int right) {
        var compared = body.evaluate(a, new int[]{row}, 1, elements.gather(new int[]{left}, 1, Scratch.fresh()),
                elements.gather(new int[]{right}, 1, Scratch.fresh()));
        if (compared.isNull(0)) {
            throw new DataException("COMPARATOR_RETURNS_NULL",
                    "The order given to array_sort is NULL for two elements. Let it be a number for any two.");
        }
        return Long.signum(Vectors.longAt(compared, 0));
    }
}
