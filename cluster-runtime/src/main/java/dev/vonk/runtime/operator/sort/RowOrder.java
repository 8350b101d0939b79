package dev.vonk.runtime.operator.sort;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.type.DataType;
import java.util.List;

/// The order that sort keys define over rows of key vectors.
///
/// @param types of the keys
/// @param ascending for each key, smallest first
/// @param nullsFirst for each key, nulls before all values
public record RowOrder(List<DataType> types, boolean[] ascending, boolean[] nullsFirst) {

    public static RowOrder of(List<SortKey> keys) {
        var ascending = new boolean[keys.size()];
        var nullsFirst = new boolean[keys.size()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = keys.get(i).ascending();
            nullsFirst[i] = keys.get(i).nullsFirst();
        }
        return new RowOrder(keys.stream().map(key -> key.expression().type()).toList(), ascending, nullsFirst);
    }

    /// Negative, zero or positive as row `a` of `left` comes before, with or after row `b` of `right`.
    ///
    /// @param from the first key that is looked at
    public int compare(Vector[] left, int a, Vector[] right, int b, int from) {
        for (int i = from; i < ascending.length; i++) {
            boolean nullA = left[i].isNull(a);
            boolean nullB = right[i].isNull(b);
            if (nullA != nullB) {
                return nullA == nullsFirst[i] ? -1 : 1;
            }
            int order = nullA ? 0 : VectorOrder.compare(left[i], a, right[i], b);
            if (order != 0) {
                return ascending[i] ? order : -order;
            }
        }
        return 0;
    }
}
