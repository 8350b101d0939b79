package dev.vonk.notebook.state;

/// Text that is written in a cell, and the caret.
final class Typing {
    /// A pause of so many milliseconds ends a step of undo.
    private static final long PAUSE = 1_000;
    /// More letters at once than a key gives, brackets and indentation included, are a step of their own.
    private static final int AT_ONCE = 20;

    private Typing() {}

    static Step edited(NotebookState state, Event.TextEdited edited, long now) {
        int index = state.indexOf(edited.cell());
        if (index < 0) {
            return Step.of(state);
        }
        CellState cell = state.cells().get(index);
        Selection selection = new Selection(cell.id(), cell.id(), true, caret(edited.caret(), edited.text()));
        if (cell.source().equals(edited.text())) {
            return Step.of(Folding.unfolded(state, cell.id()).withSelection(selection));
        }
        NotebookState after = Folding.unfolded(state, cell.id())
                .withCell(cell.id(), old -> old.withSource(edited.text())).withSelection(selection);
        return Step.of(after.withHistory(history(state, after, cell, edited, now)));
    }

    static Step caretMoved(NotebookState state, Event.CaretMoved moved) {
        if (!state.selection().active().equals(moved.cell()) || state.selection().caret() == moved.caret()) {
            return Step.of(state);
        }
        int caret = caret(moved.caret(), state.active().source());
        return Step.of(ended(state).withSelection(state.selection().withCaret(caret)));
    }

    /// The next edit begins a step of undo.
    static NotebookState ended(NotebookState state) {
        History history = state.history();
        return history.typing().isEmpty()
                ? state
                : state.withHistory(history.withTyping("", 0));
    }

    static int caret(int caret, String text) {
        return Math.clamp(caret, 0, text.length());
    }

    private static History history(NotebookState before, NotebookState after, CellState cell, Event.TextEdited edited,
            long now) {
        History history = before.history();
        if (goesOn(before, cell, edited, now)) {
            return history.withTyping(cell.id(), now);
        }
        return Undoing.remembered(before, after, "typing", cell.id(), now);
    }

    private static boolean goesOn(NotebookState before, CellState cell, Event.TextEdited edited, long now) {
        History history = before.history();
        if (!history.typing().equals(cell.id()) || now - history.typedAt() > PAUSE) {
            return false;
        }
        int caret = caret(before.selection().caret(), cell.source());
        boolean newLine = caret > 0 && cell.source().charAt(caret - 1) == '\n';
        int more = edited.text().length() - cell.source().length();
        return Math.abs(more) <= AT_ONCE && !(newLine && more > 0);
    }
}
