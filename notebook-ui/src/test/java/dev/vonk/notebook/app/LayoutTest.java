package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.page.Settings;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Where things stand in the window: nothing lies over its neighbour, nothing is cut off, at any size of letters.
class LayoutTest {
    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    private void show(double zoom) {
        UnaryOperator<Settings> change = settings -> settings.withZoom(zoom).withPanels(true);
        FxTest.onFx(() -> new Requests(desk.workplace, desk.window).change(change));
        FxTest.settle();
        FxTest.settle();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, 2})
    void nothingLiesOverItsNeighbourOrIsCutOffAtAnySizeOfLetters(double zoom) {
        desk = new Desk(home, Notebook.of(List.of(Cell.markdown("# A heading\n\nSome *text* below it."),
                Cell.code("one\ntwo"), Cell.code("print 3"), Cell.code("fail"))));
        desk.send(new Event.Run(Event.Range.ALL, Event.Then.STAY));
        desk.until(3, RunState.FAILED);
        desk.send(new Event.ChangedOutside());
        FxTest.onFx(() -> desk.page().find().open(true));
        show(zoom);
        List<String> faults = new ArrayList<>();
        FxTest.onFx(() -> {
            for (String rows : List.of(".main-tool-bar", ".banners", ".find-row", ".status-bar", ".panel-tabs",
                    ".cell-column", ".cell-body", ".cell-results", ".banner")) {
                for (Node parent : desk.stage.getScene().getRoot().lookupAll(rows)) {
                    overlaps((Parent) parent, faults);
                }
            }
            cut(desk.stage.getScene().getRoot(), faults);
        });
        assertEquals(List.of(), faults);
    }

    /// Neighbours that lie over each other by more than a rounding.
    private static void overlaps(Parent parent, List<String> faults) {
        List<Node> children = parent.getChildrenUnmodifiable().stream()
                .filter(child -> child.isVisible() && !(child instanceof ScrollBar)
                        && !child.getStyleClass().contains("cell-drop-mark"))
                .toList();
        for (int one = 0; one < children.size(); one++) {
            for (int other = one + 1; other < children.size(); other++) {
                if (shrunk(children.get(one)).intersects(shrunk(children.get(other)))) {
                    faults.add(name(children.get(one)) + " lies over " + name(children.get(other)));
                }
            }
        }
    }

    private static Bounds shrunk(Node node) {
        Bounds bounds = node instanceof Region region
                ? new BoundingBox(region.getLayoutX(), region.getLayoutY(), region.getWidth(), region.getHeight())
                : node.getBoundsInParent();
        return new BoundingBox(bounds.getMinX() + 1, bounds.getMinY() + 1, Math.max(0, bounds.getWidth() - 2),
                Math.max(0, bounds.getHeight() - 2));
    }

    /// Words that are higher than the room they were given, and buttons whose words were shortened.
    private static void cut(Node node, List<String> faults) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled label && label.getText() != null && !label.getText().isBlank()
                && label.getWidth() > 0) {
            if (label.getHeight() + 1 < label.minHeight(label.getWidth())) {
                faults.add(name(label) + " is " + label.getHeight() + " high and needs "
                        + label.minHeight(label.getWidth()));
            }
            if (label.getStyleClass().contains("button") && label.getWidth() + 1 < label.prefWidth(-1)) {
                faults.add(name(label) + " is shortened");
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> cut(child, faults));
        }
    }

    private static String name(Node node) {
        String text = node instanceof Labeled label ? " '" + label.getText() + "'" : "";
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId())
                + node.getStyleClass() + text;
    }

    @Test
    void aCellWithATableAndAChartIsAsHighAsTheyAre() {
        desk = new Desk(home, Notebook.of(List.of(Cell.code(Scenes.CITIES), Cell.code("after"))),
                kernel -> kernel.scripts.put(Scenes.CITIES, Scenes::citiesRun));
        desk.send(new Event.Run(Event.Range.SELECTED, Event.Then.STAY));
        desk.until(0, RunState.DONE);
        FxTest.settleUntil(() -> desk.has(".output-chart"));
        for (double width : new double[]{960, 620, 900}) {
            FxTest.onFx(() -> desk.stage.setWidth(width));
            FxTest.settle();
            FxTest.settle();
            Bounds cell = boundsOf("#cell-" + desk.id(0));
            Bounds outputs = boundsOf(".output-list");
            assertTrue(outputs.getMaxY() <= cell.getMaxY() + 1, outputs + " in " + cell);
            double whole = FxTest.callFx(() -> {
                Region list = (Region) desk.node(".output-list");
                return list.prefHeight(list.getWidth());
            });
            assertTrue(outputs.getHeight() >= whole - 1 && outputs.getHeight() <= whole + 20,
                    outputs + " for " + whole + " at " + width);
            assertTrue(boundsOf("#cell-" + desk.id(1)).getMinY() >= cell.getMaxY() - 1);
        }
    }

    @Test
    void theListKeepsItsPlaceWhenACellAboveGrows() {
        List<Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < 30; cell++) {
            cells.add(Cell.code("cell " + cell + "\n\n"));
        }
        desk = new Desk(home, Notebook.of(cells), kernel -> kernel.scripts.put("cell 0\n\n",
                run -> List.of(new CellEvent.Result(run, "String", Map.of("text/plain", "line\n".repeat(12))),
                        new CellEvent.Finished(run, CellEvent.Ending.OK, Duration.ofMillis(1)))));
        desk.send(new Event.SelectEdge(true));
        double before = boundsOf("#cell-" + desk.id(29)).getMinY();
        desk.send(new Event.RunCell(desk.id(0)));
        desk.until(0, RunState.DONE);
        assertEquals(before, boundsOf("#cell-" + desk.id(29)).getMinY(), 1);
    }

    @Test
    void aJumpLeavesNoCellBehindOverThoseThatAreSeenNow() {
        List<Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < 40; cell++) {
            cells.add(Cell.code("cell " + cell + "\n\n"));
        }
        desk = new Desk(home, Notebook.of(cells));
        for (int to : List.of(12, 30, 5, 39, 20, 0)) {
            desk.send(new Event.Select(desk.id(to), false));
            List<Node> shown = FxTest.callFx(() -> desk.node(".cell-column").lookupAll(".cell").stream()
                    .sorted((one, other) -> Double.compare(one.getLayoutY(), other.getLayoutY())).toList());
            double below = -1e9;
            for (Node cell : shown) {
                assertTrue(cell.getLayoutY() >= below - 1, "over another cell after a jump to " + to);
                below = cell.getLayoutY() + cell.getLayoutBounds().getHeight();
            }
        }
    }

    private Bounds boundsOf(String selector) {
        Node node = desk.node(selector);
        return FxTest.callFx(() -> node.localToScene(node.getLayoutBounds()));
    }
}
