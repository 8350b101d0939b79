package dev.vonk.notebook.cells;

import dev.vonk.notebook.editor.CellEditor;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.FindState;
import dev.vonk.notebook.state.Store;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One cell. It holds nothing but a guess of its height until [#build] is called.
final class CellNode extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass EDITING = PseudoClass.getPseudoClass("editing");
    private static final double LINE_GUESS = 19;
    private static final double FRAME_GUESS = 34;
    private static final double OUTPUT_GUESS = 60;

    private final Store store;
    private final CellServices services;
    private final CellInput input;
    private CellState cell;
    private boolean trusted;
    private @Nullable CellGutter gutter;
    private @Nullable CellResults results;
    private boolean editing;
    private String hint = "";
    private int hiddenBelow;
    private double keptHeight;
    private double keptWidth = -1;
    private boolean resized = true;

    CellNode(Store store, CellServices services, CellState cell, boolean trusted) {
        this.store = store;
        this.services = services;
        this.cell = cell;
        this.trusted = trusted;
        this.input = new CellInput(store, services, cell.id());
        getStyleClass().add("cell");
        setId("cell-" + cell.id());
        setAccessibleRole(AccessibleRole.NODE);
        setManaged(false);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    String cellId() {
        return cell.id();
    }

    Optional<CellEditor> editor() {
        return input.editor();
    }

    /// Takes the new state of the cell.
    void show(CellState state, boolean isTrusted) {
        cell = state;
        trusted = isTrusted;
        if (gutter == null) {
            resized = true;
            return;
        }
        draw();
    }

    /// @param hidden how many cells are folded away behind this heading
    void mark(boolean selected, boolean active, boolean isEditing, int hidden) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(ACTIVE, active);
        pseudoClassStateChanged(EDITING, isEditing);
        if (editing != isEditing || hidden != hiddenBelow) {
            editing = isEditing;
            hiddenBelow = hidden;
            if (gutter != null) {
                input.show(cell, editing, trusted, hiddenBelow);
            }
        }
    }

    void matches(List<FindState.Match> matches, int current) {
        input.matches(matches.stream().map(match -> new CellEditor.Span(match.from(), match.to())).toList(), current);
    }

    void lineNumbers(boolean shown) {
        input.lineNumbers(shown);
    }

    /// What to do in an empty cell; empty for nothing.
    void hint(String words) {
        if (!hint.equals(words)) {
            hint = words;
            input.hint(words);
            speak();
        }
    }

    private void speak() {
        setAccessibleText(cell.language().label() + " cell, " + CellGutter.words(cell)
                + (hint.isEmpty() ? "" : ". " + hint));
    }

    /// Makes the nodes of the cell, where that was not done.
    ///
    /// @return whether it was done now
    boolean build() {
        if (gutter != null) {
            return false;
        }
        gutter = new CellGutter(store, cell.id());
        results = new CellResults(store, services, cell.id());
        VBox body = new VBox(input, results);
        body.getStyleClass().add("cell-body");
        getChildren().setAll(new CellRow(gutter, body), new InsertStrip(store, cell.id()));
        resized = true;
        draw();
        return true;
    }

    /// Puts the real editor in place of the picture of one.
    void wakeEditor() {
        boolean _ = build();
        input.wake();
    }

    boolean isAsleep() {
        return input.isAsleep();
    }

    /// The time that goes by while the cell runs.
    void tick(long now) {
        if (gutter != null && results != null) {
            gutter.tick(now);
            results.tick(now);
        }
    }

    /// Where the caret's line is, in pixels from the cell's top; guessed from the number of lines.
    double[] caretLine(int caret) {
        Optional<Bounds> known = cell.language().runs() ? Optional.empty() : editor().flatMap(this::caretBounds);
        if (known.isPresent()) {
            return new double[]{known.get().getMinY(), known.get().getMaxY() + LINE_GUESS};
        }
        String text = cell.source();
        int at = Math.clamp(caret, 0, text.length());
        long line = text.substring(0, at).chars().filter(letter -> letter == '\n').count();
        long lines = text.chars().filter(letter -> letter == '\n').count() + 1;
        double height = input.getHeight();
        double one = height / lines;
        return new double[]{line * one, (line + 1) * one + LINE_GUESS};
    }

    private Optional<Bounds> caretBounds(CellEditor editor) {
        return editor.caretBounds().map(editor::localToScene).map(this::sceneToLocal);
    }

    Optional<Node> firstOutput() {
        return Optional.ofNullable(results).flatMap(CellResults::first);
    }

    double heightFor(double width) {
        if (gutter == null) {
            keptHeight = resized ? guess() : keptHeight;
            resized = false;
            return keptHeight;
        }
        if (resized || keptWidth != width) {
            keptHeight = getScene() == null && keptWidth == width ? keptHeight : Math.ceil(prefHeight(width));
            keptWidth = width;
            resized = getScene() == null;
        }
        return keptHeight;
    }

    double keptHeight() {
        return keptHeight;
    }

    /// A child that wants another size asks for a new layout of the cell, and with it of the column.
    @Override
    public void requestLayout() {
        resized = true;
        super.requestLayout();
        if (getParent() instanceof CellColumn column) {
            column.requestLayout();
            column.lookAgain();
        }
    }

    /// Whether it may have another height than it was given.
    boolean isResized() {
        return resized;
    }

    private void draw() {
        input.show(cell, editing, trusted, hiddenBelow);
        if (gutter != null && results != null) {
            gutter.show(cell);
            results.show(cell, trusted);
        }
        speak();
    }

    private double guess() {
        long lines = cell.isInputFolded() ? 1 : cell.source().chars().filter(letter -> letter == '\n').count() + 1;
        int outputs = cell.isOutputFolded() ? 0 : cell.cell().outputs().size();
        return FRAME_GUESS + LINE_GUESS * lines + OUTPUT_GUESS * outputs;
    }

    private void pressed(MouseEvent event) {
        boolean inEditor = editor().map(editor -> isWithin(event, editor)).orElse(false);
        if (!inEditor || event.isShiftDown() && !editing) {
            store.send(new Event.Select(cell.id(), event.isShiftDown()));
        }
    }

    private static boolean isWithin(MouseEvent event, Node ancestor) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && node != ancestor) {
            node = node.getParent();
        }
        return node == ancestor;
    }
}
