package dev.vonk.repl.session;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.JavaFile;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.ScriptFile;
import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.token.ParseException;
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
            case "sql" -> sql(name, text(file));
            case "java" -> new Source(name, JavaFile.read(file), text(file));
            default -> throw new NotebookException(
                    name + " is no kind of file that can be run; known are .ipynb, .jsh, .sql and .java.");
        };
    }

    /// Each statement is a cell.
    private static Source sql(String name, String text) {
        try {
            return new Source(name, Notebook.of(SqlParser.script(text).stream()
                    .map(statement -> Cell.code(SqlCell.MAGIC + "\n" + statement.words())).toList()), text);
        } catch (ParseException unclosed) {
            throw new NotebookException(name + " cannot be run: " + unclosed.getMessage(), unclosed);
        }
    }

    /// Errors name the number of a notebook's cell, and the line of any other file.
    public NotebookRun.Naming naming() {
        if (text.isEmpty())
            return (cell, number) -> new NotebookRun.Named(String.valueOf(number), cell.source());
        int[] from = {0};
        return (cell, number) -> {
            String written = SqlCell.of(cell.source()).filter(sql -> extension(fileName).equals("sql"))
                    .map(SqlCell::sql).orElse(cell.source());
            int at = text.indexOf(written, from[0]);
            if (at < 0)
                return new NotebookRun.Named(fileName, cell.source());
            from[0] = at + written.length();
            String before = text.substring(0, at).replaceAll("[^\n]", "");
            return new NotebookRun.Named(fileName, before + cell.source().replaceFirst("^%%sql\n", "%%sql "));
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
