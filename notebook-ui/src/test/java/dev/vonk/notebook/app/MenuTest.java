package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.command.Action;
import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.command.Keys;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Transitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Every entry of the menu bar.
class MenuTest {
    private static final Set<String> PANELS = Set.of("outline", "variables", "data", "jobs", "history");

    private static final Notebook DOCUMENT = Notebook
            .of(List.of(Cell.code("wait"), Cell.markdown("# Head"), Cell.code("a\nb"), Cell.code("c")));

    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    @Test
    void everyEntryIsNamedAndKeyedAsItsCommandAndIsOfferedWhenThatIsPossible() {
        desk = notebook();
        assertEquals(List.of("File", "Edit", "Cell", "Run", "Kernel", "View", "Help"),
                menus().stream().map(Menu::getText).toList());
        checkOffers();
        desk.send(new Event.CopyCells());
        desk.press(KeyCode.D);
        desk.press(KeyCode.D);
        desk.send(new Event.SelectEdge(false));
        desk.press(KeyCode.Z);
        checkOffers();
        assertFalse(item("cell.paste-below").isDisable());
        assertFalse(item("edit.redo").isDisable());
    }

    /// Shows each menu, as a click on it does, and compares what it offers.
    private void checkOffers() {
        for (Menu menu : menus()) {
            FxTest.onFx(menu::show);
            FxTest.settle();
            assertTrue(FxTest.callFx(menu::isShowing), menu.getText());
            for (MenuItem item : entries(menu)) {
                Command command = Commands.of(item.getId().substring("menu-".length()));
                assertEquals(command.title(), item.getText());
                assertEquals(!command.possible().test(desk.state()), item.isDisable(), command.id());
                if (item.getAccelerator() != null) {
                    assertTrue(command.editKeys().stream().map(Keys::strokes)
                            .anyMatch(strokes -> strokes.size() == 1
                                    && Strokes.combination(strokes.getFirst()).equals(item.getAccelerator())),
                            command.id());
                }
            }
            FxTest.onFx(menu::hide);
        }
    }

    @Test
    void everyEntryThatChangesTheNotebookChangesItAsItsCommandSays() {
        desk = notebook();
        int changes = 0;
        for (MenuItem item : entries()) {
            Command command = command(item);
            if (!(command.action() instanceof Action.Send(var events))) {
                continue;
            }
            makeReady(command);
            List<Object> wanted = new ArrayList<>();
            List<Object> came = new ArrayList<>();
            List<Object> former = new ArrayList<>();
            FxTest.onFx(() -> {
                NotebookState before = desk.page().state();
                former.addAll(seen(before));
                NotebookState after = before;
                for (Event event : events.apply(before)) {
                    after = Transitions.apply(after, event, 0).state();
                }
                wanted.addAll(seen(after));
                item.fire();
                came.addAll(seen(desk.page().state()));
            });
            assertEquals(wanted, came, command.id());
            changes += former.equals(came) ? 0 : 1;
        }
        assertTrue(changes >= 20, "only so many entries changed something: " + changes);
    }

    /// Does what makes a command possible and visible in the state.
    private void makeReady(Command command) {
        desk.send(new Event.Interrupt());
        desk.send(new Event.Opened(DOCUMENT, Optional.empty(), true));
        switch (command.id()) {
            case "edit.undo" -> desk.send(new Event.InsertCell(true, CellLanguage.JAVA));
            case "edit.redo" -> desk.send(new Event.Undo());
            case "cell.fold-section" -> desk.send(new Event.Select(heading(), false));
            case "cell.move-up", "run.above" -> desk.send(new Event.SelectEdge(true));
            case "kernel.interrupt" -> {
                desk.send(new Event.Run(Event.Range.SELECTED, Event.Then.STAY));
                FxTest.settleUntil(() -> desk.page().state().kernel().phase().name().equals("BUSY"));
            }
            default -> {
            }
        }
    }

    private String heading() {
        return desk.state().cells().stream().filter(cell -> cell.source().startsWith("#")).findFirst().orElseThrow()
                .id();
    }

    /// What of a state a user could tell apart, without times and made-up names.
    private static List<Object> seen(NotebookState state) {
        List<Object> seen = new ArrayList<>();
        for (CellState cell : state.cells()) {
            seen.add(List.of(cell.language(), cell.source(), cell.isInputFolded(), cell.isOutputFolded(),
                    cell.isSectionFolded(), cell.run(), cell.cell().outputs().size()));
        }
        seen.add(state.indexOf(state.selection().active()));
        seen.add(state.selected().size());
        seen.add(state.selection().editing());
        seen.add(state.clipboard().stream().map(Cell::source).toList());
        seen.add(state.kernel().phase());
        return seen;
    }

    @Test
    void everyEntryThatAsksTheWindowIsAnswered() {
        desk = notebook();
        Set<String> answered = new HashSet<>(asked());
        answered.addAll(views());
        answered.addAll(writes());
        answered.addAll(kernels());
        answered.addAll(tabs());
        List<String> all = entries().stream().map(MenuTest::command)
                .filter(command -> command.action() instanceof Action.Ask).map(Command::id).toList();
        assertEquals(new HashSet<>(all), answered);
    }

    private Set<String> asked() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("file.open", "Open");
        titles.put("file.save-as", "Save notebook as: Head.ipynb");
        titles.put("file.export", "Export");
        titles.put("help.settings", "Settings");
        titles.put("help.keys", "Keys");
        titles.put("help.about", "About Vonk");
        titles.put("kernel.connect", "The file that the kernel wrote");
        titles.forEach((id, title) -> {
            desk.dialogs.asked.clear();
            choose(id);
            assertEquals(List.of(title), desk.dialogs.asked, id);
        });
        return titles.keySet();
    }

    private Set<String> views() {
        Set<String> done = new HashSet<>();
        for (String panel : PANELS) {
            choose("view." + panel);
            assertTrue(((ToggleButton) desk.node("#panel-tab-" + panel)).isSelected(), panel);
            done.add("view." + panel);
        }
        choose("view.panels");
        assertFalse(FxTest.callFx(() -> desk.page().hasPanels()));
        choose("view.line-numbers");
        assertTrue(desk.workplace.settings().lineNumbers());
        choose("view.theme");
        assertTrue(desk.workplace.settings().dark());
        choose("view.theme");
        choose("view.zoom-in");
        assertEquals(1.1, desk.workplace.settings().zoom(), 1e-9);
        choose("view.zoom-out");
        choose("view.zoom-out");
        assertEquals(1 / 1.1, desk.workplace.settings().zoom(), 1e-9);
        choose("view.zoom-reset");
        assertEquals(1, desk.workplace.settings().zoom());
        done.addAll(Set.of("view.panels", "view.line-numbers", "view.theme", "view.zoom-in", "view.zoom-out",
                "view.zoom-reset"));
        return done;
    }

    private Set<String> writes() {
        choose("edit.find");
        assertTrue(desk.node("#find-bar").isVisible());
        choose("edit.replace");
        assertTrue(desk.node("#find-replacement").getParent().isVisible());
        desk.send(new Event.EndFind());
        int before = desk.state().cells().size();
        desk.send(new Event.BeginEdit(desk.id(0), 2));
        choose("cell.split");
        assertEquals(before + 1, desk.state().cells().size());
        desk.send(new Event.EndEdit());
        choose("help.palette");
        assertTrue(desk.node("#palette").isVisible());
        desk.press(KeyCode.ESCAPE);
        return Set.of("edit.find", "edit.replace", "cell.split", "help.palette");
    }

    private Set<String> kernels() {
        choose("kernel.start");
        FxTest.settleUntil(() -> desk.page().state().kernel().isThere());
        for (String restart : List.of("kernel.restart", "kernel.restart-run-all")) {
            int before = desk.kernels.size();
            desk.dialogs.answers.add("Restart");
            choose(restart);
            FxTest.settleUntil(() -> desk.kernels.size() > before && desk.page().state().kernel().isThere());
        }
        FxTest.settleUntil(() -> !desk.kernels.getLast().ran().isEmpty());
        return Set.of("kernel.start", "kernel.restart", "kernel.restart-run-all");
    }

    private Set<String> tabs() {
        choose("file.new");
        assertEquals(2, desk.window.pages().size());
        assertEquals(List.of(""), desk.sources());
        choose("help.tour");
        assertNotEquals(List.of(""), desk.sources());
        choose("file.close");
        assertEquals(2, desk.window.pages().size());
        desk.dialogs.answers.add("Don't save");
        choose("file.quit");
        assertFalse(desk.stage.isShowing());
        return Set.of("file.new", "help.tour", "file.close", "file.quit");
    }

    @Test
    void filesOpenedLatelyAreInTheFirstMenu() {
        desk = notebook();
        Menu file = menus().getFirst();
        FxTest.onFx(file::show);
        Menu recent = (Menu) file.getItems().get(2);
        assertTrue(recent.isDisable());
        FxTest.onFx(file::hide);
        Path saved = home.resolve("late_1.ipynb");
        desk.send(new Event.Save(Optional.of(saved)));
        FxTest.settleUntil(() -> !desk.page().state().isDirty() && desk.page().state().file().path().isPresent());
        choose("file.new");
        FxTest.onFx(file::show);
        assertEquals(List.of(saved.toString()), recent.getItems().stream().map(MenuItem::getText).toList());
        FxTest.onFx(() -> recent.getItems().getFirst().fire());
        FxTest.settle();
        assertEquals("late_1.ipynb", FxTest.callFx(() -> desk.page().title()));
        assertEquals(2, desk.window.pages().size());
    }

    @Test
    void theToolBarTellsWhatItsButtonsDo() {
        desk = notebook();
        List<String> nameless = FxTest.callFx(() -> desk.node(".main-tool-bar").lookupAll(".button").stream()
                .filter(button -> button.getId() == null || !button.getId().startsWith("tool-")
                        || !(button instanceof Labeled labeled) || labeled.getText().isBlank()
                                && !Commands.of(button.getId().substring(5)).title().equals(button.getAccessibleText()))
                .filter(javafx.scene.Node::isVisible)
                .map(String::valueOf).toList());
        assertEquals(List.of(), nameless);
        desk.click("#tool-cell.insert-below");
        assertEquals(5, desk.state().cells().size());
    }

    private Desk notebook() {
        return new Desk(home, DOCUMENT);
    }

    private void choose(String id) {
        MenuItem item = item(id);
        FxTest.onFx(item::fire);
        FxTest.settle();
    }

    private MenuItem item(String id) {
        return entries().stream().filter(item -> command(item).id().equals(id)).findFirst().orElseThrow();
    }

    private static Command command(MenuItem item) {
        return Commands.of(item.getId().substring("menu-".length()));
    }

    private List<Menu> menus() {
        return List.copyOf(((MainMenu) desk.window.openScene().lookup("#menu")).getMenus());
    }

    private List<MenuItem> entries() {
        return menus().stream().flatMap(menu -> entries(menu).stream()).toList();
    }

    private static List<MenuItem> entries(Menu menu) {
        return menu.getItems().stream().filter(item -> !(item instanceof SeparatorMenuItem || item instanceof Menu))
                .toList();
    }
}
