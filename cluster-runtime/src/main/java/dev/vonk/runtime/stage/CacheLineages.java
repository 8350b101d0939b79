package dev.vonk.runtime.stage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the partitions of cached frames are computed: kept from job to job, so that a partition that is lost later is
/// computed from the same parts of the same sources.
public interface CacheLineages {
    /// No frame has been computed before.
    CacheLineages NONE = new CacheLineages() {
        @Override
        public @Nullable List<Stage> find(long cache) {
            return null;
        }

        @Override
        public void keep(long cache, List<Stage> stages) {
        }

        @Override
        public CacheStorage storage(long cache) {
            return CacheStorage.USUAL;
        }
    };

    /// The stages that compute a frame, inputs first, the one that fills the cache last; null where none are kept.
    @Nullable
    List<Stage> find(long cache);

    /// Keeps the stages that compute a frame.
    void keep(long cache, List<Stage> stages);

    /// How its partitions shall be kept.
    CacheStorage storage(long cache);
}
