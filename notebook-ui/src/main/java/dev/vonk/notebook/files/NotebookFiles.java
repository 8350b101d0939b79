package dev.vonk.notebook.files;

import dev.vonk.kernel.document.AtomicFile;
import dev.vonk.kernel.document.JavaFile;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.ScriptFile;
import dev.vonk.notebook.state.FileState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Opens and saves notebooks.
///
/// ```java
/// var files = new NotebookFiles(Path.of(System.getProperty("user.home"), ".vonk"));
/// NotebookFiles.Opened opened = files.open(path);
/// files.save(path, opened.notebook());
/// ```
public final class NotebookFiles {
    private final Trusted trusted;
    private final Recovery recovery;
    private final OutsideChanges changes = new OutsideChanges();

    /// @param home the folder of the user's own files; made when it is needed
    public NotebookFiles(Path home) {
        this.trusted = new Trusted(home);
        this.recovery = new Recovery(home.resolve("recovery"));
    }

    /// @param file where it lies, and whether it is trusted; untitled for code that was made a notebook
    /// @param recovered what a crash left of it, where that is newer than the file
    public record Opened(Notebook notebook, FileState file, Optional<Notebook> recovered) {}

    /// Opens a notebook (`.ipynb`), a script (`.jsh`) or a program (`.java`).
    ///
    /// @throws NotebookException if it cannot be read, with a message for users; nothing is changed
    public Opened open(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".java")) {
            return code(JavaFile.read(path));
        }
        if (name.endsWith(".jsh")) {
            return code(ScriptFile.read(path));
        }
        byte[] bytes = bytes(path);
        String text = NotebookFile.decoded(path.getFileName().toString(), bytes);
        Notebook notebook = NotebookFile.parse(path.getFileName().toString(), text);
        changes.know(path, bytes);
        return new Opened(notebook, FileState.of(path, trusted.holds(text)), recovery.newer(path, notebook));
    }

    /// Saves a notebook and trusts it from now on: what it holds, the user has seen.
    ///
    /// @throws NotebookException if it cannot be written, with a message for users; the file is then as it was
    public void save(Path path, Notebook notebook) {
        String text = NotebookFile.text(SavedForm.of(notebook));
        AtomicFile.write(path, text);
        changes.know(path, text.getBytes(StandardCharsets.UTF_8));
        trusted.add(text);
    }

    /// Trusts a file as it lies there, when the user says so.
    public void trust(Path path) {
        trusted.add(NotebookFile.decoded(path.getFileName().toString(), bytes(path)));
    }

    /// Whether somebody else changed, replaced or removed a file since it was opened or saved here. Says so once for each
    /// change.
    public boolean isChangedOutside(Path path) {
        return changes.isNew(path);
    }

    public Recovery recovery() {
        return recovery;
    }

    private static Opened code(Notebook notebook) {
        return new Opened(notebook, FileState.untitled(), Optional.empty());
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw new NotebookException("There is no file " + path + ".", missing);
        } catch (AccessDeniedException denied) {
            throw new NotebookException(path + " cannot be read: you may not.", denied);
        } catch (IOException failed) {
            String why = Files.isDirectory(path) ? "it is a folder" : String.valueOf(failed.getMessage());
            throw new NotebookException(path + " cannot be read: " + why + ".", failed);
        }
    }
}
