package dev.vonk.notebook.page;

import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.files.OpenFiles;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.KernelState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the user should decide about the open notebook.
final class Banners extends VBox {

    /// What the banners depend on.
    private record Shown(KernelState.Phase phase, String note, boolean changedOutside, boolean trusted, String problem,
            boolean recovered, boolean elsewhere) {}

    private final Store store;
    private final Host host;
    private final Runnable reload;
    private final Runnable dropRecovery;
    private Optional<Notebook> recovered = Optional.empty();
    private Optional<OpenFiles.Elsewhere> elsewhere = Optional.empty();
    private @Nullable Shown shown;

    /// @param reload reads the file anew
    /// @param dropRecovery deletes the recovery file
    Banners(Store store, Host host, Runnable reload, Runnable dropRecovery) {
        this.store = store;
        this.host = host;
        this.reload = reload;
        this.dropRecovery = dropRecovery;
        getStyleClass().add("banners");
    }

    /// Offers text that was found after a crash.
    void offer(Notebook found) {
        recovered = Optional.of(found);
        show(store.state());
    }

    /// Says that another window has the notebook open too.
    void warn(OpenFiles.Elsewhere other) {
        elsewhere = Optional.of(other);
        show(store.state());
    }

    void show(NotebookState state) {
        Shown wanted = new Shown(state.kernel().phase(), state.kernel().note(), state.file().changedOutside(),
                state.file().trusted(), state.file().problem(), recovered.isPresent(), elsewhere.isPresent());
        if (Objects.equals(wanted, shown)) {
            return;
        }
        shown = wanted;
        getChildren().clear();
        recovered.ifPresent(this::recovery);
        elsewhere.ifPresent(this::twice);
        if (wanted.changedOutside()) {
            add("warning", "The file was changed by another program since it was read.",
                    answers("Reload", reload, "Keep mine", () -> store.send(new Event.KeepMine())));
        }
        if (!wanted.trusted()) {
            add("warning",
                    "This notebook comes from elsewhere: its cells do not run and its HTML is shown as plain text "
                            + "until you trust it.",
                    answers("Trust", () -> store.send(new Event.Trust())));
        }
        if (!wanted.problem().isEmpty()) {
            add("danger", wanted.problem(),
                    answers("Try again", () -> store.send(new Event.Save(Optional.empty())), "Save as…",
                            () -> host.perform(Commands.of("file.save-as"))));
        }
        if (wanted.phase() == KernelState.Phase.ENDED && !wanted.note().isEmpty()) {
            add("danger", wanted.note(),
                    answers("Restart kernel", () -> store.send(new Event.RestartKernel(false))));
        }
    }

    private void recovery(Notebook found) {
        add("accent", "Text was found that was not saved when Vonk ended unexpectedly.",
                answers("Use it", () -> {
                    recovered = Optional.empty();
                    store.send(new Event.Recovered(found));
                    show(store.state());
                }, "Discard it", () -> {
                    recovered = Optional.empty();
                    dropRecovery.run();
                    show(store.state());
                }));
    }

    private void twice(OpenFiles.Elsewhere other) {
        String process = other.process() == 0 ? "" : " (process " + other.process() + ")";
        add("warning", "This notebook is open in another window too" + process
                + ". What is saved here, that window is told of, and may write over.", answers("OK", () -> {
                    elsewhere = Optional.empty();
                    show(store.state());
                }));
    }

    private void add(String kind, String text, Map<String, Runnable> answers) {
        getChildren().add(new Banner(kind, text, answers));
    }

    private static Map<String, Runnable> answers(String first, Runnable action) {
        Map<String, Runnable> answers = new LinkedHashMap<>();
        answers.put(first, action);
        return answers;
    }

    private static Map<String, Runnable> answers(String first, Runnable action, String second, Runnable other) {
        Map<String, Runnable> answers = answers(first, action);
        answers.put(second, other);
        return answers;
    }
}
