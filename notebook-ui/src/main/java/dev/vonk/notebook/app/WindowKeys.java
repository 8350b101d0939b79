package dev.vonk.notebook.app;

import dev.vonk.notebook.cells.CellList;
import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.command.Keyboard;
import dev.vonk.notebook.command.Stroke;
import dev.vonk.notebook.editor.CellEditor;
import dev.vonk.notebook.page.NotebookPage;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyEvent;

/// Decides what becomes of a key. In command mode the list of cells has the focus and every key is a command; in edit
/// mode only those of that mode are, and Esc is the editor's first; elsewhere, as in the find bar, only those that mean
/// nothing there.
final class WindowKeys {
    private static final Set<String> TEXT_KEYS = Set.of("Z", "Y", "A", "C", "X", "V", "HOME", "END");

    private final Scene scene;
    private final Supplier<Optional<NotebookPage>> page;
    private final Consumer<Command> performer;
    private final Keyboard keyboard = new Keyboard(Commands.ALL);
    private boolean swallow;

    WindowKeys(Scene scene, Supplier<Optional<NotebookPage>> page, Consumer<Command> performer) {
        this.scene = scene;
        this.page = page;
        this.performer = performer;
    }

    void install() {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, _ -> swallow = false);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::left);
    }

    private void pressed(KeyEvent event) {
        Optional<Stroke> stroke = Strokes.of(event);
        if (stroke.isEmpty()) {
            return;
        }
        swallow = false;
        Node owner = scene.getFocusOwner();
        if (isEscape(stroke.get()) && isList(owner)) {
            left(event);
            return;
        }
        boolean command = owner == null || owner instanceof CellList;
        boolean editor = isWithin(owner, CellEditor.class);
        if (!command && (isEscape(stroke.get()) || !editor && belongsThere(owner, stroke.get()))) {
            return;
        }
        Keyboard.Pressed pressed = keyboard.press(stroke.get(), !command, System.currentTimeMillis());
        swallow = pressed.waiting() || pressed.command().isPresent();
        if (swallow) {
            event.consume();
        }
        pressed.command().ifPresent(performer);
    }

    /// The letter of a key that was a command is not text for whatever has the focus now.
    private void typed(KeyEvent event) {
        if (swallow) {
            swallow = false;
            event.consume();
        }
    }

    /// Esc that nobody wanted: out of the editor, or back to the cells.
    private void left(KeyEvent event) {
        Optional<Stroke> stroke = Strokes.of(event);
        if (stroke.isEmpty() || !isEscape(stroke.get())) {
            return;
        }
        event.consume();
        if (isWithin(scene.getFocusOwner(), CellEditor.class)) {
            performer.accept(Commands.of("edit.end"));
        } else {
            page.get().ifPresent(open -> open.cells().takeFocus());
        }
    }

    /// Lists and trees take Esc for the end of an edit, although nothing is edited in ours.
    private static boolean isList(Node owner) {
        return owner instanceof TreeView || owner instanceof TableView || owner instanceof ListView;
    }

    private static boolean isEscape(Stroke stroke) {
        return stroke.key().equals("ESCAPE");
    }

    private static boolean belongsThere(Node owner, Stroke stroke) {
        boolean text = owner instanceof TextInputControl;
        boolean enter = stroke.key().equals("ENTER");
        boolean function = stroke.key().matches("F\\d+");
        boolean copies = TEXT_KEYS.contains(stroke.key()) && !stroke.shift();
        return stroke.isPlain() && !function && !(enter && stroke.shift() && !text) || text && enter || copies;
    }

    private static boolean isWithin(Node node, Class<? extends Node> kind) {
        Node each = node;
        while (each != null && !kind.isInstance(each)) {
            each = each.getParent();
        }
        return each != null;
    }
}
