package dev.vonk.notebook.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Holds the state of an open notebook and takes its events. Used on one thread; an event that a listener sends waits
/// until all have heard of the one before.
public final class Store {

    /// Hears of each change.
    @FunctionalInterface
    public interface Listener {
        void changed(NotebookState before, NotebookState after);
    }

    private final Consumer<Effect> outside;
    private final LongSupplier clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Event> waiting = new ArrayDeque<>();
    private NotebookState state;
    private boolean busy;

    /// @param outside carries effects out, once all listeners have heard of the change
    /// @param clock milliseconds since 1970
    public Store(NotebookState state, Consumer<Effect> outside, LongSupplier clock) {
        this.state = state;
        this.outside = outside;
        this.clock = clock;
    }

    public NotebookState state() {
        return state;
    }

    /// @return ends the listening
    public Runnable listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void send(Event event) {
        waiting.add(event);
        if (busy) {
            return;
        }
        busy = true;
        try {
            while (!waiting.isEmpty()) {
                take(waiting.remove());
            }
        } finally {
            busy = false;
        }
    }

    private void take(Event event) {
        NotebookState before = state;
        Step step = Transitions.apply(before, event, clock.getAsLong());
        state = step.state();
        if (state != before) {
            listeners.forEach(listener -> listener.changed(before, state));
        }
        step.effects().forEach(outside);
    }
}
