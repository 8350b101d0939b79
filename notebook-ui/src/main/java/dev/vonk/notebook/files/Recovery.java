package dev.vonk.notebook.files;

import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a crash leaves of notebooks that were not saved: a file for each in a folder of the user's own. Its name carries
/// the number of the process that writes it, so that two windows on one notebook keep a file each, and, for a notebook
/// with a path, a number of that path, by which it is found again.
public final class Recovery {
    private static final String PATH = "vonk_recovery_of";
    private static final Pattern NAME = Pattern.compile("(?:untitled-(\\d+)-[0-9a-f-]+|[0-9a-f]{16}-(\\d+))\\.ipynb");
    private static final long CLOCK_MILLIS = 2_000;

    private final Path folder;

    /// @param folder made when it is needed
    public Recovery(Path folder) {
        this.folder = folder;
    }

    /// The recovery file of one open notebook.
    public static final class Spare {
        private final OwnFile file;
        private final String owner;

        private Spare(Path path, String owner) {
            this.file = new OwnFile(path);
            this.owner = owner;
        }

        /// @throws NotebookException if it cannot be written; it is then as it was
        public void save(Notebook notebook) {
            Notebook whole = SavedForm.of(notebook).upgraded();
            file.write(NotebookFile.text(whole.withMetadata(whole.metadata().with(PATH, owner))));
        }

        /// Deletes it, if it is there.
        public void drop() {
            try {
                Files.deleteIfExists(file.path());
            } catch (IOException failed) {
                throw new NotebookException(file.path() + " cannot be deleted: " + failed.getMessage() + ".", failed);
            }
        }

        public Path path() {
            return file.path();
        }
    }

    /// What a window that is gone left of a notebook.
    ///
    /// @param path where the notebook lies; empty where it was never saved, or its file is gone
    public record Lost(Notebook notebook, Optional<Path> path, Spare spare) {}

    /// This process's recovery file of a notebook with a path.
    public Spare of(Path notebook) {
        String owner = owner(notebook);
        return new Spare(folder.resolve(number(owner) + "-" + ProcessHandle.current().pid() + ".ipynb"), owner);
    }

    private static String owner(Path notebook) {
        return notebook.toAbsolutePath().normalize().toString();
    }

    static String number(String owner) {
        return String.format(Locale.ROOT, "%016x",
                UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits());
    }

    /// A recovery file for a notebook that was never saved.
    public Spare untitled() {
        String name = "untitled-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".ipynb";
        return new Spare(folder.resolve(name), "");
    }

    /// What a window that is gone left of a notebook: there is a recovery file, it is not older than the notebook's own
    /// file, and it holds something else. The newest where there are several.
    ///
    /// @param saved the notebook as its file has it
    public Optional<Lost> newer(Path path, Notebook saved) {
        String number = number(owner(path));
        return files().stream()
                .filter(file -> file.getFileName().toString().startsWith(number) && isLeft(file))
                .sorted(Comparator.comparing(Recovery::writtenAt).reversed())
                .flatMap(file -> newer(new Spare(file, owner(path)), path, saved).stream())
                .findFirst();
    }

    private static Optional<Lost> newer(Spare spare, Path path, Notebook saved) {
        if (writtenAt(spare.path()).compareTo(writtenAt(path)) < 0) {
            return Optional.empty();
        }
        return read(spare).filter(found -> found.metadata().text(PATH).equals(Optional.of(spare.owner)))
                .map(Recovery::unmarked)
                .filter(found -> !NotebookFile.text(found).equals(NotebookFile.text(SavedForm.of(saved).upgraded())))
                .map(found -> new Lost(found, Optional.of(path), spare));
    }

    /// What windows that are gone left: of each notebook with a path the newest text, if that is not in its file, and
    /// every one that was never saved.
    public List<Lost> lost() {
        List<Lost> lost = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path file : files()) {
            if (!isLeft(file)) {
                continue;
            }
            Optional<Notebook> found = read(new Spare(file, ""));
            String owner = found.flatMap(notebook -> notebook.metadata().text(PATH)).orElse("");
            if (owner.isEmpty() || !Files.exists(Path.of(owner))) {
                found.ifPresent(notebook -> lost.add(
                        new Lost(unmarked(notebook), Optional.empty(), new Spare(file, owner))));
            } else if (seen.add(Path.of(owner))) {
                saved(Path.of(owner)).flatMap(saved -> newer(Path.of(owner), saved)).ifPresent(lost::add);
            }
        }
        return lost;
    }

    /// Whether nobody writes a recovery file any more: its process is gone, or began after the file was written.
    private static boolean isLeft(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return file.getFileName().toString().matches("[0-9a-f]{16}\\.ipynb");
        }
        String number = name.group(1) == null ? name.group(2) : name.group(1);
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(number));
        Instant written = writtenAt(file).toInstant().plusMillis(CLOCK_MILLIS);
        return process.isEmpty()
                || process.get().info().startInstant().filter(began -> began.isAfter(written)).isPresent();
    }

    /// The beginning of time for a file that is not there.
    private static FileTime writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<Notebook> saved(Path path) {
        try {
            return Optional.of(NotebookFile.read(path));
        } catch (NotebookException _) {
            return Optional.empty();
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Notebook unmarked(Notebook found) {
        return found.withMetadata(found.metadata().without(PATH));
    }

    /// What cannot be read cannot be offered either; the file stays.
    private static Optional<Notebook> read(Spare spare) {
        try {
            return Optional.of(NotebookFile.read(spare.path()));
        } catch (NotebookException _) {
            return Optional.empty();
        }
    }
}
