package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Notebook;

/// All that can happen to an open notebook.
public final class Transitions {
    private Transitions() {}

    /// A notebook as it is opened, or a new one.
    public static NotebookState open(Notebook notebook, FileState file) {
        throw new UnsupportedOperationException("not written yet");
    }

    /// What an event leads to.
    ///
    /// @param now milliseconds since 1970
    public static Step apply(NotebookState state, Event event, long now) {
        throw new UnsupportedOperationException("not written yet");
    }
}
