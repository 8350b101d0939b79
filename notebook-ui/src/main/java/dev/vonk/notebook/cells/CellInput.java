package dev.vonk.notebook.cells;

import dev.vonk.notebook.editor.CellEditor;
import dev.vonk.notebook.editor.CodeView;
import dev.vonk.notebook.output.MarkdownView;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.Store;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The text of a cell: an editor, a picture of one until it is needed, rendered Markdown, or a line that stands for what
/// is folded. The tools of the cell lie over its upper right corner.
final class CellInput extends StackPane {
    private static final PseudoClass RENDERED = PseudoClass.getPseudoClass("rendered");

    private final Store store;
    private final CellServices services;
    private final String id;
    private final StackPane frame = new StackPane();
    private final CellTools tools;
    private @Nullable CodeView picture;
    private @Nullable CellEditor editor;
    private @Nullable MarkdownView rendered;
    private @Nullable CellState cell;
    private boolean lineNumbers;
    private List<CellEditor.Span> matches = List.of();
    private int currentMatch = -1;
    private String shownMarkdown = "";
    private boolean wanted;

    CellInput(Store store, CellServices services, String id) {
        this.store = store;
        this.services = services;
        this.id = id;
        this.tools = new CellTools(store, services, id);
        getStyleClass().add("cell-input");
        frame.getStyleClass().add("cell-frame");
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        getChildren().addAll(frame, tools);
        hoverProperty().addListener((_, _, hover) -> tools.awake(hover));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
    }

    /// What to do in an empty cell; empty for nothing.
    void hint(String words) {
        getChildren().removeIf(Label.class::isInstance);
        if (words.isEmpty()) {
            return;
        }
        Label label = new Label(words);
        label.setId("hint-" + id);
        label.getStyleClass().add("cell-hint");
        label.setMouseTransparent(true);
        StackPane.setAlignment(label, Pos.TOP_LEFT);
        getChildren().add(1, label);
    }

    Optional<CellEditor> editor() {
        return Optional.ofNullable(editor);
    }

    boolean isAsleep() {
        return editor == null && cell != null && !isRendered(cell, false) && !cell.isInputFolded();
    }

    void wake() {
        wanted = true;
        if (cell != null && editor == null) {
            showCode(cell);
        }
    }

    /// @param hidden how many cells are folded away behind this heading
    void show(CellState state, boolean editing, boolean trusted, int hidden) {
        cell = state;
        tools.show(state, hidden);
        boolean written = isRendered(state, editing);
        frame.pseudoClassStateChanged(RENDERED, written);
        if (state.isInputFolded() && !editing) {
            put(FoldLine.of(firstLine(state), () -> store.send(new Event.FoldInput(id, false))));
        } else if (written) {
            showMarkdown(state, trusted);
        } else {
            wanted |= editing;
            showCode(state);
        }
    }

    void matches(List<CellEditor.Span> spans, int current) {
        if (matches.equals(spans) && current == currentMatch) {
            return;
        }
        matches = spans;
        currentMatch = current;
        if (!spans.isEmpty() && isAsleep()) {
            wake();
        }
        if (editor != null) {
            editor.matches(spans, current);
        }
    }

    void lineNumbers(boolean shown) {
        lineNumbers = shown;
        if (editor != null) {
            editor.lineNumbers(shown);
        }
    }

    private static boolean isRendered(CellState state, boolean editing) {
        return state.language() == CellLanguage.MARKDOWN && !editing;
    }

    private void showCode(CellState state) {
        if (wanted && editor == null) {
            editor = newEditor();
            picture = null;
        }
        if (editor != null) {
            editor.show(state.source(), state.language());
            editor.problems(state.problems(), state.failedLine());
            put(editor);
            return;
        }
        if (picture == null) {
            picture = new CodeView();
        }
        picture.show(state.source(), state.language());
        put(picture);
    }

    private CellEditor newEditor() {
        CellEditor made = new CellEditor(services.help(), new Gestures());
        made.setId("editor-" + id);
        made.lineNumbers(lineNumbers);
        made.matches(matches, currentMatch);
        return made;
    }

    private void showMarkdown(CellState state, boolean trusted) {
        if (rendered == null) {
            rendered = new MarkdownView(services);
            shownMarkdown = "";
        }
        String text = state.source().isBlank() ? "*Empty Markdown cell: press Enter to write.*" : state.source();
        if (!text.equals(shownMarkdown)) {
            rendered.show(text, trusted);
            shownMarkdown = text;
        }
        put(rendered);
    }

    private void put(Node content) {
        if (frame.getChildren().size() != 1 || frame.getChildren().getFirst() != content) {
            frame.getChildren().setAll(content);
        }
    }

    private static String firstLine(CellState state) {
        return state.source().lines().filter(line -> !line.isBlank()).findFirst().orElse("empty cell");
    }

    private void clicked(MouseEvent event) {
        boolean times = event.getClickCount() == (rendered != null && frame.getChildren().contains(rendered) ? 2 : 1);
        boolean onTools = event.getTarget() instanceof Node node && isPart(node, tools);
        boolean folded = cell != null && cell.isInputFolded();
        boolean inEditor = editor != null && frame.getChildren().contains(editor);
        if (event.getButton() == MouseButton.PRIMARY && times && !onTools && !folded && !inEditor) {
            store.send(new Event.BeginEdit(id, -1));
        }
    }

    private static boolean isPart(Node node, Node whole) {
        return node == whole || node.getParent() != null && isPart(node.getParent(), whole);
    }

    /// Names of tables, columns and files come by drag from the panels.
    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasString() && !event.getDragboard().hasContent(CellDrag.CELLS)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        String text = event.getDragboard().getString();
        if (text == null || cell == null || event.getDragboard().hasContent(CellDrag.CELLS)) {
            return;
        }
        String source = cell.source();
        int at = editor == null ? source.length() : Math.min(editor.caret(), source.length());
        store.send(new Event.TextEdited(id, source.substring(0, at) + text + source.substring(at), at + text.length()));
        store.send(new Event.BeginEdit(id, at + text.length()));
        event.setDropCompleted(true);
        event.consume();
    }

    /// What the user does in the editor.
    private final class Gestures implements CellEditor.Listener {
        @Override
        public void edited(String text, int caret) {
            store.send(new Event.TextEdited(id, text, caret));
        }

        @Override
        public void moved(int caret) {
            store.send(new Event.CaretMoved(id, caret));
        }

        @Override
        public void left(boolean down) {
            String before = store.state().selection().active();
            store.send(new Event.SelectNeighbour(down, false));
            String after = store.state().selection().active();
            if (!after.equals(before)) {
                boolean runs = store.state().active().language() != CellLanguage.MARKDOWN;
                store.send(runs ? new Event.BeginEdit(after, down ? 0 : -1) : new Event.EndEdit());
            }
        }

        @Override
        public void focused() {
            var selection = store.state().selection();
            if (!selection.editing() || !selection.active().equals(id)) {
                store.send(new Event.BeginEdit(id, editor == null ? -1 : editor.caret()));
            }
        }
    }
}
