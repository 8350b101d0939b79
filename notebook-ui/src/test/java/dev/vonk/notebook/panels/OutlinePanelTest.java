package dev.vonk.notebook.panels;

import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.RunState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutlinePanelTest {
    private static final NotebookState NOTEBOOK = PanelBench.notebook(
            PanelBench.code("before", 1, RunState.DONE),
            PanelBench.markdown("m1", "# Orders\ntext\n```\n# no heading\n```"),
            PanelBench.code("a", 2, RunState.DONE),
            PanelBench.code("b", 3, RunState.FAILED),
            PanelBench.markdown("m2", "### Deep *one*\n## Less `deep`"),
            PanelBench.code("c", 0, RunState.IDLE),
            PanelBench.markdown("m3", "# Results ##"));

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void headingsAreATree() {
        PanelBench bench = new PanelBench(NOTEBOOK);
        assertEquals("""
                Orders
                  Deep one
                  Less deep
                Results
                """, text(tree(bench).getRoot(), ""));
    }

    @Test
    void codeCellsBelongToTheSectionAboveThem() {
        assertEquals(List.of(List.of("a", "b"), List.of(), List.of("c"), List.of()),
                Section.of(NOTEBOOK).stream().map(Section::runnable).toList());
    }

    @Test
    void aLineTellsHowTheCellsBeneathStand() {
        PanelBench bench = new PanelBench(NOTEBOOK);
        assertEquals(List.of("Deep one", "Less deep, 1 cell", "Orders, 2 cells, 1 failed", "Results"),
                rows(bench).map(Node::getAccessibleText).sorted().toList());
    }

    @Test
    void theSectionOfTheActiveCellStandsOut() {
        PanelBench bench = new PanelBench(NOTEBOOK);
        assertEquals(List.of(), current(bench));
        FxTest.onFx(() -> bench.store.send(new Event.Select("c", false)));
        assertEquals(List.of("Less deep, 1 cell"), current(bench));
    }

    @Test
    void aNotebookWithoutSectionsSaysWhatToDo() {
        PanelBench bench = new PanelBench(PanelBench.notebook(PanelBench.code("a", 0, RunState.IDLE)));
        assertTrue(FxTest.callFx(() -> bench.panels.lookup(".panel-empty").isVisible()));
    }

    @Test
    void enterSelectsTheCellOfAHeadingAndBringsItIntoView() {
        PanelBench bench = new PanelBench(NOTEBOOK);
        FxTest.onFx(() -> {
            tree(bench).requestFocus();
            tree(bench).getSelectionModel().select(2);
        });
        FxTest.press(bench.stage, KeyCode.ENTER);
        assertEquals("m2", bench.store.state().selection().active());
        assertEquals(List.of("m2"), bench.revealed);
    }

    @Test
    void aHeadingThatIsTypedAppears() {
        PanelBench bench = new PanelBench(NOTEBOOK);
        FxTest.onFx(() -> bench.store.send(new Event.TextEdited("m3", "# Findings", 3)));
        assertEquals(List.of("Orders", "Findings"), FxTest.callFx(() -> tree(bench).getRoot().getChildren().stream()
                .map(item -> item.getValue().title()).toList()));
    }

    private static List<String> current(PanelBench bench) {
        return rows(bench).filter(row -> row.getPseudoClassStates().toString().contains("current"))
                .map(Node::getAccessibleText).toList();
    }

    private static Stream<Node> rows(PanelBench bench) {
        FxTest.settle();
        return FxTest.callFx(() -> tree(bench).lookupAll(".outline-row").stream()
                .filter(row -> row.isVisible() && !row.getAccessibleText().isEmpty()).toList()).stream();
    }

    @SuppressWarnings("unchecked")
    private static TreeView<Section> tree(PanelBench bench) {
        return (TreeView<Section>) FxTest.callFx(() -> bench.stage.getScene().lookup("#outline-tree"));
    }

    private static String text(TreeItem<Section> item, String indent) {
        return item.getChildren().stream()
                .map(child -> indent + child.getValue().title() + "\n" + text(child, indent + "  "))
                .collect(Collectors.joining());
    }
}
