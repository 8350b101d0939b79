package dev.vonk.repl.session;

import dev.vonk.kernel.document.JavaFile;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.ScriptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// A file that can be run: a notebook, a script, or a Java program, all as a notebook.
///
/// @param text the file itself where cells are pieces of it; empty for a notebook
public record Source(String fileName, Notebook notebook, String text) {

    /// @throws NotebookException if the file cannot be read or is of no kind that can be run; the message is for users
    public static Source read(Path file) {
        String name = file.getFileName().toString();
        return switch (extension(name)) {
            case "ipynb" -> new Source(name, NotebookFile.read(file), "");
            case "jsh" -> new Source(name, ScriptFile.read(file), text(file));
            case "java" -> new Source(name, JavaFile.read(file), text(file));
            default -> throw new NotebookException(
                    name + " is no kind of file that can be run; known are .ipynb, .jsh and .java.");
        };
    }

    /// Errors name the number of a notebook's cell, and the line of any other file.
    public NotebookRun.Naming naming() {
        if (text.isEmpty())
            return (cell, number) -> new NotebookRun.Named(String.valueOf(number), cell.source());
        int[] from = {0};
        return (cell, number) -> {
            int at = text.indexOf(cell.source(), from[0]);
            if (at < 0)
                return new NotebookRun.Named(fileName, cell.source());
            from[0] = at + cell.source().length();
            String before = "\n".repeat((int) text.substring(0, at).chars().filter(letter -> letter == '\n').count());
            return new NotebookRun.Named(fileName, before + cell.source());
        };
    }

    static String extension(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (NoSuchFileException missing) {
            throw new NotebookException("There is no file " + file + ".", missing);
        } catch (IOException failed) {
            throw new NotebookException(file + " cannot be read: " + failed.getMessage() + ".", failed);
        }
    }
}
