package dev.vonk.runtime.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets workers go that asked to leave, as soon as others hold the cached partitions that only they had. What running
/// jobs need of them is seen to before, by the scheduler. Called under the driver's lock.
final class Departures {
    private record Copy(long cache, int partition, String to) {}

    private final CacheDirectory caches;
    private final Workers workers;
    private final Map<String, Set<Copy>> waiting = new HashMap<>();

    Departures(CacheDirectory caches, Workers workers) {
        this.caches = caches;
        this.workers = workers;
    }

    /// No job needs a worker any more that asked to leave.
    void leave(String worker) {
        var others = workers.list().stream().filter(other -> other.state() == WorkerStatus.State.ALIVE)
                .map(WorkerStatus::name).filter(other -> !other.equals(worker)).toList();
        var copies = new HashSet<Copy>();
        if (!others.isEmpty()) {
            caches.onlyAt(worker).forEach((cache, partitions) -> ask(worker, cache, partitions, others, copies));
        }
        waiting.put(worker, copies);
        release();
    }

    private void ask(String worker, long cache, List<Integer> partitions, List<String> others, Set<Copy> copies) {
        for (int partition : partitions) {
            var to = others.get(copies.size() % others.size());
            copies.add(new Copy(cache, partition, to));
            workers.copy(cache, partition, caches.storage(cache).level(), worker, to);
        }
    }

    /// A copy has come, or could not be had.
    void copied(long cache, int partition, String to) {
        waiting.values().forEach(copies -> copies.remove(new Copy(cache, partition, to)));
        release();
    }

    /// A worker is gone, and with it the copies that it was to take.
    void lost(String worker) {
        waiting.remove(worker);
        waiting.values().forEach(copies -> copies.removeIf(copy -> copy.to().equals(worker)));
        release();
    }

    private void release() {
        waiting.entrySet().removeIf(entry -> {
            boolean done = entry.getValue().isEmpty();
            if (done) {
                workers.release(entry.getKey());
            }
            return done;
        });
    }
}
