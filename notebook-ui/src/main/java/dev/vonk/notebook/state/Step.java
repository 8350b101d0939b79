package dev.vonk.notebook.state;

import java.util.List;

/// What an event leads to.
public record Step(NotebookState state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step of(NotebookState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }
}
