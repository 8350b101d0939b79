package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What an event leads to.
public record Step(NotebookState state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step of(NotebookState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }

    Step with(Effect... more) {
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(List.of(more));
        return new Step(state, all);
    }

    /// This step, and then another one from where it leads.
    Step then(Function<NotebookState, Step> next) {
        Step step = next.apply(state);
        return new Step(step.state(), effects).with(step.effects().toArray(Effect[]::new));
    }
}
