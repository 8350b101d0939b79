package dev.vonk.runtime.code;

import dev.vonk.runtime.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What functions find by the thread that runs them: which task it is, its own parts of the accumulators, and where
/// its printing goes. One for each try at a task, used by its thread alone.
public final class TaskScope {
    private static final ThreadLocal<@Nullable TaskScope> CURRENT = new ThreadLocal<>();

    private final TaskContext context;
    private final List<AccumulatorV2<?, ?>> copies;
    private final @Nullable TaskOutput output;
    private final Map<Long, AccumulatorV2<?, ?>> parts = new HashMap<>();

    /// @param copies the accumulators of users' own making that this try has for itself
    /// @param output where its printing goes; null for where all printing of the process goes
    public TaskScope(long job, int stage, int partition, int attempt, List<AccumulatorV2<?, ?>> copies,
            @Nullable TaskOutput output) {
        this.context = new TaskContext(job, stage, partition, attempt);
        this.copies = copies;
        this.output = output;
    }

    /// That of the calling thread; null where it runs no task.
    public static @Nullable TaskScope current() {
        return CURRENT.get();
    }

    /// Makes it the calling thread's.
    public void enter() {
        CURRENT.set(this);
        ofUser(() -> {
            copies.forEach(AccumulatorV2::reset);
            return this;
        });
    }

    /// The calling thread runs no task any more.
    public static void leave() {
        CURRENT.remove();
    }

    public TaskContext context() {
        return context;
    }

    /// Where its printing goes; null for where all printing of the process goes.
    public @Nullable TaskOutput output() {
        return output;
    }

    /// This try's part of an accumulator, begun when it is first asked for.
    @SuppressWarnings("unchecked") // a part is of the class of what it is a part of
    <A extends AccumulatorV2<?, ?>> A part(long id, Supplier<A> zero) {
        return (A) parts.computeIfAbsent(id, _ -> zero.get());
    }

    /// What the user's own accumulators do may fail.
    private static <T> T ofUser(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw new DataException("ACCUMULATOR_FAILED",
                    "An accumulator failed: " + e + ". Mend its reset(), isZero() or merge().", e);
        }
    }

    /// What this try added, by the numbers of the accumulators.
    ///
    /// @throws DataException where the user's own accumulators fail
    public Map<Long, AccumulatorV2<?, ?>> added() {
        return ofUser(this::allAdded);
    }

    private Map<Long, AccumulatorV2<?, ?>> allAdded() {
        var added = new HashMap<>(parts);
        var several = new HashMap<Long, List<AccumulatorV2<?, ?>>>();
        copies.forEach(copy -> several.computeIfAbsent(copy.id(), _ -> new ArrayList<>()).add(copy));
        several.forEach((id, same) -> added.put(id, merged(same)));
        added.values().removeIf(AccumulatorV2::isZero);
        return added;
    }

    /// A function and a variable of a cell may hold one accumulator each in a copy of its own.
    @SuppressWarnings({"unchecked", "rawtypes"}) // copies of one accumulator are of one class
    private static AccumulatorV2<?, ?> merged(List<AccumulatorV2<?, ?>> same) {
        AccumulatorV2 first = same.getFirst();
        for (var other : same.subList(1, same.size())) {
            if (other != first && !other.isZero()) {
                first.merge(other);
            }
        }
        return first;
    }
}
