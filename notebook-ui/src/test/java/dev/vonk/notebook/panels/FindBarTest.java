package dev.vonk.notebook.panels;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.Store;
import dev.vonk.notebook.state.Transitions;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FindBarTest {
    private Store store;
    private FindBar bar;
    private Stage stage;

    @BeforeEach
    void open() {
        store = new Store(Transitions.open(Notebook.of(List.of(
                Cell.code("var orders = 1;\nOrders.of(orders)"), Cell.code("reorders + 1"))), FileState.untitled()),
                _ -> {}, () -> 1_000);
        bar = FxTest.callFx(() -> new FindBar(store));
        store.listen((_, after) -> bar.show(after));
        stage = FxTest.show(FxTest.callFx(() -> new VBox(bar)), 700, 200);
    }

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void itIsThereOnlyWhileSomethingIsLookedFor() {
        assertFalse(bar.isVisible());
        FxTest.onFx(() -> bar.open(false));
        assertTrue(bar.isVisible());
        FxTest.press(stage, KeyCode.ESCAPE);
        assertFalse(bar.isVisible());
        assertTrue(store.state().find().isEmpty());
    }

    @Test
    void typingFindsAndCounts() {
        FxTest.onFx(() -> bar.open(false));
        FxTest.type(stage, "orders");
        assertEquals(4, store.state().find().orElseThrow().matches().size());
        assertTrue(count().endsWith("of 4") || count().equals("4 matches"), count());
    }

    @Test
    void whatIsSelectedIsLookedFor() {
        FxTest.onFx(() -> bar.open(false, "reorders"));
        assertEquals("reorders", store.state().find().orElseThrow().text());
        FxTest.onFx(() -> bar.open(false, "two\nlines"));
        assertEquals("reorders", store.state().find().orElseThrow().text());
    }

    @Test
    void theSwitchesNarrowTheSearch() {
        FxTest.onFx(() -> bar.open(false, "orders"));
        FxTest.onFx(() -> find("find-word", ToggleButton.class).fire());
        assertEquals(3, store.state().find().orElseThrow().matches().size());
        FxTest.onFx(() -> find("find-case", ToggleButton.class).fire());
        assertEquals(2, store.state().find().orElseThrow().matches().size());
    }

    @Test
    void enterGoesOnAndShiftEnterBack() {
        FxTest.onFx(() -> bar.open(false, "orders"));
        FxTest.press(stage, KeyCode.ENTER);
        int first = store.state().find().orElseThrow().current();
        FxTest.press(stage, KeyCode.F3);
        assertEquals(first + 1, store.state().find().orElseThrow().current());
        assertEquals((first + 2) + " of 4", count());
        FxTest.press(stage, KeyCode.ENTER, KeyCode.SHIFT);
        assertEquals(first, store.state().find().orElseThrow().current());
    }

    @Test
    void aBadExpressionIsExplained() {
        FxTest.onFx(() -> {
            bar.open(false);
            find("find-regex", ToggleButton.class).fire();
            find("find-text", TextField.class).setText("ord(ers");
        });
        FxTest.settle();
        assertTrue(find("find-problem", Label.class).isVisible());
        assertEquals(store.state().find().orElseThrow().problem(), find("find-problem", Label.class).getText());
        assertEquals("", count());
    }

    @Test
    void allMatchesAreReplacedAtOnce() {
        FxTest.onFx(() -> {
            bar.open(true, "orders");
            find("find-case", ToggleButton.class).fire();
            find("find-replacement", TextField.class).setText("sales");
            find("find-replace-all", Button.class).fire();
        });
        assertEquals(List.of("var sales = 1;\nOrders.of(sales)", "resales + 1"),
                store.state().cells().stream().map(CellState::source).toList());
    }

    @Test
    void enterInTheReplacementReplacesTheCurrentMatch() {
        FxTest.onFx(() -> {
            bar.open(true, "reorders");
            find("find-replacement", TextField.class).setText("x");
        });
        FxTest.press(stage, KeyCode.ENTER);
        FxTest.onFx(() -> find("find-replacement", TextField.class).requestFocus());
        FxTest.press(stage, KeyCode.ENTER);
        assertEquals("x + 1", store.state().cells().getLast().source());
    }

    @Test
    void everyControlHasANameToBeReadOut() {
        assertEquals(List.of(), FxTest.callFx(() -> bar.lookupAll(".button, .toggle-button, .text-field").stream()
                .filter(node -> name(node).isEmpty()).map(Node::getId).toList()));
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Button button ? button.getText() : "";
    }

    private String count() {
        return find("find-count", Label.class).getText();
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return FxTest.callFx(() -> type.cast(Objects.requireNonNull(bar.lookup("#" + id), id)));
    }
}
