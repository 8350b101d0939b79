package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.Vector;
import java.util.function.IntPredicate;

/// Some rows of a block, to be counted: those whose value is not null, or that pass a filter.
///
/// @param rows the chosen ones
/// @param counts for each row how many there are before it, and for one row more
record Chosen(int[] rows, int[] counts) {
    static Chosen of(int count, IntPredicate test) {
        var rows = new int[count];
        var counts = new int[count + 1];
        int chosen = 0;
        for (int i = 0; i < count; i++) {
            counts[i] = chosen;
            if (test.test(i)) {
                rows[chosen++] = i;
            }
        }
        counts[count] = chosen;
        return new Chosen(rows, counts);
    }

    /// The rows whose value is not null.
    static Chosen present(Vector values, int count) {
        return of(count, row -> !values.isNull(row));
    }

    int before(int row) {
        return counts[row];
    }

    int row(int place) {
        return rows[place];
    }
}
