package dev.vonk.kernel.table;

import dev.vonk.DataFrame;
import dev.vonk.DataFrameWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes all rows of a frame to one file. The engine writes folders; so the rows go to a folder beside the file, and
/// the one file in it is moved to its place once it is whole.
final class TableFile {
    private final Path target;
    private final String format;

    private TableFile(Path target, String format) {
        this.target = target;
        this.format = format;
    }

    /// Runs a query.
    ///
    /// @param format `csv` or `parquet`
    /// @throws TableException where there is something at the path already, or it cannot be written
    static void write(DataFrame rows, String path, String format) {
        if (!format.equals("csv") && !format.equals("parquet")) {
            throw new TableException("there is no format " + format + " to save a table in; use csv or parquet");
        }
        new TableFile(path(path), format).write(rows);
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (text.isBlank() || path.getFileName() == null) {
                throw new TableException("say which file to save the table in, such as table.csv");
            }
            return path;
        } catch (InvalidPathException wrong) {
            throw new TableException("\"" + text + "\" is no path of this machine: " + wrong.getReason(), wrong);
        }
    }

    private void write(DataFrame rows) {
        if (Files.exists(target)) {
            throw exists();
        }
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new TableException("there is no folder " + parent + "; make it first, or save to another one");
        }
        try {
            Path folder = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
            try {
                DataFrameWriter writer = rows.coalesce(1).write().format(format);
                (format.equals("csv") ? writer.option("header", true) : writer).save(folder.resolve("rows").toString());
                Files.move(only(folder.resolve("rows")), target);
            } finally {
                delete(folder);
            }
        } catch (FileAlreadyExistsException meanwhile) {
            throw exists();
        } catch (IOException failed) {
            throw new TableException("the table could not be saved to " + target + ": " + failed.getMessage(), failed);
        }
    }

    private TableException exists() {
        return new TableException(
                "there is something at " + target + " already; choose another name, or delete it first");
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("_")).findFirst()
                    .orElseThrow(() -> new IOException("the query wrote no file"));
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
                    throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
