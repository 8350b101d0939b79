package dev.vonk.kernel.server;

import dev.vonk.DataFrameReader;
import dev.vonk.Session;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.table.TableException;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files that a session's cells could read.
record DataFiles(Session spark) {
    private static final int MOST_FILES = 10_000;

    /// What is in a folder, hidden files left out.
    ///
    /// @param folder empty for the working folder
    /// @throws TableException where it cannot be looked into
    Answer.Files list(long number, String folder) {
        Path path = path(folder);
        try (Stream<Path> files = Files.list(path)) {
            List<Answer.FileView> views = files.filter(file -> !nameOf(file).startsWith("."))
                    .limit(MOST_FILES)
                    .map(DataFiles::view)
                    .sorted(Comparator.comparing((Answer.FileView view) -> !view.folder())
                            .thenComparing(view -> view.name().toLowerCase(Locale.ROOT))
                            .thenComparing(Answer.FileView::name))
                    .toList();
            return new Answer.Files(number, path.toString(), views);
        } catch (IOException failed) {
            throw new TableException("the folder " + path + " cannot be read: " + reason(path, failed), failed);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            throw new TableException("\"" + text + "\" is no path of this machine: " + wrong.getReason(), wrong);
        }
    }

    private static String reason(Path path, IOException failed) {
        return switch (failed) {
            case NotDirectoryException _ -> "it is a file";
            case AccessDeniedException _ -> "this user may not look into it";
            default -> Files.exists(path) ? String.valueOf(failed.getMessage()) : "there is no such folder";
        };
    }

    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static Answer.FileView view(Path file) {
        boolean folder = Files.isDirectory(file);
        return new Answer.FileView(nameOf(file), folder, folder ? 0 : bytes(file), format(nameOf(file)));
    }

    /// A file may be gone by the time it is asked.
    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static String format(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst|zstd|snappy|lz4|deflate)$", "");
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "parquet", "parq" -> "parquet";
            case "csv", "tsv" -> "csv";
            case "json", "jsonl", "ndjson" -> "json";
            case "txt", "text", "log" -> "text";
            default -> "";
        };
    }

    /// The columns of a data file, or of a folder of such. A CSV file is taken to have its names in the first line.
    ///
    /// @throws TableException where its format is not known
    Answer.Columns describe(long number, String text) {
        Path path = path(text);
        String format = formatOf(path);
        DataFrameReader reader = spark.read().format(format);
        if (format.equals("csv")) {
            reader.option("header", true).option("inferSchema", true);
            if (nameOf(path).toLowerCase(Locale.ROOT).contains(".tsv")) {
                reader.option("sep", "\t");
            }
        }
        return new Answer.Columns(number, columns(reader.load(path.toString()).schema()));
    }

    static List<Answer.ColumnView> columns(StructType schema) {
        return schema.fields().stream()
                .map(field -> new Answer.ColumnView(field.name(), field.dataType().simpleString()))
                .toList();
    }

    /// That of its name, else that of the first file in it or in its first folders.
    private static String formatOf(Path path) {
        String named = format(nameOf(path));
        if (!named.isEmpty()) {
            return named;
        }
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path, 4)) {
                String found = files.filter(Files::isRegularFile).map(file -> format(nameOf(file)))
                        .filter(format -> !format.isEmpty()).findFirst().orElse("");
                if (!found.isEmpty()) {
                    return found;
                }
            } catch (IOException failed) {
                throw new TableException("the folder " + path + " cannot be read: " + reason(path, failed), failed);
            }
        }
        throw new TableException(Files.exists(path)
                ? path + " is no data file that is known by its name; those end in .parquet, .csv, .tsv, .json or .txt"
                : "there is nothing at " + path);
    }
}
