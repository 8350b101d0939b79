package dev.vonk.notebook.panels;

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

/// The headings of the notebook as a tree. A click selects the cell of a heading; dots tell how the cells beneath it
/// stand.
final class OutlinePanel implements Panel {
    private final PanelServices services;
    private final TreeView<Heading> tree = new TreeView<>(new TreeItem<>());
    private final EmptyState empty = new EmptyState("No headings yet",
            "Begin a line of a Markdown cell with # and a title: headings make the outline.");
    private final StackPane node = new StackPane(tree, empty);
    private List<Heading> headings = List.of();

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
        List<Heading> now = Heading.of(services.store().state());
        if (!now.equals(headings) || tree.getRoot().getChildren().size() != now.size()) {
            headings = now;
            rebuild();
        }
        tree.setVisible(!headings.isEmpty());
        empty.setVisible(headings.isEmpty());
        tree.refresh();
    }

    @Override
    public void show(NotebookState before, NotebookState after) {
        if (before.cells() != after.cells() || !before.selection().active().equals(after.selection().active())) {
            refresh();
        }
    }

    @Override
    public void cellEnded() {}

    @Override
    public void tick() {}

    @Override
    public void kernelChanged() {}

    private void rebuild() {
        TreeItem<Heading> root = new TreeItem<>();
        Deque<TreeItem<Heading>> open = new ArrayDeque<>();
        open.push(root);
        for (Heading heading : headings) {
            TreeItem<Heading> item = new TreeItem<>(heading);
            item.setExpanded(true);
            while (open.size() > 1 && open.element().getValue().level() >= heading.level()) {
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

    /// Whether the active cell stands under this heading and none further down.
    private boolean isCurrent(Heading heading) {
        NotebookState state = services.store().state();
        int active = state.indexOf(state.selection().active());
        Heading current = null;
        for (Heading each : headings) {
            if (state.indexOf(each.cell()) > active) {
                break;
            }
            current = each;
        }
        return heading == current;
    }

    private void open(Heading heading) {
        services.store().send(new Event.Select(heading.cell(), false));
    }

    private void openOnEnter(KeyEvent event) {
        TreeItem<Heading> selected = tree.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && selected != null) {
            open(selected.getValue());
            event.consume();
        }
    }
}
