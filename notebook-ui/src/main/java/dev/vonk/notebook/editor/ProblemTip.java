package dev.vonk.notebook.editor;

import java.util.List;
import java.util.function.IntFunction;
import javafx.animation.PauseTransition;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// Tells what is wrong where the mouse rests on a mark.
final class ProblemTip {
    private static final Duration REST = Duration.millis(300);

    private final CodeArea area;
    private final IntFunction<List<String>> messagesAt;
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Tooltip tip;

    ProblemTip(CodeArea area, IntFunction<List<String>> messagesAt) {
        this.area = area;
        this.messagesAt = messagesAt;
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hide());
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> hide());
    }

    void hide() {
        rest.stop();
        if (tip != null) {
            tip.hide();
            tip = null;
        }
    }

    private void moved(MouseEvent event) {
        hide();
        rest.setOnFinished(_ -> show(event));
        rest.playFromStart();
    }

    private void show(MouseEvent event) {
        area.hit(event.getX(), event.getY()).getCharacterIndex().ifPresent(offset -> {
            List<String> messages = messagesAt.apply(offset);
            if (!messages.isEmpty() && area.getScene() != null) {
                Tooltip shown = new Tooltip(String.join("\n\n", messages));
                shown.setWrapText(true);
                shown.setMaxWidth(600);
                tip = shown;
                shown.show(area, event.getScreenX() + 8, event.getScreenY() + 14);
            }
        });
    }
}
