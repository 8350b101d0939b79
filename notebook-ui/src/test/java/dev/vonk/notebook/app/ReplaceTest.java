package dev.vonk.notebook.app;

import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.editor.CellEditor;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Find and replace in the window.
class ReplaceTest {
    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    @Test
    void findMarksTheMatchesOfAllCellsAndEscapeTakesThemAway() {
        desk = Desk.of(home, "old one", "no", "an old, old two");
        desk.press(KeyCode.F, KeyCode.CONTROL);
        assertEquals("find-text", focused());
        desk.type("old");
        assertEquals("1 of 3", desk.text("#find-count"));
        assertTrue(isMarked(0, 0));
        assertTrue(isMarked(2, 8));
        assertFalse(isMarked(2, 6));
        desk.press(KeyCode.ENTER);
        assertEquals("2 of 3", desk.text("#find-count"));
        assertEquals(desk.id(2), desk.state().selection().active());
        desk.press(KeyCode.ENTER, KeyCode.SHIFT);
        desk.press(KeyCode.ENTER, KeyCode.SHIFT);
        assertEquals("3 of 3", desk.text("#find-count"));
        assertEquals(desk.id(2), desk.state().selection().active());
        desk.press(KeyCode.ESCAPE);
        assertTrue(desk.state().find().isEmpty());
        assertFalse(isMarked(0, 0));
        assertFalse(desk.node("#find-bar").isVisible());
    }

    @Test
    void oneMatchIsReplacedAndThenAllInOneStepOfUndo() {
        desk = Desk.of(home, "old one", "no", "an old, old two");
        desk.press(KeyCode.H, KeyCode.CONTROL);
        desk.type("old");
        desk.robot.push(KeyCode.TAB);
        while (!focused().equals("find-replacement")) {
            desk.robot.push(KeyCode.TAB);
        }
        desk.type("new");
        desk.press(KeyCode.ENTER);
        assertEquals(List.of("new one", "no", "an old, old two"), desk.sources());
        assertEquals("1 of 2", desk.text("#find-count"));
        desk.fire("#find-replace-all");
        assertEquals(List.of("new one", "no", "an new, new two"), desk.sources());
        assertEquals("No matches", desk.text("#find-count"));
        desk.press(KeyCode.ESCAPE);
        FxTest.onFx(() -> desk.page().cells().takeFocus());
        desk.press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(List.of("new one", "no", "an old, old two"), desk.sources());
        desk.press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(List.of("old one", "no", "an old, old two"), desk.sources());
        desk.press(KeyCode.Y, KeyCode.CONTROL);
        desk.press(KeyCode.Y, KeyCode.CONTROL);
        assertEquals(List.of("new one", "no", "an new, new two"), desk.sources());
        assertEquals("an new, new two", FxTest.callFx(() -> editor(2).text()));
    }

    @Test
    void controlEnterReplacesAllByAnExpressionWithGroups() {
        desk = Desk.of(home, "a1 b2", "c3");
        desk.press(KeyCode.H, KeyCode.CONTROL);
        desk.fire("#find-regex");
        FxTest.onFx(() -> desk.node("#find-text").requestFocus());
        desk.type("([a-z])([0-9])");
        FxTest.onFx(() -> desk.node("#find-replacement").requestFocus());
        desk.type("$2$1");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        assertEquals(List.of("1a 2b", "3c"), desk.sources());
        FxTest.onFx(() -> desk.node("#find-text").requestFocus());
        desk.type("(");
        assertTrue(desk.node("#find-problem").isVisible());
        assertEquals(List.of("1a 2b", "3c"), desk.sources());
    }

    private String focused() {
        return FxTest.callFx(() -> String.valueOf(desk.stage.getScene().getFocusOwner().getId()));
    }

    private CellEditor editor(int cell) {
        return (CellEditor) desk.node("#editor-" + desk.id(cell));
    }

    private boolean isMarked(int cell, int at) {
        return FxTest.callFx(() -> ((StyleClassedTextArea) editor(cell).lookup(".styled-text-area"))
                .getStyleOfChar(at).stream().anyMatch(style -> style.endsWith("match")));
    }
}
