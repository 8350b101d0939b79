package dev.vonk.notebook.panels;

import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The headings of the notebook as a tree. A click selects the cell of a heading; dots tell how the cells beneath it
/// stand.
final class OutlinePanel implements Panel {
    private final PanelServices services;
    private final TreeView<Section> tree = new TreeView<>(new TreeItem<>());
    private final EmptyState empty = new EmptyState("No headings yet",
            "Begin a line of a Markdown cell with # and a title: headings make the outline.");
    private final StackPane node = new StackPane(tree, empty);
    private List<Section> sections = List.of();
    private List<Object> shown = List.of();
    private @Nullable Section current;

    OutlinePanel(PanelServices services) {
        this.services = services;
        tree.setId("outline-tree");
        tree.setAccessibleText("Outline of the notebook");
        tree.getStyleClass().addAll("dense", "panel-tree");
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new OutlineRow(this::find, this::isCurrent, this::open));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, this::openOnEnter);
        refresh();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().selectFirst();
        }
    }

    @Override
    public void refresh() {
        NotebookState state = services.store().state();
        List<Section> now = Section.of(state);
        if (!now.equals(sections)) {
            sections = now;
            rebuild();
        }
        current = currentOf(sections, state);
        tree.setVisible(!sections.isEmpty());
        empty.setVisible(sections.isEmpty());
        List<Object> looks = looks(state);
        if (!looks.equals(shown)) {
            shown = looks;
            tree.refresh();
        }
    }

    @Override
    public void show(NotebookState before, NotebookState after) {
        if (matters(before.cells(), after.cells())
                || !before.selection().active().equals(after.selection().active())) {
            refresh();
        }
    }

    /// Whether the outline may look different: a letter typed in a code cell changes nothing of it.
    private static boolean matters(List<CellState> before, List<CellState> after) {
        if (before == after) {
            return false;
        }
        if (before.size() != after.size()) {
            return true;
        }
        for (int index = 0; index < after.size(); index++) {
            if (before.get(index) != after.get(index) && matters(before.get(index), after.get(index))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matters(CellState before, CellState after) {
        return after.language() == CellLanguage.MARKDOWN || before.language() != after.language()
                || !before.id().equals(after.id()) || before.run() != after.run() || before.stale() != after.stale();
    }

    @Override
    public void cellEnded() {}

    @Override
    public void tick() {}

    @Override
    public void kernelChanged() {}

    /// All that the lines show but the headings: typing leaves it as it is.
    private static List<Object> looks(NotebookState state) {
        return List.of(state.selection().active(),
                state.cells().stream().map(cell -> List.of(cell.run(), cell.stale())).toList());
    }

    private void rebuild() {
        TreeItem<Section> root = new TreeItem<>();
        Deque<TreeItem<Section>> open = new ArrayDeque<>();
        open.push(root);
        for (Section section : sections) {
            TreeItem<Section> item = new TreeItem<>(section);
            item.setExpanded(true);
            while (open.size() > 1 && open.element().getValue().level() >= section.level()) {
                open.pop();
            }
            open.element().getChildren().add(item);
            open.push(item);
        }
        tree.setRoot(root);
    }

    private Optional<CellState> find(String cell) {
        return services.store().state().cell(cell);
    }

    /// Whether the active cell stands under this section and none further down.
    private boolean isCurrent(Section section) {
        return section == current;
    }

    private static @Nullable Section currentOf(List<Section> sections, NotebookState state) {
        Section last = null;
        int next = 0;
        for (CellState cell : state.cells()) {
            while (next < sections.size() && sections.get(next).cell().equals(cell.id())) {
                last = sections.get(next++);
            }
            if (cell.id().equals(state.selection().active())) {
                break;
            }
        }
        return last;
    }

    private void open(Section section) {
        services.store().send(new Event.Select(section.cell(), false));
        services.reveal(section.cell());
    }

    private void openOnEnter(KeyEvent event) {
        TreeItem<Section> selected = tree.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && selected != null) {
            open(selected.getValue());
            event.consume();
        }
    }
}
