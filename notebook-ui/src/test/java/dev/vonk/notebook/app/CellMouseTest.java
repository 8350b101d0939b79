package dev.vonk.notebook.app;

import com.sun.javafx.scene.input.DragboardHelper;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What is done with cells by mouse. The headless platform has no drag and drop of its own: those gestures are events
/// that the test makes.
class CellMouseTest {
    private static final DataFormat CELLS = DataFormat.lookupMimeType("application/x-vonk-cells");

    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    @Test
    void aClickWritesInACellAndAClickBesideItSelects() {
        desk = Desk.of(home, "one", "two");
        desk.click("#editor-" + desk.id(1));
        assertTrue(desk.state().selection().editing());
        assertEquals(desk.id(1), desk.state().selection().active());
        desk.click("#count-" + desk.id(0));
        assertFalse(desk.state().selection().editing());
        assertEquals(List.of(desk.id(0)), desk.state().selected());
    }

    @Test
    void cellsAreDraggedBetweenOthers() {
        desk = Desk.of(home, "one", "two", "three", "four");
        List<String> ids = List.of(desk.id(0), desk.id(1));
        Bounds third = boundsOf("#cell-" + desk.id(2));
        Dragboard board = board(CELLS, String.join(" ", ids));
        drag(DragEvent.DRAG_OVER, board, third.getMaxY() - 4);
        assertTrue(desk.node(".cell-drop-mark").isVisible());
        assertEquals(third.getMaxY(), boundsOf(".cell-drop-mark").getCenterY(), 3);
        drag(DragEvent.DRAG_DROPPED, board, third.getMaxY() - 4);
        assertEquals(List.of("three", "one", "two", "four"), desk.sources());
        assertFalse(desk.node(".cell-drop-mark").isVisible());
        drag(DragEvent.DRAG_DROPPED, board(CELLS, desk.id(3)), boundsOf("#cell-" + desk.id(0)).getMinY() + 2);
        assertEquals(List.of("four", "three", "one", "two"), desk.sources());
        desk.press(KeyCode.Z);
        desk.press(KeyCode.Z);
        assertEquals(List.of("one", "two", "three", "four"), desk.sources());
    }

    @Test
    void aNameFromAPanelIsDroppedIntoACellsText() {
        desk = Desk.of(home, "select ");
        Bounds input = boundsOf("#editor-" + desk.id(0));
        drag(DragEvent.DRAG_OVER, board(DataFormat.PLAIN_TEXT, "price"), input.getCenterY());
        drag(DragEvent.DRAG_DROPPED, board(DataFormat.PLAIN_TEXT, "price"), input.getCenterY());
        assertEquals(1, desk.sources().size());
        assertTrue(desk.sources().getFirst().contains("price"), desk.sources()::toString);
        assertTrue(desk.state().selection().editing());
    }

    @Test
    void theToolsOfACellAreThereWhileTheMouseIs() {
        desk = Desk.of(home, "one", "two", "three");
        assertFalse(desk.has("#play-" + desk.id(1)));
        desk.pointAt("#editor-" + desk.id(1));
        desk.click("#play-" + desk.id(1));
        desk.until(1, RunState.DONE);
        assertEquals(List.of("two"), desk.kernels.getFirst().ran());
        desk.pointAt("#editor-" + desk.id(1));
        desk.click("#up-" + desk.id(1));
        assertEquals(List.of("two", "one", "three"), desk.sources());
        desk.pointAt("#editor-" + desk.id(0));
        desk.click("#down-" + desk.id(0));
        assertEquals(List.of("one", "two", "three"), desk.sources());
        desk.pointAt("#editor-" + desk.id(2));
        desk.click("#trash-" + desk.id(2));
        assertEquals(List.of("one", "two"), desk.sources());
    }

    @Test
    void theMenuOfACellDoesWhatItsCommandsSay() {
        desk = Desk.of(home, "one", "two\nlines");
        open(1);
        List<MenuItem> items = desk.menu().getItems().stream().filter(item -> !(item instanceof SeparatorMenuItem))
                .toList();
        assertEquals(15, items.size());
        for (MenuItem item : items) {
            var command = Commands.ALL.stream().filter(each -> item.getText().startsWith(each.title())
                    && !item.getText().substring(each.title().length()).matches("\\S.*")).findFirst().orElseThrow();
            assertEquals(!command.possible().test(desk.state()), item.isDisable(), command.id());
        }
        FxTest.onFx(() -> desk.menu().hide());
        open(1);
        desk.choose("Fold or unfold the cell's text");
        assertTrue(desk.state().cells().get(1).isInputFolded());
        assertFalse(desk.has("#editor-" + desk.id(1)));
        desk.click(".fold-line");
        assertFalse(desk.state().cells().get(1).isInputFolded());
        open(0);
        desk.choose("Change cell to SQL");
        assertEquals(CellLanguage.SQL, desk.state().cells().getFirst().language());
        open(1);
        desk.choose("Cut cells");
        assertEquals(1, desk.sources().size());
        open(0);
        desk.choose("Paste cells below");
        assertEquals("two\nlines", desk.sources().get(1));
    }

    private void open(int cell) {
        desk.pointAt("#editor-" + desk.id(cell));
        desk.click("#more-" + desk.id(cell));
    }

    @Test
    void theBadgeChangesTheLanguage() {
        desk = Desk.of(home, "text", "other");
        desk.click("#badge-" + desk.id(1));
        desk.choose("Markdown");
        assertEquals(CellLanguage.MARKDOWN, desk.state().cells().get(1).language());
        assertEquals(CellLanguage.JAVA, desk.state().cells().getFirst().language());
    }

    @Test
    void theGapBelowACellOffersToInsertOne() {
        desk = Desk.of(home, "one", "two");
        desk.pointAt(".cell-insert");
        Node sql = desk.node(".cell-insert").lookupAll(".cell-insert-button").stream()
                .filter(button -> "Insert a SQL cell here".equals(button.getAccessibleText())).findFirst()
                .orElseThrow();
        desk.click(sql, MouseButton.PRIMARY);
        assertEquals(3, desk.sources().size());
        assertEquals(CellLanguage.SQL, desk.state().cells().get(1).language());
        assertTrue(desk.state().selection().editing());
    }

    @Test
    void printedTextHasAMenuToCopyIt() {
        desk = Desk.of(home, "print 3");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        desk.until(0, RunState.DONE);
        Node text = desk.node(".output-stdout");
        desk.click(text, MouseButton.SECONDARY);
        desk.choose("Select all");
        desk.click(text, MouseButton.SECONDARY);
        desk.choose("Copy");
        assertEquals("line 0\nline 1\nline 2",
                FxTest.callFx(() -> Clipboard.getSystemClipboard().getString()).strip());
    }

    @Test
    void theBarBesideOutputsFoldsThem() {
        desk = Desk.of(home, "x");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        desk.until(0, RunState.DONE);
        desk.click(".cell-output-fold");
        assertTrue(desk.state().cells().getFirst().isOutputFolded());
        assertEquals("1 output folded", desk.text(".fold-line"));
        desk.click(".fold-line");
        assertFalse(desk.state().cells().getFirst().isOutputFolded());
    }

    @Test
    void theSectionsCaretFoldsWhatIsBelowAHeading() {
        desk = Desk.of(home, "a", "b", "c");
        desk.press(KeyCode.DIGIT1);
        desk.send(new Event.EndEdit());
        desk.click("#section-" + desk.id(0));
        assertEquals(2, desk.state().hiddenBySections().size());
        assertEquals("2 cells folded", desk.text("#badge-" + desk.id(0)));
        assertFalse(desk.has("#cell-" + desk.id(1)));
        desk.click("#badge-" + desk.id(0));
        assertEquals(0, desk.state().hiddenBySections().size());
    }

    private Bounds boundsOf(String selector) {
        Node node = desk.node(selector);
        return FxTest.callFx(() -> node.localToScene(node.getBoundsInLocal()));
    }

    private static Dragboard board(DataFormat format, String text) {
        return FxTest.callFx(() -> DragboardHelper.createDragboard(new FakeClipboard(format, text)));
    }

    /// Tells the node at this height what is dragged over it.
    private void drag(javafx.event.EventType<DragEvent> type, Dragboard board, double y) {
        FxTest.onFx(() -> {
            Node target = nodeAt(y);
            double x = target.localToScene(target.getBoundsInLocal()).getCenterX();
            DragEvent event = new DragEvent(type, board, x, y, x, y, TransferMode.MOVE, null, target, null);
            javafx.event.Event.fireEvent(target, event.copyFor(target, target));
        });
        FxTest.settle();
    }

    private Node nodeAt(double y) {
        for (int cell = 0; cell < desk.sources().size(); cell++) {
            String id = desk.id(cell);
            for (String selector : List.of("#editor-" + id, "#cell-" + id)) {
                if (desk.has(selector) && boundsOf(selector).getMinY() <= y && y <= boundsOf(selector).getMaxY()) {
                    return desk.node(selector);
                }
            }
        }
        return desk.node(".cell-column");
    }
}
