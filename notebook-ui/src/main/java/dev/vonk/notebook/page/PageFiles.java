package dev.vonk.notebook.page;

import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.notebook.files.NotebookFiles;
import dev.vonk.notebook.files.Recovery;
import dev.vonk.notebook.state.Effect;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.FileState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The file of an open notebook and its recovery file: read and written in the background. Used on the window's thread.
public final class PageFiles {
    private static final String ENDING = ".ipynb";
    private static final int TICKS_BETWEEN_LOOKS = 8;

    private final Workplace workplace;
    private final Consumer<Event> events;
    private final Consumer<String> teller;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean toldOfTrust = new AtomicBoolean();
    private Recovery.Spare untitled;
    private int ticks;

    /// @param teller tells the user in passing
    PageFiles(Workplace workplace, Consumer<Event> events, Consumer<String> teller) {
        this.workplace = workplace;
        this.events = events;
        this.teller = teller;
        this.untitled = workplace.files().recovery().untitled();
    }

    /// A path under which a notebook may be saved.
    public static Path asNotebook(Path path) {
        return path.toString().endsWith(ENDING) ? path : path.resolveSibling(path.getFileName() + ENDING);
    }

    /// Reads a file in the background.
    ///
    /// @param then hears on the window's thread what was read
    /// @param problem hears why it could not be read, for users
    public static void read(Workplace workplace, Path path, Consumer<NotebookFiles.Opened> then,
            Consumer<String> problem) {
        finish(begin(workplace, path), then, problem);
    }

    /// Begins to read a file, from any thread and before there is a window; [#finish] hears what came of it.
    public static CompletableFuture<NotebookFiles.Opened> begin(Workplace workplace, Path path) {
        CompletableFuture<NotebookFiles.Opened> reading = new CompletableFuture<>();
        workplace.onDisk(() -> {
            try {
                NotebookFiles.Opened opened = workplace.files().open(path);
                reading.complete(opened);
                workplace.remember(path);
            } catch (NotebookException failed) {
                reading.completeExceptionally(failed);
            }
        });
        return reading;
    }

    /// Tells on the window's thread what was read, or why it could not be, for users.
    public static void finish(CompletableFuture<NotebookFiles.Opened> reading, Consumer<NotebookFiles.Opened> then,
            Consumer<String> problem) {
        var _ = reading.whenComplete((opened, failed) -> Platform.runLater(() -> {
            if (failed == null) {
                then.accept(opened);
            } else {
                problem.accept(String.valueOf(failed.getMessage()));
            }
        }));
    }

    /// Keeps what was found of a notebook where it is, until the notebook is saved or the text is not wanted.
    public void adopt(Recovery.Spare spare) {
        untitled = spare;
    }

    /// @param former where the notebook lay until now
    void save(Effect.SaveFile save, Optional<Path> former) {
        workplace.onDisk(() -> {
            try {
                workplace.files().save(save.path(), save.notebook()).ifPresent(this::tellOfTrust);
                former.filter(path -> !path.equals(save.path())).ifPresent(workplace.files()::close);
                workplace.remember(save.path());
                Platform.runLater(() -> events.accept(new Event.Saved(save.path(), save.revision())));
            } catch (NotebookException failed) {
                Platform.runLater(() -> events.accept(new Event.SaveFailed(String.valueOf(failed.getMessage()))));
            }
        });
    }

    void saveRecovery(Effect.SaveRecovery save, Optional<Path> path) {
        Recovery.Spare spare = spare(path);
        Notebook notebook = save.notebook();
        workplace.onDisk(() -> {
            try {
                spare.save(notebook);
                told.set(false);
                Platform.runLater(() -> events.accept(new Event.RecoverySaved(save.revision())));
            } catch (NotebookException failed) {
                tellOnce(failed);
            }
        });
    }

    /// Deletes the recovery files, that of the time before it had a path and that of a window that is gone too.
    public void dropRecovery(Optional<Path> path) {
        Recovery.Spare own = spare(path);
        Recovery.Spare former = untitled;
        workplace.onDisk(() -> {
            try {
                own.drop();
                former.drop();
            } catch (NotebookException failed) {
                tellOnce(failed);
            }
        });
    }

    /// The user trusts the file as it lies there.
    void trust(Path path) {
        workplace.onDisk(() -> {
            try {
                workplace.files().trust(path);
            } catch (NotebookException failed) {
                tellOfTrust("It asks for trust again when it is opened next: " + failed.getMessage());
            }
        });
    }

    /// The notebook is not open here any more.
    void close(Optional<Path> path) {
        path.ifPresent(open -> workplace.onDisk(() -> workplace.files().close(open)));
    }

    /// Looks now and then whether somebody else changed the file.
    void tick(FileState file) {
        ticks++;
        if (ticks % TICKS_BETWEEN_LOOKS != 0 || file.saving() || file.path().isEmpty()) {
            return;
        }
        Path path = file.path().get();
        workplace.onDisk(() -> {
            if (workplace.files().isChangedOutside(path)) {
                Platform.runLater(() -> events.accept(new Event.ChangedOutside()));
            }
        });
    }

    private Recovery.Spare spare(Optional<Path> path) {
        return path.map(workplace.files().recovery()::of).orElse(untitled);
    }

    /// Every save would fail to keep it; it is told once.
    private void tellOfTrust(String problem) {
        if (toldOfTrust.compareAndSet(false, true)) {
            Platform.runLater(() -> teller.accept(problem));
        }
    }

    /// A recovery file is tried again every second or two; the same trouble is told once.
    private void tellOnce(NotebookException failed) {
        if (told.compareAndSet(false, true)) {
            Platform.runLater(() -> teller.accept("No recovery file: " + failed.getMessage()));
        }
    }
}
