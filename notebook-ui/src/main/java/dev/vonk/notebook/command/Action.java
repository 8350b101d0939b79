package dev.vonk.notebook.command;

import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.List;
import java.util.function.Function;

/// What a command does.
public sealed interface Action {

    /// Sends events to the notebook, one after the other.
    record Send(Function<NotebookState, List<Event>> events) implements Action {}

    /// Asks the window for something.
    record Ask(Request request) implements Action {}

    static Action send(Event event) {
        List<Event> events = List.of(event);
        return new Send(_ -> events);
    }

    static Action send(Function<NotebookState, Event> event) {
        return new Send(state -> List.of(event.apply(state)));
    }
}
