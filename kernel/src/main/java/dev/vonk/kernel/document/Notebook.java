package dev.vonk.kernel.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A notebook: cells in order, and metadata. It never changes; every edit gives a new one.
///
/// @param minor  the minor number of nbformat 4 that the file is in; see [#upgraded]
/// @param origin the notebook as it stood in the file, less its cells; empty for a new one
/// @param layout how the file's JSON is laid out
public record Notebook(List<Cell> cells, JsonObject metadata, int minor, JsonObject origin, Layout layout) {
    static final int NEWEST_MINOR = 5;

    public Notebook {
        cells = List.copyOf(cells);
    }

    /// A new notebook of these cells, for this kernel.
    public static Notebook of(List<Cell> cells) {
        return new Notebook(cells, vonkMetadata(), NEWEST_MINOR, JsonObject.EMPTY, Layout.JUPYTER);
    }

    public Notebook withCells(List<Cell> newCells) {
        return new Notebook(newCells, metadata, minor, origin, layout);
    }

    public Notebook withMetadata(JsonObject newMetadata) {
        return new Notebook(cells, newMetadata, minor, origin, layout);
    }

    /// The notebook in the newest format, in which cells carry their ids. Meant for "save as": a plain save leaves a
    /// file in the format it came in.
    public Notebook upgraded() {
        return new Notebook(cells, metadata, Math.max(minor, NEWEST_MINOR), origin, layout);
    }

    public Optional<Cell> cell(String id) {
        return cells.stream().filter(cell -> cell.id().equals(id)).findFirst();
    }

    /// The title from the metadata, or else the first heading of a Markdown cell.
    public Optional<String> title() {
        Optional<String> stated = metadata.text("title");
        if (stated.isPresent()) {
            return stated;
        }
        return cells.stream()
                .filter(cell -> cell.kind() == CellKind.MARKDOWN)
                .flatMap(cell -> cell.source().lines())
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2).strip())
                .findFirst();
    }

    private static JsonObject vonkMetadata() {
        Map<String, @Nullable Object> kernel = new LinkedHashMap<>();
        kernel.put("display_name", "Vonk");
        kernel.put("language", "java");
        kernel.put("name", "vonk");
        Map<String, @Nullable Object> language = new LinkedHashMap<>();
        language.put("codemirror_mode", "java");
        language.put("file_extension", ".java");
        language.put("mimetype", "text/x-java-source");
        language.put("name", "java");
        language.put("pygments_lexer", "java");
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("kernelspec", kernel);
        metadata.put("language_info", language);
        return JsonObject.of(metadata);
    }
}
