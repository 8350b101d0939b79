package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;

/// `collect_list`, and where `distinct` `collect_set`: the values that are not null, in the order they came.
public final class Collect implements Accumulator {
    private final GroupedValues values;
    private final boolean distinct;
    private int[] slots = new int[64];
    private int[] groupOf = new int[16];

    public Collect(DataType type, boolean distinct) {
        this.values = new GroupedValues(type);
        this.distinct = distinct;
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var argument = arguments[0];
        for (int i = 0; i < rows; i++) {
            if (!argument.isNull(i)) {
                add(groups[i], argument, i);
            }
        }
    }

    private void add(int group, Vector source, int row) {
        if (!distinct) {
            values.add(group, source, row);
            return;
        }
        int slot = slot(group, source, row);
        if (slots[slot] == 0) {
            int number = values.add(group, source, row);
            if (number >= groupOf.length) {
                groupOf = Arrays.copyOf(groupOf, number * 2);
            }
            groupOf[number] = group;
            slots[slot] = number + 1;
            if (values.count() * 2 > slots.length) {
                grow();
            }
        }
    }

    private int slot(int group, Vector source, int row) {
        // a vector of all values is made only for candidates of equal hash, which are mostly true matches
        long hash = VectorHash.ofPresent(source, row) + group * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash ^ hash >>> 32) & slots.length - 1;
        Vector all = null;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (groupOf[number] == group) {
                all = all == null ? values.all() : all;
                if (VectorOrder.compare(source, row, all, number) == 0) {
                    return slot;
                }
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        var all = values.all();
        for (int number = 0; number < values.count(); number++) {
            slots[slot(groupOf[number], all, number)] = number + 1;
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        var lists = (ListVector) state[0].flat(Scratch.fresh());
        for (int i = 0; i < rows; i++) {
            for (int k = lists.start(i); k < lists.start(i) + lists.size(i); k++) {
                add(groups[i], lists.child(), k);
            }
        }
    }

    @Override
    public Vector[] state(int groups) {
        return new Vector[]{result(groups)};
    }

    @Override
    public Vector result(int groups) {
        return values.lists(groups);
    }

    @Override
    public long bytes() {
        return values.bytes() + 4L * slots.length;
    }
}
