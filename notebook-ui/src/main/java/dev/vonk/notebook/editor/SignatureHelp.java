package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Shows what is being called at the caret, the argument it is in emphasised, and its documentation.
final class SignatureHelp {
    private static final Duration SOON = Duration.millis(100);

    private final CellEditor editor;
    private final CellEditor.Help help;
    private final PauseTransition delay = new PauseTransition(SOON);
    /// Made when it is first shown.
    private @Nullable SignaturePopup popup;
    private @Nullable CompletableFuture<?> asked;

    SignatureHelp(CellEditor editor, CellEditor.Help help) {
        this.editor = editor;
        this.help = help;
    }

    /// Shows what is known about the name or the call at the caret.
    void ask() {
        start(-1);
    }

    /// Shows the call at the caret in a moment, where it is in one.
    void askSoon() {
        delay.setOnFinished(_ -> start(0));
        delay.playFromStart();
    }

    boolean isOpen() {
        return popup != null && popup.isShowing();
    }

    void close() {
        delay.stop();
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
        hide();
    }

    /// Has to be told when the text or the caret has changed.
    void changed() {
        if (isOpen()) {
            askSoon();
        }
    }

    /// @param least the index of the argument that the caret has at least to be in
    private void start(int least) {
        delay.stop();
        if (asked != null) {
            asked.cancel(true);
        }
        String text = editor.text();
        int caret = editor.caret();
        CompletableFuture<Answer.Description> future = help.describe(text, caret);
        asked = future;
        var _ = future.thenAccept(found -> Platform.runLater(() -> {
            boolean current = asked == future && editor.text().equals(text) && editor.caret() == caret;
            if (current) {
                asked = null;
                show(found, least);
            }
        }));
    }

    private void show(Answer.Description found, int least) {
        if (found.signatures().isEmpty() || found.argument() < least || !editor.area().isFocused()) {
            hide();
            return;
        }
        SignaturePopup shown = popup == null ? new SignaturePopup() : popup;
        popup = shown;
        editor.boundsOnScreen(editor.caret())
                .ifPresent(place -> shown.show(editor.area(), place, editor.fontSize(), found));
    }

    private void hide() {
        if (popup != null) {
            popup.hide();
        }
    }
}
