package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.editor.CellEditor;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.NotebookState;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Some hundred random keys in the real window: after each, the window shows what the state says.
class WindowGesturesTest {
    private static final int GESTURES = 80;
    private static final int GESTURES_BETWEEN_WAITS = 25;
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final List<KeyCode> LETTERS = List.of(KeyCode.A, KeyCode.B, KeyCode.B, KeyCode.X, KeyCode.C,
            KeyCode.V, KeyCode.Z, KeyCode.Z, KeyCode.K, KeyCode.J, KeyCode.K, KeyCode.J, KeyCode.M, KeyCode.Y,
            KeyCode.Q,
            KeyCode.O, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.DIGIT1, KeyCode.DIGIT2,
            KeyCode.HOME, KeyCode.END, KeyCode.DELETE, KeyCode.ENTER, KeyCode.ENTER);
    private static final List<KeyCode> IN_TEXT = List.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN,
            KeyCode.HOME, KeyCode.END, KeyCode.BACK_SPACE, KeyCode.DELETE, KeyCode.ESCAPE);
    private static final List<String> TEXTS = List.of("x", "ab", " ", "(", ")", "\n", "# h", "{", "}", "\"", "1");

    @TempDir
    private Path home;

    private Desk desk;
    private Random random = new Random();
    private String gesture = "";

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theWindowShowsWhatTheStateSaysAfterEveryGesture(long seed) {
        random = new Random(seed);
        desk = new Desk(home, Notebook.of(List.of(Cell.code("one\ntwo"), Cell.markdown("# Head"), Cell.code("three"))));
        for (int step = 0; step < GESTURES; step++) {
            gesture();
            if (step % GESTURES_BETWEEN_WAITS == 0) {
                FxTest.settle();
            }
            String where = "seed " + seed + ", step " + step + ", " + gesture;
            FxTest.onFx(() -> compare(where));
        }
        FxTest.settle();
        FxTest.onFx(() -> compare("seed " + seed + ", the end"));
        undoAll();
    }

    /// All that was done goes back to where it began, in the window too.
    private void undoAll() {
        desk.press(KeyCode.ESCAPE);
        desk.press(KeyCode.ESCAPE);
        FxTest.onFx(() -> desk.page().cells().takeFocus());
        int steps = desk.state().history().past().size();
        for (int step = 0; step < steps; step++) {
            FxTest.strike(desk.stage, KeyCode.Z, KeyCode.CONTROL);
        }
        FxTest.settle();
        FxTest.onFx(() -> compare("all undone"));
        assertEquals(List.of("one\ntwo", "# Head", "three"), desk.sources());
    }

    private void gesture() {
        boolean editing = FxTest.callFx(() -> desk.page().state().selection().editing());
        switch (random.nextInt(editing ? 10 : 8)) {
            case 0 -> strike(KeyCode.Z, KeyCode.CONTROL);
            case 1 -> strike(random.nextBoolean() ? KeyCode.UP : KeyCode.DOWN, KeyCode.CONTROL, KeyCode.SHIFT);
            case 2 -> strike(KeyCode.ENTER, random.nextBoolean() ? KeyCode.CONTROL : KeyCode.SHIFT);
            case 3 -> strike(KeyCode.MINUS, KeyCode.CONTROL, KeyCode.SHIFT);
            default -> {
                if (!editing) {
                    letter();
                } else if (random.nextInt(3) == 0) {
                    strike(IN_TEXT.get(random.nextInt(IN_TEXT.size())));
                } else {
                    String text = TEXTS.get(random.nextInt(TEXTS.size()));
                    gesture = "typed " + text;
                    FxTest.write(desk.stage, text);
                }
            }
        }
    }

    private void letter() {
        KeyCode key = LETTERS.get(random.nextInt(LETTERS.size()));
        boolean shifts = Set.of(KeyCode.UP, KeyCode.DOWN, KeyCode.M, KeyCode.Z, KeyCode.V).contains(key);
        if (shifts && random.nextInt(3) == 0) {
            strike(key, KeyCode.SHIFT);
        } else {
            strike(key);
        }
    }

    private void strike(KeyCode key, KeyCode... held) {
        gesture = key + " with " + List.of(held);
        FxTest.strike(desk.stage, key, held);
    }

    private void compare(String where) {
        Parent root = desk.stage.getScene().getRoot();
        root.applyCss();
        root.layout();
        NotebookState state = desk.page().state();
        List<String> visible = state.cells().stream().map(CellState::id)
                .filter(id -> !state.hiddenBySections().contains(id)).toList();
        List<Node> shown = desk.page().lookup(".cell-column").lookupAll(".cell").stream()
                .sorted((one, other) -> Double.compare(one.getLayoutY(), other.getLayoutY())).toList();
        List<String> ids = shown.stream().map(node -> node.getId().substring("cell-".length())).toList();
        assertEquals(visible.stream().filter(ids::contains).toList(), ids, where);
        assertTrue(ids.contains(state.selection().active()), where);
        shown.forEach(node -> compare(node, state, where));
        compareFocus(state, where);
    }

    private static void compare(Node node, NotebookState state, String where) {
        CellState cell = state.cell(node.getId().substring("cell-".length())).orElseThrow();
        String at = where + ", cell " + state.indexOf(cell.id());
        boolean active = cell.id().equals(state.selection().active());
        boolean editing = active && state.selection().editing();
        assertEquals(active, node.getPseudoClassStates().contains(ACTIVE), at);
        assertEquals(state.selected().contains(cell.id()), node.getPseudoClassStates().contains(SELECTED), at);
        Node editor = node.lookup("#editor-" + cell.id());
        boolean rendered = cell.language() == CellLanguage.MARKDOWN && !editing;
        assertTrue(editor == null || !rendered, at);
        assertTrue(editor != null || !editing, at);
        if (editor instanceof CellEditor there) {
            assertEquals(cell.source(), there.text(), at);
            assertTrue(!editing || there.caret() == state.selection().caret(), at);
        }
        if (cell.language().runs() && node.lookup("#badge-" + cell.id()) instanceof Labeled badge) {
            assertEquals(cell.language().label(), badge.getText(), at);
        }
        boolean outputs = !cell.cell().outputs().isEmpty() && !cell.isOutputFolded();
        assertEquals(outputs, node.lookup(".output-list") != null, at);
    }

    private void compareFocus(NotebookState state, String where) {
        Node owner = desk.stage.getScene().getFocusOwner();
        String wanted = state.selection().editing() ? "editor-" + state.selection().active() : "cells";
        Node node = owner;
        while (node != null && !wanted.equals(node.getId())) {
            node = node.getParent();
        }
        assertTrue(node != null && (state.selection().editing() || node == owner),
                () -> where + ": the focus is at " + owner + ", not in " + wanted);
    }
}
