package dev.vonk.notebook.cells;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Transitions;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class HintTest {
    private static final NotebookState EMPTY = Transitions.open(Notebook.of(List.of(Cell.code(""))),
            FileState.untitled());

    private static NotebookState after(Event event) {
        return Transitions.apply(EMPTY, event, 0).state();
    }

    @Test
    void anEmptyNotebookSaysWhatToDoUntilSomethingIsTyped() {
        assertEquals("Type Java, Shift+Enter runs it; Ctrl+Shift+P shows all commands", Hint.of(EMPTY));
        assertEquals(Hint.of(EMPTY), Hint.of(after(new Event.InsertCell(true, CellLanguage.JAVA))));
        assertEquals("", Hint.of(after(new Event.TextEdited(EMPTY.active().id(), "1", 1))));
        assertEquals("", Hint.of(after(new Event.ChangeLanguage(CellLanguage.MARKDOWN))));
    }
}
