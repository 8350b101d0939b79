package dev.vonk.notebook.cells;

import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.NotebookState;

/// What an empty notebook says to do, in its first cell.
final class Hint {
    private Hint() {}

    /// Empty where anything is in the notebook already.
    static String of(NotebookState state) {
        boolean empty = state.cells().stream()
                .allMatch(cell -> cell.source().isEmpty() && cell.cell().outputs().isEmpty());
        return empty ? of(state.cells().getFirst()) : "";
    }

    private static String of(CellState first) {
        return switch (first.language()) {
            case JAVA, SQL -> "Type " + first.language().label()
                    + ", Shift+Enter runs it; Ctrl+Shift+P shows all commands";
            case MARKDOWN, RAW -> "";
        };
    }
}
