package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The copies of a stage's cached partitions that were asked for and have not come yet.
final class Copies {
    private final Map<Integer, List<Copy>> underWay = new HashMap<>();
    private final Map<Integer, Set<WorkerState>> refused = new HashMap<>();
    private final BitSet tooFew = new BitSet();

    record Copy(WorkerState from, WorkerState to) {}

    List<Copy> of(int partition) {
        return underWay.getOrDefault(partition, List.of());
    }

    void asked(int partition, WorkerState from, WorkerState to) {
        underWay.computeIfAbsent(partition, _ -> new ArrayList<>(1)).add(new Copy(from, to));
    }

    /// @return whether it was asked for
    boolean arrived(int partition, WorkerState to) {
        return remove(partition, to);
    }

    void refused(int partition, WorkerState to) {
        if (remove(partition, to)) {
            refused.computeIfAbsent(partition, _ -> new HashSet<>()).add(to);
        }
    }

    private boolean remove(int partition, WorkerState to) {
        var copies = underWay.get(partition);
        boolean known = copies != null && copies.removeIf(copy -> copy.to() == to);
        if (copies != null && copies.isEmpty()) {
            underWay.remove(partition);
        }
        return known;
    }

    /// Workers that could not take a copy of a partition.
    Set<WorkerState> refusers(int partition) {
        return refused.getOrDefault(partition, Set.of());
    }

    /// The partition itself is lost.
    void lost(int partition) {
        underWay.remove(partition);
        tooFew.clear(partition);
    }

    /// Partitions for which no worker could be asked; a worker that joins may be.
    BitSet tooFew() {
        return tooFew;
    }

    /// Forgets the copies from and to a worker that is gone.
    ///
    /// @return the partitions that were to be copied
    BitSet gone(WorkerState worker) {
        var affected = new BitSet();
        underWay.forEach((partition, copies) -> {
            if (copies.removeIf(copy -> copy.from() == worker || copy.to() == worker)) {
                affected.set(partition);
            }
        });
        underWay.values().removeIf(List::isEmpty);
        refused.values().forEach(workers -> workers.remove(worker));
        return affected;
    }
}
