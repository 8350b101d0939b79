package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.List;

/// How often output of one stage was lost and computed again without any reader getting on.
final class LossCount {
    private final List<String> losses = new ArrayList<>();
    private boolean settled = true;
    private int starts;

    /// All that was wanted of the stage is there: what is lost now is a new loss.
    void settled() {
        settled = true;
    }

    /// A reader got its result.
    void progress() {
        losses.clear();
    }

    /// Lost output is computed again. Losses before the stage was whole again are one with the loss before.
    ///
    /// @return whether this begins a new round
    boolean lost(String what) {
        if (!settled) {
            return false;
        }
        settled = false;
        losses.add(what);
        return true;
    }

    /// The whole stage starts anew, since it gives other rows each time.
    ///
    /// @return how often that was
    int startAnew() {
        return ++starts;
    }

    /// The losses in a row.
    List<String> losses() {
        return losses;
    }
}
