package dev.vonk.kernel.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vonk.kernel.display.MimeBundle;
import java.util.List;
import java.util.OptionalInt;

/// A [Notebook] to a JSON tree. It starts from each part's origin and sets only what differs, so that unknown fields,
/// the order of keys and the choice between text and list of lines stay as they were.
final class NotebookWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private NotebookWriter() {}

    static ObjectNode tree(Notebook notebook) {
        ObjectNode root = notebook.origin().fields().deepCopy();
        ArrayNode cells = NODES.arrayNode();
        for (Cell cell : notebook.cells()) {
            cells.add(cell(cell, notebook.minor()));
        }
        JsonObject.put(root, "cells", cells);
        set(root, "metadata", notebook.metadata().fields());
        set(root, "nbformat", NODES.numberNode(4));
        set(root, "nbformat_minor", NODES.numberNode(notebook.minor()));
        return root;
    }

    private static ObjectNode cell(Cell cell, int minor) {
        ObjectNode fields = cell.origin().fields().deepCopy();
        set(fields, "cell_type", NODES.textNode(cell.kind().word()));
        if (minor >= Notebook.NEWEST_MINOR) {
            set(fields, "id", NODES.textNode(cell.id()));
        }
        set(fields, "metadata", cell.metadata().fields());
        setLines(fields, "source", cell.source());
        if (cell.kind() == CellKind.CODE) {
            set(fields, "execution_count", count(cell.executionCount()));
            set(fields, "outputs", outputs(cell.outputs()));
            fields.remove("attachments");
        } else {
            fields.remove(List.of("execution_count", "outputs"));
        }
        return fields;
    }

    private static ArrayNode outputs(List<Output> outputs) {
        ArrayNode array = NODES.arrayNode();
        for (Output output : outputs) {
            ObjectNode origin = output.origin().fields();
            boolean untouched = !origin.isEmpty() && NotebookReader.output(origin, "output").equals(output);
            array.add(untouched ? origin.deepCopy() : output(output));
        }
        return array;
    }

    private static ObjectNode output(Output output) {
        ObjectNode fields = output.origin().fields().deepCopy();
        switch (output) {
            case Output.Stream stream -> {
                set(fields, "output_type", NODES.textNode("stream"));
                set(fields, "name", NODES.textNode(stream.name()));
                setLines(fields, "text", stream.text());
            }
            case Output.DisplayData display -> {
                set(fields, "output_type", NODES.textNode("display_data"));
                set(fields, "data", bundle(display.data()));
                set(fields, "metadata", display.metadata().fields());
            }
            case Output.ExecuteResult result -> {
                set(fields, "output_type", NODES.textNode("execute_result"));
                set(fields, "data", bundle(result.data()));
                set(fields, "metadata", result.metadata().fields());
                set(fields, "execution_count", count(result.executionCount()));
            }
            case Output.Error error -> {
                set(fields, "output_type", NODES.textNode("error"));
                set(fields, "ename", NODES.textNode(error.name()));
                set(fields, "evalue", NODES.textNode(error.message()));
                set(fields, "traceback", JsonObject.node(error.traceback()));
            }
            case Output.Unknown _ -> {}
        }
        return fields;
    }

    private static ObjectNode bundle(MimeBundle bundle) {
        ObjectNode data = NODES.objectNode();
        bundle.entries().forEach((type, value) -> JsonObject.put(
                data, type,
                value instanceof String text && !MimeBundle.isJson(type) ? lines(type, text) : JsonObject.node(value)));
        return data;
    }

    /// Images are one long line of base64 and stay one text, as Jupyter leaves them.
    private static JsonNode lines(String type, String text) {
        boolean binary = type.startsWith("image/") && !type.endsWith("+xml");
        return binary ? NODES.textNode(text) : JsonObject.node(SourceLines.of(text));
    }

    private static JsonNode count(OptionalInt count) {
        return count.isPresent() ? NODES.numberNode(count.getAsInt()) : NODES.nullNode();
    }

    private static void set(ObjectNode fields, String key, JsonNode value) {
        if (!value.equals(fields.get(key))) {
            JsonObject.put(fields, key, value);
        }
    }

    private static void setLines(ObjectNode fields, String key, String text) {
        JsonNode present = fields.path(key);
        StringBuilder joined = new StringBuilder();
        present.forEach(line -> joined.append(line.asText()));
        String before = present.isArray() ? joined.toString() : present.asText();
        if (!fields.has(key) || !before.equals(text)) {
            JsonObject.put(fields, key, JsonObject.node(SourceLines.of(text)));
        }
    }
}
