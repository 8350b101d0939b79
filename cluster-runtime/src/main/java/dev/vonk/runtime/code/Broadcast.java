package dev.vonk.runtime.code;

import dev.vonk.runtime.data.DataException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A value that functions read and that goes to each worker once, not with every task: `spark.broadcast(value)`.
///
/// ```java
/// Broadcast<Map<String, String>> names = spark.broadcast(Map.of("NL", "Netherlands", "JP", "Japan"));
/// codes.map(code -> names.value().getOrDefault(code, "elsewhere"), String.class).show();
/// ```
///
/// Workers have a copy of the value as it was when `broadcast` was called, one for all tasks of a worker; what a function
/// changes in it is seen by some tasks and not by others, so change nothing. Threads of this process (`local[n]`) share
/// the object itself.
public final class Broadcast<T> implements Serializable {
    /// Where the value comes from at a worker.
    @FunctionalInterface
    public interface Source {
        /// Waits for the value.
        ///
        /// @throws DataException where it was destroyed
        Object value(Broadcast<?> broadcast);
    }

    /// Who gave it, at the driver.
    public interface Home {
        /// Workers forget the value; they can have it again.
        void unpersist(long id);

        /// Everybody forgets the value.
        ///
        /// @param place where the user asked for it
        void destroy(long id, String place);
    }

    private final long id;
    private transient volatile @Nullable Object value;
    private transient @Nullable Source source;
    private transient @Nullable Home home;
    private transient volatile @Nullable String destroyed;

    private Broadcast(long id) {
        this.id = id;
    }

    /// For the session: a value that functions can read from now on.
    public static <T> Broadcast<T> of(long id, T value, Home home) {
        var made = new Broadcast<T>(id);
        made.value = value;
        made.home = home;
        return made;
    }

    /// For workers: one whose value is elsewhere.
    ///
    /// @param source null where nobody will ask for the value
    public static Broadcast<?> away(long id, @Nullable Source source) {
        var made = new Broadcast<>(id);
        made.source = source;
        return made;
    }

    /// The value. The first function of a worker that asks waits until it is there.
    ///
    /// @throws DataException where it was destroyed
    @SuppressWarnings("unchecked") // the value was a T when it was given
    public T value() {
        requireUsable();
        var known = value;
        if (known == null) {
            var from = source;
            if (from == null) {
                throw new IllegalStateException("broadcast " + id + " has no value here");
            }
            known = from.value(this);
            value = known;
        }
        return (T) known;
    }

    /// For workers: lets go of the value; whoever asks next has it from the source again.
    public void forget() {
        if (source != null) {
            value = null;
        }
    }

    /// As [#value].
    public T getValue() {
        return value();
    }

    /// Its number in this process.
    public long id() {
        return id;
    }

    /// Whether it was not destroyed.
    public boolean isValid() {
        return destroyed == null;
    }

    /// Says so where it was destroyed.
    ///
    /// @throws DataException where it was
    public void requireUsable() {
        var place = destroyed;
        if (place != null) {
            throw destroyed(id, place);
        }
    }

    /// What is said where somebody wants the value of a broadcast that is no more.
    public static DataException destroyed(long id, String place) {
        return new DataException("BROADCAST_DESTROYED", "Broadcast " + id + " was destroyed at " + place
                + "; its value is gone. Make another one with spark.broadcast(value), or use unpersist() in place of "
                + "destroy() where it will be needed again.");
    }

    /// Lets workers free the memory that the value takes; it goes to them again where a function needs it.
    public void unpersist() {
        requireUsable();
        home().unpersist(id);
    }

    /// As [#unpersist()]; does not wait either way.
    public void unpersist(boolean blocking) {
        unpersist();
    }

    /// Frees the value everywhere, for good. Whoever uses it afterwards is told so.
    public void destroy() {
        requireUsable();
        var place = CallPlace.here();
        home().destroy(id, place);
        destroyed = place;
        value = null;
    }

    /// As [#destroy()]; does not wait either way.
    public void destroy(boolean blocking) {
        destroy();
    }

    private Home home() {
        var known = home;
        if (known == null) {
            throw new DataException("BROADCAST_IN_FUNCTION",
                    "Broadcast " + id + " can be freed only by the program that made it, not by a function.");
        }
        return known;
    }

    @Override
    public String toString() {
        return "Broadcast(" + id + ")";
    }
}
