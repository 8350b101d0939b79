package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.CellEvent.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Checks a text when it has rested for half a second. An answer about an older text is dropped.
final class LiveCheck {
    private static final Duration REST = Duration.millis(500);

    private final Function<String, CompletableFuture<List<Problem>>> check;
    private final Consumer<List<Problem>> show;
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable CompletableFuture<List<Problem>> underWay;

    LiveCheck(Function<String, CompletableFuture<List<Problem>>> check, Consumer<List<Problem>> show) {
        this.check = check;
        this.show = show;
    }

    void changed(String text) {
        stop();
        rest.setOnFinished(_ -> start(text));
        rest.playFromStart();
    }

    void stop() {
        rest.stop();
        if (underWay != null) {
            underWay.cancel(true);
            underWay = null;
        }
    }

    private void start(String text) {
        CompletableFuture<List<Problem>> asked = check.apply(text);
        underWay = asked;
        var _ = asked.thenAccept(problems -> Platform.runLater(() -> answered(asked, problems)));
    }

    private void answered(CompletableFuture<List<Problem>> asked, List<Problem> problems) {
        if (underWay == asked) {
            underWay = null;
            show.accept(problems);
        }
    }
}
