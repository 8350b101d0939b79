package dev.vonk.runtime.code;

import dev.vonk.runtime.data.DataException;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What functions add to and the program reads: each task adds to a part of its own, and the parts are merged as tasks
/// succeed, each partition once, whatever was tried again. Make one of your own by telling how its parts begin, grow and
/// merge, and register it before functions use it:
///
/// ```java
/// public final class Longest extends AccumulatorV2<String, String> {
///     private String longest = "";
///     public boolean isZero() { return longest.isEmpty(); }
///     public AccumulatorV2<String, String> copy() { var copy = new Longest(); copy.longest = longest; return copy; }
///     public void reset() { longest = ""; }
///     public void add(String text) { longest = text.length() > longest.length() ? text : longest; }
///     public void merge(AccumulatorV2<String, String> other) { add(other.value()); }
///     public String value() { return longest; }
/// }
///
/// var longest = new Longest();
/// spark.sparkContext().register(longest, "longest");
/// words.foreach(word -> longest.add(word));
/// longest.value();
/// ```
///
/// Inside a function [#value] gives the part of the task so far. A frame whose functions add is computed as often as
/// actions need it, and adds each time; [dev.vonk.runtime.code.Broadcast] is the way in the other direction.
///
/// @param <IN> what is added
/// @param <OUT> what it comes to
public abstract class AccumulatorV2<IN, OUT> implements Serializable {
    // Its own form travels: the number, the name, and the fields of the zero that copyAndReset gives.
    private transient long id;
    private transient @Nullable String name;
    private transient boolean away;

    protected AccumulatorV2() {
    }

    /// Whether nothing has been added.
    public abstract boolean isZero();

    /// Another one with the same content.
    public abstract AccumulatorV2<IN, OUT> copy();

    /// Another one without content.
    public AccumulatorV2<IN, OUT> copyAndReset() {
        var copy = copy();
        copy.reset();
        return copy;
    }

    /// Forgets what was added.
    public abstract void reset();

    /// Adds a value.
    public abstract void add(IN value);

    /// Adds what another one of the same class has.
    public abstract void merge(AccumulatorV2<IN, OUT> other);

    /// What has been added so far; in a function, by this task.
    public abstract OUT value();

    /// Its number in this process.
    ///
    /// @throws IllegalStateException where it is not registered
    public final long id() {
        if (id == 0) {
            throw new IllegalStateException(
                    "The accumulator is not registered. Register it: spark.sparkContext().register(accumulator, \"name\").");
        }
        return id;
    }

    /// The name it was registered with, where it has one.
    public final Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// Whether a session knows it.
    public final boolean isRegistered() {
        return id != 0;
    }

    /// For the session, which gives it a number, and for the copies of it that travel.
    ///
    /// @param copied whether it is such a copy
    public final void named(long number, @Nullable String known, boolean copied) {
        id = number;
        name = known;
        away = copied;
    }

    /// This task's part of it, in a task; else itself.
    final <A extends AccumulatorV2<IN, OUT>> A here(A self, Supplier<A> zero) {
        if (id == 0) {
            return self;
        }
        var scope = TaskScope.current();
        if (scope != null) {
            return scope.part(id, zero);
        }
        if (away) {
            throw new DataException("ACCUMULATOR_OUTSIDE_TASK", "The accumulator " + name().orElse("") + "#" + id
                    + " is used by a thread that a function has started. Add from the function's own thread.");
        }
        return self;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + (id == 0 ? "not registered" : "id " + id)
                + (name == null ? "" : ", name " + name) + ", value " + value() + ")";
    }
}
