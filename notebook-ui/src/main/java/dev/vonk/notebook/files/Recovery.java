package dev.vonk.notebook.files;

import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a crash leaves of notebooks that were not saved: a file for each in a folder of the user's own. A notebook with a
/// path has one that is found again by its path; one that was never saved has one that carries the process's number.
public final class Recovery {
    private static final String PATH = "vonk_recovery_of";
    private static final Pattern UNTITLED = Pattern.compile("untitled-(\\d+)-[0-9a-f-]+\\.ipynb");

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

    /// A notebook that was never saved when its window ended.
    public record Lost(Notebook notebook, Spare spare) {}

    /// The recovery file of a notebook with a path.
    public Spare of(Path notebook) {
        String owner = notebook.toAbsolutePath().normalize().toString();
        String hash = String.format(Locale.ROOT, "%016x", UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits());
        return new Spare(folder.resolve(hash + ".ipynb"), owner);
    }

    /// A recovery file for a notebook that was never saved.
    public Spare untitled() {
        String name = "untitled-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".ipynb";
        return new Spare(folder.resolve(name), "");
    }

    /// What a crash left of a notebook: there is a recovery file, it is not older than the notebook's own file, and it
    /// holds something else.
    ///
    /// @param saved the notebook as its file has it
    public Optional<Notebook> newer(Path path, Notebook saved) {
        Spare spare = of(path);
        try {
            boolean older = Files.getLastModifiedTime(spare.path()).compareTo(Files.getLastModifiedTime(path)) < 0;
            if (older) {
                return Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return read(spare).filter(found -> found.metadata().text(PATH).equals(Optional.of(spare.owner)))
                .map(Recovery::unmarked)
                .filter(found -> !NotebookFile.text(found).equals(NotebookFile.text(SavedForm.of(saved).upgraded())));
    }

    /// Notebooks that were never saved and whose window is gone, the oldest first.
    public List<Lost> lost() {
        List<Lost> lost = new ArrayList<>();
        for (Path path : files()) {
            Matcher name = UNTITLED.matcher(path.getFileName().toString());
            if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                Spare spare = new Spare(path, "");
                read(spare).ifPresent(found -> lost.add(new Lost(unmarked(found), spare)));
            }
        }
        return lost;
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
