package dev.vonk.kernel.document;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/// One cell of a notebook.
///
/// @param id             unique in its notebook: 1 to 64 letters, digits, `-` and `_`
/// @param executionCount the number in brackets of a code cell that has run
/// @param outputs        what running it gave; only code cells have any
/// @param origin         the cell as it stood in the file, for its unknown fields; empty for a new cell
public record Cell(
        String id,
        CellKind kind,
        String source,
        JsonObject metadata,
        OptionalInt executionCount,
        List<Output> outputs,
        JsonObject origin) {

    public Cell {
        outputs = List.copyOf(outputs);
        if (kind != CellKind.CODE && (!outputs.isEmpty() || executionCount.isPresent())) {
            throw new IllegalArgumentException("Only code cells have outputs, not a " + kind.word() + " cell");
        }
    }

    public static Cell code(String source) {
        return fresh(CellKind.CODE, source);
    }

    public static Cell markdown(String source) {
        return fresh(CellKind.MARKDOWN, source);
    }

    public static Cell raw(String source) {
        return fresh(CellKind.RAW, source);
    }

    public Cell withId(String newId) {
        return new Cell(newId, kind, source, metadata, executionCount, outputs, origin);
    }

    public Cell withSource(String newSource) {
        return new Cell(id, kind, newSource, metadata, executionCount, outputs, origin);
    }

    public Cell withMetadata(JsonObject newMetadata) {
        return new Cell(id, kind, source, newMetadata, executionCount, outputs, origin);
    }

    /// Another kind of cell with the same text; what only a code cell has is dropped.
    public Cell withKind(CellKind newKind) {
        if (newKind == CellKind.CODE) {
            return new Cell(id, newKind, source, metadata, executionCount, outputs, origin);
        }
        return new Cell(id, newKind, source, metadata, OptionalInt.empty(), List.of(), origin);
    }

    public Cell withRun(OptionalInt newCount, List<Output> newOutputs) {
        return new Cell(id, kind, source, metadata, newCount, newOutputs, origin);
    }

    private static Cell fresh(CellKind kind, String source) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        return new Cell(id, kind, source, JsonObject.EMPTY, OptionalInt.empty(), List.of(), JsonObject.EMPTY);
    }
}
