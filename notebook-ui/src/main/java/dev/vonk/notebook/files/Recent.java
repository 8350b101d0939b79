package dev.vonk.notebook.files;

import dev.vonk.kernel.document.JsonObject;
import dev.vonk.kernel.document.JsonText;
import dev.vonk.kernel.document.NotebookException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The files that were opened lately.
public final class Recent {
    private static final int MOST = 20;
    private static final String FILES = "files";

    private final OwnFile file;

    /// @param home the folder of the user's own files
    public Recent(Path home) {
        this.file = new OwnFile(home.resolve("recent.json"));
    }

    /// Those that are still there, the newest first.
    public List<Path> files() {
        return known().stream().filter(Files::isRegularFile).toList();
    }

    /// Puts a file first.
    ///
    /// @throws NotebookException if the list cannot be written
    public void add(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        List<Path> files = new ArrayList<>(known());
        files.remove(whole);
        files.addFirst(whole);
        List<String> names = files.stream().limit(MOST).map(Path::toString).toList();
        file.write(JsonText.pretty(Map.of(FILES, names)) + "\n");
    }

    private List<Path> known() {
        List<Path> known = new ArrayList<>();
        try {
            Object files = JsonObject.parse(file.read().orElse("{}")).toMap().get(FILES);
            if (files instanceof List<?> names) {
                for (Object name : names) {
                    known.add(Path.of(String.valueOf(name)));
                }
            }
        } catch (NotebookException | InvalidPathException _) {
            return new ArrayList<>();
        }
        return known;
    }
}
