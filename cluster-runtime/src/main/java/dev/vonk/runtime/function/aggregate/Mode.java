package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;

/// `mode`: the value that occurs most often; of several the smallest, or the largest.
public final class Mode implements Accumulator {
    private final DataType type;
    private final GroupedValues values;

    private final boolean largest;

    /// @param largest which of several equally frequent values it is
    public Mode(DataType type, boolean largest) {
        this.type = type;
        this.largest = largest;
        this.values = new GroupedValues(type);
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i)) {
                values.add(groups[i], arguments[0], i);
            }
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        values.addLists(groups, rows, (ListVector) state[0].flat(Scratch.fresh()));
    }

    @Override
    public Vector[] state(int groups) {
        return new Vector[]{values.lists(groups)};
    }

    @Override
    public Vector result(int groups) {
        var out = VectorBuilder.of(type, groups);
        var all = values.all();
        for (int i = 0; i < groups; i++) {
            if (values.size(i) == 0) {
                out.appendNull();
                continue;
            }
            var order = Arrays.stream(values.of(i)).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> VectorOrder.compare(all, a, all, b));
            out.append(all, mostFrequent(all, order, largest));
        }
        return out.build();
    }

    private static int mostFrequent(Vector all, Integer[] order, boolean last) {
        int best = order[0];
        int bestCount = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && VectorOrder.compare(all, order[from], all, order[to]) == 0) {
                to++;
            }
            if (to - from > bestCount || last && to - from == bestCount) {
                bestCount = to - from;
                best = order[from];
            }
        }
        return best;
    }

    @Override
    public long bytes() {
        return values.bytes();
    }
}
