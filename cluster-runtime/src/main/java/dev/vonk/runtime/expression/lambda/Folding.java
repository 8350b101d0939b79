package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.builtin.ListArgument;

/// `aggregate`: the first elements of all rows, then the second ones, and so on.
final class Folding {
    private Folding() {
    }

    static Vector apply(HigherOrder function, Body body, Vector[] a, int rows) {
        var list = ListArgument.of(a[0]);
        var elements = list.elements().flat(Scratch.fresh());
        var type = function.variableTypes().getFirst();
        var value = a[1].flat(Scratch.fresh());
        for (int k = 0; true; k++) {
            var parents = new int[rows];
            var places = new int[rows];
            int count = 0;
            for (int i = 0; i < rows; i++) {
                if (!a[0].isNull(i) && k < list.size(i)) {
                    parents[count] = i;
                    places[count++] = list.start(i) + k;
                }
            }
            if (count == 0) {
                break;
            }
            var next = body.evaluate(a, parents, count, value.gather(parents, count, Scratch.fresh()),
                    elements.gather(places, count, Scratch.fresh()));
            value = merged(VectorBuilder.of(type, rows), value, next, parents, count, rows);
        }
        var all = new int[rows];
        for (int i = 0; i < rows; i++) {
            all[i] = i;
        }
        var finished = body.finish(a, all, rows, value);
        var out = VectorBuilder.of(function.result(), rows);
        for (int i = 0; i < rows; i++) {
            if (a[0].isNull(i)) {
                out.appendNull();
            } else {
                out.append(finished, i);
            }
        }
        return out.build();
    }

    private static Vector merged(VectorBuilder out, Vector old, Vector next, int[] parents, int count, int rows) {
        int at = 0;
        for (int i = 0; i < rows; i++) {
            if (at < count && parents[at] == i) {
                out.append(next, at++);
            } else {
                out.append(old, i);
            }
        }
        return out.build();
    }
}
