package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.Validity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which groups have taken in a value. As long as every group has, marking costs nothing.
final class Seen {
    private boolean[] flags = new boolean[0];
    private int groups;
    private int unseen;

    void grow(int count) {
        if (count > flags.length) {
            flags = Arrays.copyOf(flags, Math.max(count, flags.length * 2));
        }
        if (count > groups) {
            unseen += count - groups;
            groups = count;
        }
    }

    void mark(int[] rowGroups, int rows, @Nullable Validity validity) {
        for (int i = 0; i < rows && unseen > 0; i++) {
            if (!flags[rowGroups[i]] && (validity == null || !validity.isNull(i))) {
                mark(rowGroups[i]);
            }
        }
    }

    void mark(int group) {
        if (!flags[group]) {
            flags[group] = true;
            unseen--;
        }
    }

    boolean is(int group) {
        return flags[group];
    }

    /// Nulls for the groups that have seen nothing.
    @Nullable
    Validity validity(int count) {
        if (unseen == 0) {
            return null;
        }
        var validity = Validity.allPresent(count);
        for (int i = 0; i < count; i++) {
            if (!flags[i]) {
                validity.setNull(i);
            }
        }
        return validity;
    }

    long bytes() {
        return flags.length;
    }
}
