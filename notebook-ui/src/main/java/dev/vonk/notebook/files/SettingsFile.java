package dev.vonk.notebook.files;

import dev.vonk.kernel.document.JsonObject;
import dev.vonk.kernel.document.JsonText;
import dev.vonk.kernel.document.NotebookException;
import java.nio.file.Path;
import java.util.Map;

/// What the user likes, as a small JSON file. Keys that this version does not know stay; a file that makes no sense is
/// put aside, as `settings.json.broken`.
public final class SettingsFile {
    private final OwnFile file;

    /// @param home the folder of the user's own files
    public SettingsFile(Path home) {
        this.file = new OwnFile(home.resolve("settings.json"));
    }

    /// All keys; none where the file is not there or broken.
    public JsonObject read() {
        try {
            return file.read().map(JsonObject::parse).orElse(JsonObject.EMPTY);
        } catch (NotebookException _) {
            file.setAside();
            return JsonObject.EMPTY;
        }
    }

    /// Sets these keys and leaves the others.
    ///
    /// @throws NotebookException if the file cannot be written; it is then as it was
    public void write(Map<String, ?> settings) {
        JsonObject all = read();
        for (Map.Entry<String, ?> entry : settings.entrySet()) {
            all = all.with(entry.getKey(), entry.getValue());
        }
        file.write(JsonText.pretty(all) + "\n");
    }
}
