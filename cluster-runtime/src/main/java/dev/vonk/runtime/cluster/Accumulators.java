package dev.vonk.runtime.cluster;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.pack.AccumulatorParts;
import dev.vonk.runtime.data.DataException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The accumulators of a session, as long as the program or a frame holds them.
final class Accumulators {
    private static final AtomicLong LAST = new AtomicLong();

    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    /// @param loader of classes that what is added may have
    private record Known(WeakReference<AccumulatorV2<?, ?>> accumulator, WeakReference<ClassLoader> loader) {}

    /// Gives it a number and a name.
    void register(AccumulatorV2<?, ?> accumulator, @Nullable String name) {
        if (accumulator.isRegistered()) {
            throw new DataException("ACCUMULATOR_REGISTERED", "The accumulator " + accumulator.name().orElse("")
                    + "#" + accumulator.id() + " is registered already. Make another one.");
        }
        known.values().removeIf(each -> each.accumulator.get() == null);
        accumulator.named(LAST.incrementAndGet(), name, false);
        known.put(accumulator.id(),
                new Known(new WeakReference<>(accumulator), new WeakReference<>(loader(accumulator))));
    }

    /// Classes of cells have one loader, which the thread that runs cells knows; others are where the accumulator's is.
    private static ClassLoader loader(AccumulatorV2<?, ?> accumulator) {
        var own = accumulator.getClass().getClassLoader();
        var context = Thread.currentThread().getContextClassLoader();
        return context == null || own != Accumulators.class.getClassLoader() ? own : context;
    }

    /// Merges what a task added.
    ///
    /// @throws DataException where the user's own merging fails
    void merge(byte[] updates) {
        AccumulatorParts.split(updates).forEach((id, content) -> {
            var target = known.get(id);
            var accumulator = target == null ? null : target.accumulator.get();
            var loader = target == null ? null : target.loader.get();
            if (accumulator != null && loader != null) {
                merge(accumulator, content, loader);
            }
        });
    }

    private static void merge(AccumulatorV2<?, ?> accumulator, byte[] content, ClassLoader loader) {
        try {
            AccumulatorParts.merge(accumulator, content, loader);
        } catch (RuntimeException e) {
            throw new DataException("ACCUMULATOR_FAILED", "What a task added to the accumulator "
                    + accumulator.name().orElse("") + "#" + accumulator.id() + " could not be merged: " + e
                    + ". Mend its merge().", e);
        }
    }
}
