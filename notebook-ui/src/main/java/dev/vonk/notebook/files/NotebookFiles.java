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
    private final OpenFiles open;

    /// @param home the folder of the user's own files; made when it is needed
    public NotebookFiles(Path home) {
        this.trusted = new Trusted(home);
        this.recovery = new Recovery(home.resolve("recovery"));
        this.open = new OpenFiles(home.resolve("open"));
    }

    /// @param file where it lies, and whether it is trusted; untitled for code that was made a notebook
    /// @param recovered what a crash left of it, where that is newer than the file
    /// @param elsewhere another window that has it open; empty for none
    public record Opened(Notebook notebook, FileState file, Optional<Recovery.Lost> recovered,
            Optional<OpenFiles.Elsewhere> elsewhere) {}

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
        Optional<OpenFiles.Elsewhere> elsewhere = open.claim(path);
        return new Opened(notebook, FileState.of(path, trusted.holds(text)), recovery.newer(path, notebook), elsewhere);
    }

    /// Saves a notebook and trusts it from now on: what it holds, the user has seen.
    ///
    /// @return what could not be kept beside the file, for users; empty where all was
    /// @throws NotebookException if it cannot be written, with a message for users; the file is then as it was
    public Optional<String> save(Path path, Notebook notebook) {
        String text = NotebookFile.text(SavedForm.of(notebook));
        AtomicFile.write(path, text);
        changes.know(path, text.getBytes(StandardCharsets.UTF_8));
        var _ = open.claim(path);
        try {
            trusted.add(text);
            return Optional.empty();
        } catch (NotebookException failed) {
            return Optional.of(path.getFileName() + " is saved, but asks for trust when it is opened next: "
                    + failed.getMessage());
        }
    }

    /// Says that a file is not open here any more.
    public void close(Path path) {
        open.release(path);
    }

    /// Trusts a file as it lies there, when the user says so.
    ///
    /// @throws NotebookException if that cannot be kept, with a message for users
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
        return new Opened(notebook, FileState.untitled(), Optional.empty(), Optional.empty());
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
