package dev.vonk.runtime.cluster;

import dev.vonk.runtime.stage.CacheLineages;
import dev.vonk.runtime.stage.CacheStorage;
import dev.vonk.runtime.stage.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which workers hold which partitions of cached frames, and how each frame is computed. Safe for many threads.
final class CacheDirectory implements CacheLineages, Caches {
    private static final class Frame {
        private final List<Stage> lineage;
        private final List<Set<String>> holders = new ArrayList<>();
        private final long[] rows;
        private final long[] bytes;

        Frame(List<Stage> lineage) {
            this.lineage = lineage;
            int partitions = lineage.getLast().tasks();
            this.rows = new long[partitions];
            this.bytes = new long[partitions];
            for (int i = 0; i < partitions; i++) {
                holders.add(new LinkedHashSet<>());
            }
        }

        private boolean isComplete() {
            return holders.stream().noneMatch(Set::isEmpty);
        }
    }

    private final Map<Long, Frame> frames = new HashMap<>();
    private final Map<Long, CacheStorage> storages = new HashMap<>();

    synchronized void storage(long cache, CacheStorage storage) {
        storages.put(cache, storage);
    }

    @Override
    public synchronized CacheStorage storage(long cache) {
        return storages.getOrDefault(cache, CacheStorage.USUAL);
    }

    @Override
    public synchronized @Nullable List<Stage> find(long cache) {
        var frame = frames.get(cache);
        return frame == null ? null : frame.lineage;
    }

    @Override
    public synchronized void keep(long cache, List<Stage> stages) {
        frames.putIfAbsent(cache, new Frame(stages));
    }

    synchronized void stored(long cache, int partition, String worker, long rows, long bytes) {
        var frame = frames.get(cache);
        if (frame != null) {
            frame.holders.get(partition).add(worker);
            frame.rows[partition] = rows;
            frame.bytes[partition] = bytes;
        }
    }

    synchronized void copied(long cache, int partition, String worker) {
        var frame = frames.get(cache);
        if (frame != null) {
            frame.holders.get(partition).add(worker);
        }
    }

    synchronized void dropped(long cache, int partition, String worker) {
        var frame = frames.get(cache);
        if (frame != null) {
            frame.holders.get(partition).remove(worker);
        }
    }

    synchronized void lost(String worker) {
        frames.values().forEach(frame -> frame.holders.forEach(holders -> holders.remove(worker)));
    }

    /// The partitions that only one worker holds, by frame.
    synchronized Map<Long, List<Integer>> onlyAt(String worker) {
        var only = new HashMap<Long, List<Integer>>();
        frames.forEach((cache, frame) -> {
            for (int i = 0; i < frame.holders.size(); i++) {
                if (frame.holders.get(i).equals(Set.of(worker))) {
                    only.computeIfAbsent(cache, _ -> new ArrayList<>()).add(i);
                }
            }
        });
        return only;
    }

    synchronized void forget(long cache) {
        frames.remove(cache);
        storages.remove(cache);
    }

    /// Who holds each partition; nobody for all of them where the frame is not known.
    synchronized List<List<String>> holders(long cache, int partitions) {
        var frame = frames.get(cache);
        var all = new ArrayList<List<String>>();
        for (int i = 0; i < partitions; i++) {
            all.add(frame == null ? List.of() : List.copyOf(frame.holders.get(i)));
        }
        return all;
    }

    @Override
    public synchronized OptionalInt partitions(long cache) {
        var frame = frames.get(cache);
        return frame != null && frame.isComplete() ? OptionalInt.of(frame.holders.size()) : OptionalInt.empty();
    }

    @Override
    public synchronized Use use(long cache) {
        var frame = frames.get(cache);
        if (frame == null) {
            return new Use(0, 0, 0, 0);
        }
        int present = 0;
        long rows = 0;
        long bytes = 0;
        for (int i = 0; i < frame.rows.length; i++) {
            int copies = frame.holders.get(i).size();
            if (copies > 0) {
                present++;
                rows += frame.rows[i];
                bytes += frame.bytes[i] * copies;
            }
        }
        return new Use(frame.rows.length, present, rows, bytes);
    }

    @Override
    public synchronized List<Long> ids() {
        return frames.keySet().stream().sorted().toList();
    }
}
