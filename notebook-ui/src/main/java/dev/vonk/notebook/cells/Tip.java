package dev.vonk.notebook.cells;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Tips that are made when the mouse first comes over the control: each has a window of its own, and most are never seen.
public final class Tip {
    private Tip() {}

    public static void on(Control control, String text) {
        on(control, () -> text);
    }

    /// @param text asked for each time the mouse comes; empty for no tip
    public static void on(Control control, Supplier<String> text) {
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> show(control, text.get()));
    }

    private static void show(Control control, String text) {
        if (text.isEmpty()) {
            control.setTooltip(null);
        } else if (control.getTooltip() == null) {
            control.setTooltip(new Tooltip(text));
        } else {
            control.getTooltip().setText(text);
        }
    }
}
