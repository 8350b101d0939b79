package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.builtin.ListArgument;
import dev.vonk.runtime.type.MapType;
import java.util.Arrays;

/// `zip_with`, `map_zip_with`: elements of two collections side by side, NULL where one has none.
final class OverTwo {
    private final ListArgument left;
    private final ListArgument right;
    private int[] parents = new int[16];
    private int count;

    private OverTwo(ListArgument left, ListArgument right) {
        this.left = left;
        this.right = right;
    }

    static Vector apply(HigherOrder function, Body body, Vector[] a, int rows) {
        var both = new OverTwo(ListArgument.of(a[0]), ListArgument.of(a[1]));
        return function.kind() == HigherOrder.Kind.ZIP_WITH
                ? both.zip(function, body, a, rows)
                : both.zipMaps(function, body, a, rows);
    }

    private void add(int parent) {
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, count * 2);
        }
        parents[count++] = parent;
    }

    private static boolean isMissing(Vector[] a, int row) {
        return a[0].isNull(row) || a[1].isNull(row);
    }

    private Vector zip(HigherOrder function, Body body, Vector[] a, int rows) {
        var first = builder(function, 0);
        var second = builder(function, 1);
        var offsets = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            int longest = isMissing(a, i) ? 0 : Math.max(left.size(i), right.size(i));
            for (int k = 0; k < longest; k++) {
                append(first, left.elements(), k < left.size(i) ? left.start(i) + k : -1);
                append(second, right.elements(), k < right.size(i) ? right.start(i) + k : -1);
                add(i);
            }
            offsets[i + 1] = count;
        }
        var values = body.evaluate(a, parents, count, first.build(), second.build());
        var out = VectorBuilder.of(function.result(), rows);
        for (int i = 0; i < rows; i++) {
            if (isMissing(a, i)) {
                out.appendNull();
            } else {
                out.elements().appendRange(values, offsets[i], offsets[i + 1] - offsets[i]);
                out.endList();
            }
        }
        return out.build();
    }

    private static VectorBuilder builder(HigherOrder function, int variable) {
        return VectorBuilder.of(function.variableTypes().get(variable), 16);
    }

    private static void append(VectorBuilder out, Vector elements, int at) {
        if (at < 0) {
            out.appendNull();
        } else {
            out.append(elements, at);
        }
    }

    private Vector zipMaps(HigherOrder function, Body body, Vector[] a, int rows) {
        var type = (MapType) function.result();
        var keys = VectorBuilder.of(type.keyType(), 16);
        var first = builder(function, 1);
        var second = builder(function, 2);
        var offsets = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            if (!isMissing(a, i)) {
                pairs(i, keys, first, second);
            }
            offsets[i + 1] = count;
        }
        var key = keys.build();
        var values = body.evaluate(a, parents, count, key, first.build(), second.build());
        var out = VectorBuilder.of(type, rows);
        for (int i = 0; i < rows; i++) {
            if (isMissing(a, i)) {
                out.appendNull();
                continue;
            }
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                out.elements().field(0).append(key, k);
                out.elements().field(1).append(values, k);
                out.elements().endStruct();
            }
            out.endList();
        }
        return out.build();
    }

    private void pairs(int row, VectorBuilder keys, VectorBuilder first, VectorBuilder second) {
        for (int k = left.start(row); k < left.end(row); k++) {
            keys.append(left.keys(), k);
            first.append(left.values(), k);
            append(second, right.values(),
                    ListArgument.find(right.keys(), right.start(row), right.end(row), left.keys(), k));
            add(row);
        }
        for (int k = right.start(row); k < right.end(row); k++) {
            if (ListArgument.find(left.keys(), left.start(row), left.end(row), right.keys(), k) < 0) {
                keys.append(right.keys(), k);
                first.appendNull();
                second.append(right.values(), k);
                add(row);
            }
        }
    }
}
