package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The window without a mouse, and for those who hear it.
class AccessTest {
    private static final Map<String, KeyCode> PANELS = Map.of("outline", KeyCode.L, "variables", KeyCode.V, "data",
            KeyCode.D, "jobs", KeyCode.J, "history", KeyCode.H);

    @TempDir
    private Path home;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(home, Notebook.of(List.of(Cell.markdown("# Head\n\n[a link](https://example.org)"),
                Cell.code(Scenes.CITIES), Cell.code("print 3"))), kernel -> {
                    kernel.scripts.put(Scenes.CITIES, Scenes::citiesRun);
                    kernel.answer(AccessTest::answer);
                });
        desk.send(new Event.Run(Event.Range.ALL, Event.Then.STAY));
        desk.until(2, RunState.DONE);
    }

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    private static Answer answer(ToKernel.Question question) {
        long number = question.number();
        return switch (question) {
            case ToKernel.ListVariables _ -> new Answer.Variables(number, Scenes.VARIABLES);
            case ToKernel.ListJobs _ -> new Answer.Jobs(number, Scenes.JOBS);
            case ToKernel.ListWorkers _ -> new Answer.Workers(number, Scenes.WORKERS);
            case ToKernel.ListTables _ -> new Answer.Tables(number, List.of(new Answer.TableInfo("orders",
                    "view", List.of(new Answer.ColumnView("price", "double")))));
            case ToKernel.ListFiles _ -> new Answer.Files(number, "/data",
                    List.of(new Answer.FileView("a.csv", false, 10, "csv")));
            default -> new Answer.Refused(number, "not asked here");
        };
    }

    @Test
    void whateverCanBeUsedHasAName() {
        Set<String> nameless = new LinkedHashSet<>(nameless(desk.stage.getScene().getRoot()));
        for (String panel : PANELS.keySet()) {
            desk.send(new Event.EndEdit());
            FxTest.onFx(() -> desk.page().reveal(panel));
            FxTest.settle();
            nameless.addAll(nameless(desk.stage.getScene().getRoot()));
        }
        FxTest.onFx(() -> desk.page().find().open(true));
        for (int cell = 0; cell < 3; cell++) {
            desk.pointAt("#cell-" + desk.id(cell));
            nameless.addAll(nameless(desk.stage.getScene().getRoot()));
        }
        for (String dialog : List.of("help.settings", "help.keys", "help.about")) {
            FxTest.onFx(() -> desk.window.perform(Commands.of(dialog)));
            nameless.addAll(nameless(java.util.Objects.requireNonNull(desk.dialogs.shown)));
        }
        FxTest.onFx(() -> desk.window.perform(Commands.of("help.palette")));
        nameless.addAll(nameless(desk.stage.getScene().getRoot()));
        assertEquals(Set.of(), nameless);
    }

    private static List<String> nameless(Node root) {
        List<String> found = new ArrayList<>();
        FxTest.onFx(() -> nameless(root, found));
        return found;
    }

    private static void nameless(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        boolean used = node.isFocusTraversable() || node instanceof ButtonBase && !isPartOfSkin(node);
        if (used && !hasName(node)) {
            found.add(node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass() + " in "
                    + node.getParent().getStyleClass());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> nameless(child, found));
        }
    }

    /// Such as the arrows of a tab pane, which the toolkit names itself.
    private static boolean isPartOfSkin(Node node) {
        return node.getStyleClass().stream().anyMatch(style -> style.equals("arrow-button"));
    }

    private static boolean hasName(Node node) {
        boolean said = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean written = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        boolean labelled = node.getScene() != null && node.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(label -> label instanceof Label one && one.getLabelFor() == node);
        return said || written || labelled;
    }

    @Test
    void everyPanelIsReachedByTwoLettersAndLeftByEscape() {
        PANELS.forEach((panel, letter) -> {
            desk.press(KeyCode.G);
            desk.press(letter);
            assertTrue(isWithin("side-panels"), panel + ": " + focused());
            assertEquals(panel, FxTest.callFx(() -> desk.node(".panel-tab:selected").getId().substring(10)));
            desk.press(KeyCode.ESCAPE);
            assertEquals("cells", focused().getId(), panel);
        });
    }

    @Test
    void tabWalksThroughThePanelsAndComesBackToTheCells() {
        FxTest.onFx(() -> desk.page().reveal("Variables"));
        FxTest.onFx(() -> desk.page().cells().takeFocus());
        Set<String> walked = new LinkedHashSet<>();
        for (int step = 0; step < 60 && !(step > 3 && "cells".equals(focused().getId())); step++) {
            desk.robot.push(KeyCode.TAB);
            FxTest.settle();
            walked.add(focused().getClass().getSimpleName() + "#" + focused().getId());
        }
        assertEquals("cells", focused().getId(), walked::toString);
        assertTrue(walked.stream().anyMatch(each -> each.contains("panel-tab")), walked::toString);
    }

    private Node focused() {
        return FxTest.callFx(() -> desk.stage.getScene().getFocusOwner());
    }

    private boolean isWithin(String id) {
        return FxTest.callFx(() -> {
            Node node = desk.stage.getScene().getFocusOwner();
            while (node != null && !id.equals(node.getId())) {
                node = node.getParent();
            }
            return node != null;
        });
    }
}
