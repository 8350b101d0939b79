package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One value of any type a group, or none: a vector of one row each. For the rarer aggregates.
final class HeldValues {
    private final DataType type;
    private @Nullable Vector[] values = new Vector[0];
    private long held;

    HeldValues(DataType type) {
        this.type = type;
    }

    void grow(int groups) {
        if (groups > values.length) {
            values = Arrays.copyOf(values, Math.max(groups, values.length * 2));
        }
    }

    /// The group's value as a vector of one row (which may be a null), or null where it has none yet.
    @Nullable
    Vector get(int group) {
        return values[group];
    }

    /// Copies row `row` of `source`.
    void set(int group, Vector source, int row) {
        var builder = VectorBuilder.of(type, 1);
        builder.append(source, row);
        var old = values[group];
        values[group] = builder.build();
        held += builder.bytes() + 64 - (old == null ? 0 : old.bytes() + 64);
    }

    /// The values of all groups; null where there is none.
    Vector values(int groups) {
        var out = VectorBuilder.of(type, groups);
        for (int i = 0; i < groups; i++) {
            var value = values[i];
            if (value == null) {
                out.appendNull();
            } else {
                out.append(value, 0);
            }
        }
        return out.build();
    }

    long bytes() {
        return 8L * values.length + held;
    }
}
