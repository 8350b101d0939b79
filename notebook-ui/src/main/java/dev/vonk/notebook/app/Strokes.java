package dev.vonk.notebook.app;

import dev.vonk.notebook.command.Stroke;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/// Between what is pressed and the strokes that commands know.
final class Strokes {
    private Strokes() {}

    /// The stroke; empty while only a key that goes with others is held, or one that belongs to the desktop.
    static Optional<Stroke> of(KeyEvent event) {
        if (event.getCode().isModifierKey() || event.isMetaDown() || event.getCode() == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        return Optional.of(new Stroke(event.isControlDown(), event.isShiftDown(), event.isAltDown(),
                plain(event.getCode()).name()));
    }

    /// The same as menus show it.
    static KeyCombination combination(Stroke stroke) {
        return new KeyCodeCombination(KeyCode.valueOf(stroke.key()), held(stroke.shift()), held(stroke.control()),
                held(stroke.alt()), ModifierValue.UP, ModifierValue.UP);
    }

    private static ModifierValue held(boolean down) {
        return down ? ModifierValue.DOWN : ModifierValue.UP;
    }

    private static KeyCode plain(KeyCode code) {
        return switch (code) {
            case ADD -> KeyCode.PLUS;
            case SUBTRACT -> KeyCode.MINUS;
            case NUMPAD0 -> KeyCode.DIGIT0;
            case KP_UP -> KeyCode.UP;
            case KP_DOWN -> KeyCode.DOWN;
            default -> code;
        };
    }
}
