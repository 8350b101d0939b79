package dev.vonk.notebook.page;

import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.state.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// What a kernel tells on its threads, brought to the window's thread: a little with each frame, so that a cell that
/// prints without end leaves time for keys and drawing. Text printed meanwhile is joined.
final class Inbox extends AnimationTimer {
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(6);
    /// Pieces this long are not made longer: joining them again and again would cost more than it saves.
    private static final int LONG_PIECE = 64 * 1024;

    private final Consumer<Event> receiver;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean awake;

    Inbox(Consumer<Event> receiver) {
        this.receiver = receiver;
    }

    /// From any thread.
    void put(Event event) {
        synchronized (waiting) {
            if (!joined(event)) {
                waiting.add(event);
            }
            if (awake) {
                return;
            }
            awake = true;
        }
        Platform.runLater(this::start);
    }

    @Override
    public void handle(long now) {
        long end = System.nanoTime() + BUDGET_NANOS;
        do {
            Event event = next();
            if (event == null) {
                stop();
                return;
            }
            receiver.accept(event);
        } while (System.nanoTime() < end);
    }

    private @org.jspecify.annotations.Nullable Event next() {
        synchronized (waiting) {
            Event event = waiting.poll();
            awake = event != null;
            return event;
        }
    }

    private boolean joined(Event event) {
        if (event instanceof Event.Heard(CellEvent.Output added)
                && waiting.peekLast() instanceof Event.Heard(CellEvent.Output last)
                && last.cell().equals(added.cell())
                && last.stream() == added.stream()
                && last.text().length() < LONG_PIECE) {
            waiting.removeLast();
            waiting.add(new Event.Heard(
                    new CellEvent.Output(last.cell(), last.stream(), last.text() + added.text())));
            return true;
        }
        if (event instanceof Event.Heard(CellEvent.Progress added)
                && waiting.peekLast() instanceof Event.Heard(CellEvent.Progress last)
                && last.cell().equals(added.cell())
                && last.query().equals(added.query())) {
            waiting.removeLast();
            waiting.add(event);
            return true;
        }
        return false;
    }
}
