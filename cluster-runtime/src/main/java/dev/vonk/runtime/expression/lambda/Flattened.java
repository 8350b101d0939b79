package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.function.builtin.ListArgument;
import java.util.Arrays;

/// The elements of an array or map column one behind the other, each with its row and its place there.
///
/// @param parents the row of each
/// @param places where each stands among the column's elements
/// @param offsets where each row begins, and the end
record Flattened(ListArgument list, int[] parents, int[] places, int[] offsets, int count) {

    static Flattened of(Vector column, int rows) {
        var list = ListArgument.of(column);
        var offsets = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], column.isNull(i) ? 0 : list.size(i));
        }
        int count = offsets[rows];
        var parents = new int[count];
        var places = new int[count];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(parents, offsets[i], offsets[i + 1], i);
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                places[k] = list.start(i) + k - offsets[i];
            }
        }
        return new Flattened(list, parents, places, offsets, count);
    }

    Vector gather(Vector elements) {
        return elements.flat(Scratch.fresh()).gather(places, count, Scratch.fresh());
    }

    /// The number of each within its row, from 0.
    Vector numbers() {
        var numbers = new int[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = k - offsets[parents[k]];
        }
        return new IntVector(numbers, 0, count, null);
    }
}
