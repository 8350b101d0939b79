package dev.vonk.notebook.page;

import dev.vonk.notebook.cells.Icon;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.KernelState;
import dev.vonk.notebook.state.NotebookState;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// The line at the lower edge: the kernel, what was just told, where one is, what is saved.
final class StatusBar extends HBox {
    private static final Duration TOLD = Duration.seconds(8);

    private final Label kernel = new Label();
    private final Label told = new Label();
    private final Label mode = new Label();
    private final Label place = new Label();
    private final Label saved = new Label();
    private final PauseTransition fade = new PauseTransition(TOLD);
    private KernelState.Phase phase = KernelState.Phase.NONE;

    StatusBar() {
        getStyleClass().add("status-bar");
        kernel.setGraphic(new Icon("dot"));
        kernel.setId("status-kernel");
        told.setId("status-told");
        mode.setId("status-mode");
        place.setId("status-place");
        saved.setId("status-saved");
        told.getStyleClass().add("status-told");
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        fade.setOnFinished(_ -> told.setText(""));
        getChildren().addAll(kernel, told, mode, place, saved);
    }

    void tell(String text) {
        told.setText(text);
        fade.playFromStart();
    }

    void show(NotebookState state) {
        showKernel(state.kernel());
        mode.setText(state.selection().editing() ? "Edit" : "Command");
        mode.pseudoClassStateChanged(PseudoClass.getPseudoClass("editing"), state.selection().editing());
        int selected = state.selected().size();
        String many = selected > 1 ? " (" + selected + " selected)" : "";
        place.setText("Cell " + (state.indexOf(state.selection().active()) + 1) + " of " + state.cells().size() + many);
        saved.setText(savedText(state));
    }

    private void showKernel(KernelState state) {
        kernel.setText(kernelText(state));
        pseudoClassStateChanged(pseudoClass(phase), false);
        phase = state.phase();
        pseudoClassStateChanged(pseudoClass(phase), true);
    }

    static String kernelText(KernelState state) {
        String word = switch (state.phase()) {
            case NONE -> "No kernel";
            case STARTING -> "Kernel is starting…";
            case IDLE -> "Kernel ready";
            case BUSY -> "Kernel busy";
            case RECONNECTING -> "Reconnecting…";
            case ENDED -> "Kernel ended";
        };
        boolean noted = state.phase() != KernelState.Phase.ENDED && !state.note().isEmpty();
        return noted ? word + " · " + state.note() : word;
    }

    static String savedText(NotebookState state) {
        FileState file = state.file();
        if (file.saving()) {
            return "Saving…";
        }
        if (!file.problem().isEmpty()) {
            return "Not saved";
        }
        if (state.isDirty()) {
            return file.path().isPresent() ? "Unsaved changes" : "Not saved yet";
        }
        return file.path().isPresent() ? "Saved" : "";
    }

    private static PseudoClass pseudoClass(KernelState.Phase phase) {
        return PseudoClass.getPseudoClass(phase.name().toLowerCase(Locale.ROOT));
    }
}
