package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;

/// All values of every group: one column of values in the order they came, and a chain through it for each group.
final class GroupedValues {
    private final VectorBuilder values;
    private int[] first = new int[0];
    private int[] last = new int[0];
    private int[] sizes = new int[0];
    private int[] next = new int[16];

    GroupedValues(DataType type) {
        values = VectorBuilder.of(type, 16);
    }

    void grow(int groups) {
        if (groups > first.length) {
            int length = Math.max(groups, first.length * 2);
            first = Arrays.copyOf(first, length);
            last = Arrays.copyOf(last, length);
            sizes = Arrays.copyOf(sizes, length);
        }
    }

    /// The number of the value, counted over all groups.
    int add(int group, Vector source, int row) {
        int at = values.length();
        values.append(source, row);
        if (at >= next.length) {
            next = Arrays.copyOf(next, at * 2);
        }
        if (sizes[group]++ == 0) {
            first[group] = at;
        } else {
            next[last[group]] = at;
        }
        last[group] = at;
        return at;
    }

    int size(int group) {
        return sizes[group];
    }

    int count() {
        return values.length();
    }

    /// A view of all values so far.
    Vector all() {
        return values.build();
    }

    /// The numbers of a group's values, in the order they came.
    int[] of(int group) {
        var numbers = new int[sizes[group]];
        int at = first[group];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = at;
            at = next[at];
        }
        return numbers;
    }

    /// One array a group.
    ListVector lists(int groups) {
        var offsets = new int[groups + 1];
        var order = new int[values.length()];
        int at = 0;
        for (int group = 0; group < groups; group++) {
            int value = first[group];
            for (int i = 0; i < sizes[group]; i++) {
                order[at++] = value;
                value = next[value];
            }
            offsets[group + 1] = at;
        }
        return new ListVector(offsets, all().gather(order, at, Scratch.fresh()), 0, groups, null);
    }

    /// Adds the elements of partial arrays.
    void addLists(int[] groups, int rows, ListVector lists) {
        for (int i = 0; i < rows; i++) {
            for (int k = lists.start(i); !lists.isNull(i) && k < lists.start(i) + lists.size(i); k++) {
                add(groups[i], lists.child(), k);
            }
        }
    }

    long bytes() {
        return values.bytes() + 4L * next.length + 12L * first.length;
    }
}
