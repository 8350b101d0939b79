package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the tasks of a stage have written: by which try, and who holds it.
final class StageOutputs {
    private final BitSet missing = new BitSet();
    private final int[] attempts;
    private final @Nullable List<WorkerState>[] holders;
    private final Map<WorkerState, Held> held = new HashMap<>();
    private int missingCount;
    private long version;

    /// The partitions that a worker was given to hold, in any order; some may be gone since.
    private static final class Held {
        private int[] partitions = new int[4];
        private int size;
        private int present;

        void add(int partition) {
            if (size == partitions.length) {
                partitions = Arrays.copyOf(partitions, size * 2);
            }
            partitions[size++] = partition;
            present++;
        }
    }

    @SuppressWarnings("unchecked")
    StageOutputs(int tasks) {
        attempts = new int[tasks];
        holders = new List[tasks];
        missing.set(0, tasks);
        missingCount = tasks;
    }

    /// Grows with every change.
    long version() {
        return version;
    }

    boolean has(int partition) {
        return !missing.get(partition);
    }

    int missingCount() {
        return missingCount;
    }

    int tasks() {
        return attempts.length;
    }

    /// The first partition from `from` on that is not there; -1 for none.
    int nextMissing(int from) {
        return missingCount == 0 ? -1 : missing.nextSetBit(from);
    }

    /// The first partition from `from` on that is there; `tasks` or more for none.
    int nextPresent(int from) {
        return missing.nextClearBit(from);
    }

    int attempt(int partition) {
        return attempts[partition];
    }

    List<WorkerState> holders(int partition) {
        var all = holders[partition];
        return all == null ? List.of() : all;
    }

    /// @param workers who holds it; nobody where it is not with workers
    void put(int partition, int attempt, List<WorkerState> workers) {
        version++;
        missing.clear(partition);
        missingCount--;
        attempts[partition] = attempt;
        for (var worker : workers) {
            held.computeIfAbsent(worker, _ -> new Held()).add(partition);
        }
        holders[partition] = workers.isEmpty() ? null : workers;
    }

    void addHolder(int partition, WorkerState worker) {
        version++;
        var all = new ArrayList<>(holders(partition));
        all.add(worker);
        holders[partition] = List.copyOf(all);
        held.computeIfAbsent(worker, _ -> new Held()).add(partition);
    }

    void remove(int partition) {
        version++;
        for (var worker : holders(partition)) {
            held.get(worker).present--;
        }
        missing.set(partition);
        missingCount++;
        holders[partition] = null;
    }

    /// The worker holds nothing any more.
    ///
    /// @return the partitions that had other holders: those have changed; and those that had none: the caller
    ///         removes them
    BitSet removeHolder(WorkerState worker, BitSet orphans) {
        var others = new BitSet();
        var gone = held.get(worker);
        if (gone == null) {
            return others;
        }
        version++;
        partitionsOf(worker).stream().forEach(partition -> {
            var left = new ArrayList<>(holders(partition));
            left.remove(worker);
            if (left.isEmpty()) {
                orphans.set(partition);
            } else {
                holders[partition] = List.copyOf(left);
                gone.present--;
                others.set(partition);
            }
        });
        return others;
    }

    void forget(WorkerState worker) {
        held.remove(worker);
    }

    boolean holdsAny(WorkerState worker) {
        var all = held.get(worker);
        return all != null && all.present > 0;
    }

    BitSet partitionsOf(WorkerState worker) {
        var found = new BitSet();
        var all = held.get(worker);
        if (all != null) {
            for (int i = 0; i < all.size; i++) {
                if (holders(all.partitions[i]).contains(worker)) {
                    found.set(all.partitions[i]);
                }
            }
        }
        return found;
    }
}
