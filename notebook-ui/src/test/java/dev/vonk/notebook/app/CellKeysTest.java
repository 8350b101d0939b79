package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.RunState;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Folding, the outline, cutting cells in two and joining them, all by keys.
class CellKeysTest {
    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    @Test
    void textAndOutputsAreFoldedAndUnfolded() {
        desk = Desk.of(home, "\nfirst line\nsecond");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        desk.until(0, RunState.DONE);
        desk.press(KeyCode.I);
        desk.press(KeyCode.F);
        assertEquals("first line", desk.text(".fold-line"));
        desk.press(KeyCode.I);
        desk.press(KeyCode.F);
        assertFalse(desk.has(".fold-line"));
        desk.press(KeyCode.O);
        assertEquals("1 output folded", desk.text(".fold-line"));
        assertFalse(desk.has(".output-list"));
        desk.press(KeyCode.O);
        assertTrue(desk.has(".output-list"));
    }

    @Test
    void aSectionIsFoldedAndTheSelectionPassesIt() {
        desk = sections();
        desk.press(KeyCode.LEFT);
        assertEquals(2, desk.state().hiddenBySections().size());
        desk.press(KeyCode.DOWN);
        assertEquals("# Two", desk.state().active().source());
        desk.press(KeyCode.UP);
        desk.press(KeyCode.RIGHT);
        assertEquals(0, desk.state().hiddenBySections().size());
        desk.press(KeyCode.DOWN);
        assertEquals("a", desk.state().active().source());
    }

    @Test
    void theOutlineGoesToASection() {
        desk = sections();
        desk.press(KeyCode.G);
        desk.press(KeyCode.L);
        FxTest.settle();
        TreeView<?> tree = (TreeView<?>) desk.node("#outline-tree");
        assertTrue(FxTest.callFx(tree::isFocused));
        assertEquals(2, FxTest.callFx(tree::getExpandedItemCount));
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.ENTER);
        assertEquals("# Two", desk.state().active().source());
        desk.press(KeyCode.ESCAPE);
        assertEquals("cells", FxTest.callFx(() -> desk.stage.getScene().getFocusOwner().getId()));
    }

    private Desk sections() {
        return new Desk(home, Notebook.of(
                List.of(Cell.markdown("# One"), Cell.code("a"), Cell.code("b"), Cell.markdown("# Two"),
                        Cell.code("c"))));
    }

    @Test
    void aCellIsCutInTwoWhereTheCaretIsAndUndoJoinsIt() {
        desk = Desk.of(home, "abcd");
        desk.press(KeyCode.ENTER);
        desk.press(KeyCode.HOME);
        desk.press(KeyCode.RIGHT);
        desk.press(KeyCode.MINUS, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals(List.of("a", "bcd"), desk.sources());
        desk.type("x");
        assertEquals(1, desk.sources().stream().filter(text -> text.contains("x")).count());
        desk.press(KeyCode.Z, KeyCode.CONTROL);
        desk.press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(List.of("abcd"), desk.sources());
        assertEquals(List.of("abcd"), shownTexts());
    }

    @Test
    void selectedCellsAreJoinedCutAndPasted() {
        desk = Desk.of(home, "one", "two", "three");
        desk.press(KeyCode.DOWN, KeyCode.SHIFT);
        assertEquals(2, desk.state().selected().size());
        assertTrue(desk.text("#status-place").endsWith("(2 selected)"));
        desk.press(KeyCode.M, KeyCode.SHIFT);
        assertEquals(2, desk.sources().size());
        assertTrue(desk.sources().getFirst().startsWith("one\n") && desk.sources().getFirst().endsWith("two"));
        desk.press(KeyCode.Z);
        assertEquals(List.of("one", "two", "three"), desk.sources());
        desk.press(KeyCode.X);
        desk.press(KeyCode.END);
        desk.press(KeyCode.V);
        assertEquals(3, desk.sources().size());
        assertEquals("three", desk.sources().getFirst());
        desk.press(KeyCode.A, KeyCode.CONTROL);
        desk.press(KeyCode.D);
        desk.press(KeyCode.D);
        assertEquals(List.of(""), desk.sources());
        assertEquals(List.of(""), shownTexts());
    }

    @Test
    void headingsAreMadeByNumbersAndWrittenOut() {
        desk = Desk.of(home, "Title");
        desk.press(KeyCode.DIGIT3);
        assertEquals(List.of("### Title"), desk.sources());
        assertEquals(CellLanguage.MARKDOWN, desk.state().active().language());
        desk.press(KeyCode.DIGIT1);
        assertEquals(List.of("# Title"), desk.sources());
        assertFalse(desk.has("#editor-" + desk.id(0)));
        desk.press(KeyCode.ENTER);
        assertTrue(desk.has("#editor-" + desk.id(0)));
    }

    @Test
    void keysThatNeedTwoStrokesForgetTheFirstAfterAnother() {
        desk = Desk.of(home, "one", "two");
        desk.press(KeyCode.D);
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.D);
        assertEquals(2, desk.sources().size());
        desk.press(KeyCode.D);
        assertEquals(List.of("one"), desk.sources());
    }

    private List<String> shownTexts() {
        return desk.state().cells().stream().map(CellState::id).map(id -> {
            Node editor = desk.node("#editor-" + id);
            return FxTest.callFx(() -> ((dev.vonk.notebook.editor.CellEditor) editor).text());
        }).toList();
    }
}
