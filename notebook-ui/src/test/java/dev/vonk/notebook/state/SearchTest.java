package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SearchTest {
    private static NotebookState notebook(String... sources) {
        List<Cell> cells = new ArrayList<>();
        for (String source : sources) {
            cells.add(Cell.code(source).withId("c" + cells.size()));
        }
        return Transitions.open(Notebook.of(cells), FileState.untitled());
    }

    private static NotebookState send(NotebookState state, Event event) {
        return Transitions.apply(state, event, 1_000_000).state();
    }

    private static FindState found(NotebookState state, String expression) {
        return send(state, new Event.Find(expression, "", true, false, true)).find().orElseThrow();
    }

    @Test
    void anExpressionThatWouldTakeForEverIsGivenUp() {
        FindState find = found(notebook("a".repeat(3_000) + "!", "aa"), "a*a*a*a*b");
        assertTrue(find.problem().startsWith("The expression takes too long"), find.problem());
        assertEquals(List.of(), found(notebook("ab".repeat(200_000)), "(a|b)*c").matches());
    }

    @Test
    void veryManyMatchesAreCutOff() {
        FindState find = found(notebook("a".repeat(9_999), "aaa", "a"), "a");
        assertEquals(10_000, find.matches().size());
        assertEquals("Only the first 10,000 matches are found.", find.problem());
    }

    @Test
    void anEditSearchesOnlyTheCellThatChanged() {
        NotebookState state = send(notebook("one two", "two"), new Event.Find("two", "", true, false, false));
        FindState before = state.find().orElseThrow();
        NotebookState after = send(state, new Event.TextEdited("c0", "one two two", 11));
        FindState found = after.find().orElseThrow();
        assertEquals(3, found.matches().size());
        assertNotSame(before.matches().getFirst(), found.matches().getFirst());
        assertSame(before.matches().getLast(), found.matches().getLast());
    }
}
