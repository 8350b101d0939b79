package dev.vonk.notebook.state;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Ids for new cells. They come from the time and the revision, so that the same events give the same ids, and differ
/// from all that stand in the notebook, its clipboard and the document before.
final class FreshIds {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Set<String> taken = new HashSet<>();
    private long number;

    private FreshIds(long number) {
        this.number = number;
    }

    static FreshIds of(NotebookState state, long now) {
        var ids = new FreshIds(now * 1_000_003 + state.file().revision() * 8_191);
        state.cells().forEach(cell -> ids.taken.add(cell.id()));
        state.clipboard().forEach(cell -> ids.taken.add(cell.id()));
        return ids;
    }

    String next() {
        while (true) {
            long mixed = ++number * SPREAD;
            String id = String.format(Locale.ROOT, "%08x", (mixed ^ mixed >>> 29) >>> 32);
            if (taken.add(id)) {
                return id;
            }
        }
    }

    /// Whether nobody has this id; from now on somebody has.
    boolean take(String id) {
        return taken.add(id);
    }
}
