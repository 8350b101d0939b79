package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Arrays: row `i` holds the child's rows `offsets[offset + i] .. offsets[offset + i + 1])`. A map is an array of
/// two-field structs (key, value).
public record ListVector(int[] offsets, Vector child, int offset, int length, @Nullable Validity validity)
        implements
            Vector {

    /// Where row `row` starts in [#child].
    public int start(int row) {
        return offsets[offset + row];
    }

    /// How many elements row `row` has.
    public int size(int row) {
        return offsets[offset + row + 1] - offsets[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.LIST;
    }

    @Override
    public ListVector slice(int from, int length) {
        return new ListVector(offsets, child, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public ListVector gather(int[] rows, int count, Scratch scratch) {
        var starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = starts[i] + size(rows[i]);
        }
        var childRows = new int[starts[count]];
        for (int i = 0; i < count; i++) {
            int from = start(rows[i]);
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                childRows[k] = from + k - starts[i];
            }
        }
        var elements = child.gather(childRows, childRows.length, Scratch.fresh());
        return new ListVector(starts, elements, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public ListVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 32L + 4L * length + child.bytes();
    }
}
