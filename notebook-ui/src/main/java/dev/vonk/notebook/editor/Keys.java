package dev.vonk.notebook.editor;

import dev.vonk.notebook.language.Edit;
import dev.vonk.notebook.language.EnterKey;
import dev.vonk.notebook.language.Lines;
import dev.vonk.notebook.language.Selected;
import dev.vonk.notebook.language.TypedLetter;
import dev.vonk.notebook.language.Words;
import dev.vonk.notebook.state.CellLanguage;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Which key does what to the text. Keys that are none of the editor's go on to the window.
final class Keys {
    private Keys() {}

    /// What a pressed key does; empty where the area or the window has to say.
    static Optional<Edit> pressed(KeyEvent event, Selected selected, CellLanguage language) {
        if (event.isMetaDown() && !event.isShortcutDown()) {
            return Optional.empty();
        }
        if (event.isAltDown()) {
            return event.isShortcutDown() ? Optional.empty() : withAlt(event, selected);
        }
        if (event.isShortcutDown()) {
            return withShortcut(event, selected, language);
        }
        return switch (event.getCode()) {
            case ENTER -> event.isShiftDown() ? Optional.empty() : Optional.of(EnterKey.edit(selected, language));
            case TAB -> Optional.of(event.isShiftDown() ? Lines.outdented(selected) : Lines.indented(selected));
            case BACK_SPACE -> TypedLetter.backspace(selected, language);
            case HOME -> Optional.of(to(event, selected, Words.home(selected.text(), selected.caret())));
            default -> Optional.empty();
        };
    }

    private static Optional<Edit> withAlt(KeyEvent event, Selected selected) {
        boolean shift = event.isShiftDown();
        return switch (event.getCode()) {
            case UP, KP_UP -> Optional.of(shift ? Lines.copiedUp(selected) : Lines.movedUp(selected));
            case DOWN, KP_DOWN -> Optional.of(shift ? Lines.copiedDown(selected) : Lines.movedDown(selected));
            default -> Optional.empty();
        };
    }

    private static Optional<Edit> withShortcut(KeyEvent event, Selected selected, CellLanguage language) {
        String text = selected.text();
        int caret = selected.caret();
        return switch (event.getCode()) {
            case LEFT, KP_LEFT -> Optional.of(to(event, selected, Words.previous(text, caret)));
            case RIGHT, KP_RIGHT -> Optional.of(to(event, selected, Words.next(text, caret)));
            case BACK_SPACE -> Optional.of(cut(selected, Words.previous(text, caret), caret));
            case DELETE -> Optional.of(cut(selected, caret, Words.next(text, caret)));
            case SLASH, DIVIDE -> Optional.of(Lines.commentToggled(selected, language));
            case CLOSE_BRACKET -> Optional.of(Lines.indented(selected));
            case OPEN_BRACKET -> Optional.of(Lines.outdented(selected));
            case D -> event.isShiftDown() ? Optional.empty() : Optional.of(Lines.deleted(selected));
            case K -> event.isShiftDown() ? Optional.of(Lines.deleted(selected)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Edit to(KeyEvent event, Selected selected, int caret) {
        return new Edit(caret, caret, "", event.isShiftDown() ? selected.anchor() : caret, caret);
    }

    private static Edit cut(Selected selected, int from, int to) {
        if (!selected.isEmpty()) {
            return new Edit(selected.from(), selected.to(), "", selected.from(), selected.from());
        }
        return new Edit(from, to, "", from, from);
    }

    /// Whether the area itself knows what a pressed key does: moving the caret, deleting, the clipboard.
    static boolean isOfArea(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isAltDown() || event.isMetaDown() && !event.isShortcutDown()) {
            return false;
        }
        boolean moves = switch (code) {
            case UP, DOWN, LEFT, RIGHT, KP_UP, KP_DOWN, KP_LEFT, KP_RIGHT, DELETE, BACK_SPACE, END -> true;
            default -> false;
        };
        if (!event.isShortcutDown()) {
            return moves || isClipboard(code) || code == KeyCode.INSERT && event.isShiftDown();
        }
        return switch (code) {
            case HOME, END -> true;
            case A, C, V, X -> !event.isShiftDown();
            case INSERT -> !event.isShiftDown();
            default -> false;
        };
    }

    private static boolean isClipboard(KeyCode code) {
        return code == KeyCode.CUT || code == KeyCode.COPY || code == KeyCode.PASTE;
    }

    /// Whether a typed letter is text, rather than what a shortcut leaves behind.
    static boolean isText(KeyEvent event) {
        boolean graphic = event.isControlDown() && event.isAltDown();
        boolean shortcut = event.isControlDown() || event.isMetaDown() || event.isAltDown() && !Keys.isMac();
        String text = event.getCharacter();
        return (graphic || !shortcut) && !text.isEmpty() && text.charAt(0) >= ' ' && text.charAt(0) != 127;
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
