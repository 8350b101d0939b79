package dev.vonk.notebook.cells;

import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.FindState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.RunState;
import dev.vonk.notebook.state.Selection;
import dev.vonk.notebook.state.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The cells of an open notebook. In command mode it has the focus itself; in edit mode the active cell's editor has it.
public final class CellList extends StackPane {
    private static final double TICK_MILLIS = 100;
    private static final double SCROLL_STEP = 0.8;

    private final Store store;
    private final CellServices services;
    private final CellColumn column = new CellColumn();
    private final Map<String, CellNode> nodes = new LinkedHashMap<>();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(TICK_MILLIS), _ -> tick()));
    private final EditorQueue queue = new EditorQueue(column);
    private Map<String, Integer> folded = Map.of();
    private Set<String> hidden = Set.of();
    private Set<String> marked = Set.of();
    private boolean lineNumbers;

    public CellList(Store store, CellServices services) {
        this.store = store;
        this.services = services;
        getStyleClass().add("cell-list");
        setId("cells");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Cells of the notebook");
        getChildren().add(column);
        clock.setCycleCount(Timeline.INDEFINITE);
        CellDrag.target(column, store);
        NotebookState state = store.state();
        showCells(List.of(), state, true);
        showSelection(state);
        showMatches(state);
        runClock(state);
    }

    /// Takes a change of the notebook: only cells that are other objects than before are touched.
    public void show(NotebookState before, NotebookState after) {
        boolean anew = before.file().trusted() != after.file().trusted();
        if (anew || before.cells() != after.cells()) {
            showCells(before.cells(), after, anew);
            runClock(after);
        }
        if (before.cells() != after.cells() || before.selection() != after.selection()) {
            showSelection(after);
        }
        if (!before.find().equals(after.find())) {
            showMatches(after);
        }
        if (before.selection() != after.selection()) {
            follow(before.selection(), after);
        }
    }

    /// Brings a cell into view: its top at least, and the caret's line where it is being written.
    public void reveal(String cell) {
        CellNode node = nodes.get(cell);
        if (node == null || hidden.contains(cell)) {
            return;
        }
        Selection selection = store.state().selection();
        if (selection.editing() && selection.active().equals(cell)) {
            double[] line = node.caretLine(selection.caret());
            column.reveal(node, line[0], line[1]);
        } else {
            column.reveal(node, 0, Math.max(80, Math.min(node.keptHeight(), getHeight() * SCROLL_STEP)));
        }
    }

    public void scroll(boolean down) {
        column.scrollBy((down ? 1 : -1) * getHeight() * SCROLL_STEP);
    }

    public void lineNumbers(boolean shown) {
        lineNumbers = shown;
        nodes.values().forEach(node -> node.lineNumbers(shown));
    }

    /// Puts the focus where the selection is.
    public void takeFocus() {
        NotebookState state = store.state();
        CellNode active = nodes.get(state.selection().active());
        if (active == null) {
            return;
        }
        column.pin(active);
        if (!state.selection().editing()) {
            requestFocus();
            return;
        }
        active.wakeEditor();
        active.editor().ifPresent(editor -> {
            if (editor.caret() != state.selection().caret()) {
                editor.setCaret(state.selection().caret());
            }
            editor.requestFocus();
        });
    }

    /// Puts the focus on the first thing in the active cell's outputs that can have it.
    public void focusOutputs() {
        Optional.ofNullable(nodes.get(store.state().selection().active()))
                .flatMap(CellNode::firstOutput)
                .flatMap(CellList::firstFocusable)
                .ifPresent(Node::requestFocus);
    }

    /// Ends what goes on by itself; for a notebook that is closed.
    public void close() {
        clock.stop();
        queue.close();
    }

    private void showCells(List<CellState> before, NotebookState after, boolean all) {
        Map<String, CellState> old = new HashMap<>();
        before.forEach(cell -> old.put(cell.id(), cell));
        List<CellNode> shown = new ArrayList<>();
        folded = Sections.hidden(after);
        hidden = after.hiddenBySections();
        Set<String> present = new HashSet<>();
        boolean trusted = after.file().trusted();
        for (CellState cell : after.cells()) {
            present.add(cell.id());
            CellNode node = nodes.get(cell.id());
            if (node == null) {
                node = newNode(cell, trusted);
            } else if (all || old.get(cell.id()) != cell) {
                node.show(cell, trusted);
            }
            if (!hidden.contains(cell.id())) {
                shown.add(node);
            }
        }
        nodes.keySet().retainAll(present);
        if (!column.nodes().equals(shown)) {
            column.show(shown);
            queue.restart();
        }
        nodes.get(after.cells().getFirst().id()).hint(Hint.of(after));
        if (after.cells().size() > 1) {
            nodes.get(after.cells().get(1).id()).hint("");
        }
    }

    private CellNode newNode(CellState cell, boolean trusted) {
        CellNode node = new CellNode(store, services, cell, trusted);
        node.lineNumbers(lineNumbers);
        nodes.put(cell.id(), node);
        return node;
    }

    private void showSelection(NotebookState state) {
        Set<String> selected = new HashSet<>(state.selected());
        Set<String> touched = new HashSet<>(marked);
        touched.addAll(selected);
        touched.addAll(folded.keySet());
        String active = state.selection().active();
        for (String id : touched) {
            CellNode node = nodes.get(id);
            if (node != null) {
                node.mark(selected.contains(id), id.equals(active), id.equals(active) && state.selection().editing(),
                        folded.getOrDefault(id, 0));
            }
        }
        touched.retainAll(nodes.keySet());
        marked = touched;
    }

    private void showMatches(NotebookState state) {
        List<FindState.Match> matches = state.find().map(FindState::matches).orElse(List.of());
        int current = state.find().map(FindState::current).orElse(-1);
        Map<String, List<FindState.Match>> byCell = matches.stream()
                .collect(Collectors.groupingBy(FindState.Match::cell));
        nodes.forEach((id, node) -> {
            List<FindState.Match> own = byCell.getOrDefault(id, List.of());
            int mine = current >= 0 && current < matches.size() ? own.indexOf(matches.get(current)) : -1;
            node.matches(own, mine);
        });
    }

    /// The focus follows the selection, unless the user is somewhere else in the window, such as in the find bar. The
    /// editor of Markdown that was just written has it for a moment longer than it is there.
    private void follow(Selection before, NotebookState after) {
        Selection selection = after.selection();
        boolean moved = !before.active().equals(selection.active()) || before.editing() != selection.editing();
        if (isOurs() && (moved || selection.editing())) {
            takeFocus();
        }
        if (selection.editing() || moved) {
            reveal(selection.active());
        }
    }

    private boolean isOurs() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        Node node = owner;
        while (node != null && node != this) {
            node = node.getParent();
        }
        return owner == null || owner.getScene() == null || node == this;
    }

    private void runClock(NotebookState state) {
        boolean running = state.cells().stream().anyMatch(cell -> cell.run() == RunState.RUNNING);
        if (running) {
            clock.play();
        } else {
            clock.pause();
        }
    }

    private void tick() {
        long now = System.currentTimeMillis();
        nodes.values().forEach(node -> node.tick(now));
    }

    private static Optional<Node> firstFocusable(Node node) {
        if (node.isFocusTraversable() && node.isVisible()) {
            return Optional.of(node);
        }
        if (!(node instanceof Parent parent)) {
            return Optional.empty();
        }
        return parent.getChildrenUnmodifiable().stream().flatMap(child -> firstFocusable(child).stream()).findFirst();
    }
}
