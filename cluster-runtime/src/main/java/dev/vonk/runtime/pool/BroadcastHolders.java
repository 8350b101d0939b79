package dev.vonk.runtime.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who gives the value of one broadcast to whom: the driver to the first workers that ask, then workers that have it to
/// the others in turn. Decides and does nothing.
final class BroadcastHolders {
    /// How many workers the driver serves at a time while others may soon be able to.
    static final int FROM_DRIVER = 2;

    private final List<String> holders = new ArrayList<>();
    private final Set<String> fromDriver = new HashSet<>();
    private final Deque<Ask> waiting = new ArrayDeque<>();
    private int next;

    /// A worker that wants the value.
    record Ask(String worker, int request) {}

    /// Where a worker shall have it from.
    ///
    /// @param holder a worker; empty for the driver
    record Answer(Ask ask, String holder) {}

    /// A worker asks.
    ///
    /// @param failed a worker that did not give it to this one; empty for none. The driver does then.
    List<Answer> asked(Ask ask, String failed) {
        holders.remove(ask.worker());
        if (!failed.isEmpty()) {
            holders.remove(failed);
            fromDriver.add(ask.worker());
            return List.of(new Answer(ask, ""));
        }
        waiting.add(ask);
        return serve();
    }

    /// A worker has got it, or has given up.
    List<Answer> came(String worker, boolean held) {
        fromDriver.remove(worker);
        if (held && !holders.contains(worker)) {
            holders.add(worker);
        }
        return serve();
    }

    List<Answer> lost(String worker) {
        holders.remove(worker);
        fromDriver.remove(worker);
        waiting.removeIf(ask -> ask.worker().equals(worker));
        return serve();
    }

    /// All workers have been told to forget it.
    void dropped() {
        holders.clear();
    }

    /// Those that still wait, which nobody will answer any more.
    List<Ask> ended() {
        var asks = List.copyOf(waiting);
        waiting.clear();
        return asks;
    }

    private List<Answer> serve() {
        var answers = new ArrayList<Answer>();
        while (!waiting.isEmpty() && (!holders.isEmpty() || fromDriver.size() < FROM_DRIVER)) {
            var ask = waiting.remove();
            if (holders.isEmpty()) {
                fromDriver.add(ask.worker());
                answers.add(new Answer(ask, ""));
            } else {
                next = (next + 1) % holders.size();
                answers.add(new Answer(ask, holders.get(next)));
            }
        }
        return answers;
    }
}
