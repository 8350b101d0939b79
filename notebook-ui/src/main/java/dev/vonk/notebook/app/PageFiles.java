package dev.vonk.notebook.app;

import dev.vonk.kernel.document.JavaFile;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.ScriptFile;
import dev.vonk.notebook.state.Effect;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.NotebookState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The file of an open notebook: read and written in the background.
final class PageFiles {
    private static final String ENDING = ".ipynb";

    /// @param file where it lies; untitled for code that was made a notebook
    /// @param recovered what was found in a recovery file
    record Opened(Notebook notebook, FileState file, Optional<Notebook> recovered) {}

    private final Workplace workplace;
    private final Consumer<Event> events;

    PageFiles(Workplace workplace, Consumer<Event> events) {
        this.workplace = workplace;
        this.events = events;
    }

    static Path asNotebook(Path path) {
        return path.toString().endsWith(ENDING) ? path : path.resolveSibling(path.getFileName() + ENDING);
    }

    /// Reads a file in the background.
    static void read(Workplace workplace, Path path, Consumer<Opened> then, Consumer<String> problem) {
        workplace.onDisk(() -> {
            try {
                Opened opened = read(path);
                Platform.runLater(() -> then.accept(opened));
            } catch (NotebookException failed) {
                Platform.runLater(() -> problem.accept(String.valueOf(failed.getMessage())));
            }
        });
    }

    private static Opened read(Path path) {
        String name = path.toString();
        if (name.endsWith(".java")) {
            return new Opened(JavaFile.read(path), FileState.untitled(), Optional.empty());
        }
        if (name.endsWith(".jsh")) {
            return new Opened(ScriptFile.read(path), FileState.untitled(), Optional.empty());
        }
        return new Opened(NotebookFile.read(path), FileState.of(path, true), Optional.empty());
    }

    void save(Effect.SaveFile save) {
        workplace.onDisk(() -> {
            try {
                NotebookFile.save(save.path(), save.notebook());
                Platform.runLater(() -> events.accept(new Event.Saved(save.path(), save.revision())));
            } catch (NotebookException failed) {
                Platform.runLater(() -> events.accept(new Event.SaveFailed(String.valueOf(failed.getMessage()))));
            }
        });
    }

    void saveRecovery(Effect.SaveRecovery save, Optional<Path> path) {}

    void dropRecovery(Optional<Path> path) {}

    void follow(NotebookState state) {}

    void close() {}
}
