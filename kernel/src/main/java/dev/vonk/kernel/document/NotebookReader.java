package dev.vonk.kernel.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vonk.kernel.display.MimeBundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A JSON tree to a [Notebook]. What a notebook cannot do without must be there (`nbformat`, `cells`, each cell's
/// `cell_type` and `source`); what is merely customary may be missing and is supplied.
final class NotebookReader {
    private NotebookReader() {}

    static Notebook notebook(JsonNode tree, Layout layout) {
        if (!(tree instanceof ObjectNode root)) {
            throw new NotebookException("is JSON but not a notebook: it holds " + kindOf(tree) + ", not an object");
        }
        checkVersion(root);
        JsonNode cells = root.path("cells");
        if (!cells.isArray()) {
            throw new NotebookException(
                    cells.isMissingNode()
                            ? "is not a complete notebook: it has no \"cells\""
                            : "is not a notebook: \"cells\" is " + kindOf(cells) + ", not a list");
        }
        List<Cell> read = new ArrayList<>();
        for (int index = 0; index < cells.size(); index++) {
            read.add(cell(cells.get(index), "cells[" + index + "]"));
        }
        ObjectNode origin = root.deepCopy();
        origin.putArray("cells");
        JsonObject metadata = object(root, "metadata", "metadata");
        int minor = root.path("nbformat_minor").asInt(0);
        return new Notebook(CellIds.completed(read), metadata, minor, JsonObject.of(origin), layout);
    }

    private static void checkVersion(ObjectNode root) {
        JsonNode version = root.path("nbformat");
        if (!version.isInt()) {
            throw new NotebookException("is JSON but not a notebook: it has no \"nbformat\" number");
        }
        if (version.intValue() < 4) {
            throw new NotebookException("is in the old notebook format " + version.intValue()
                    + "; convert it with: jupyter nbconvert --to notebook --nbformat 4");
        }
        if (version.intValue() > 4) {
            throw new NotebookException("is in notebook format " + version.intValue()
                    + ", which is newer than this version of Vonk can read (4)");
        }
    }

    private static Cell cell(JsonNode tree, String path) {
        if (!(tree instanceof ObjectNode fields)) {
            throw new NotebookException("is damaged: " + path + " is " + kindOf(tree) + ", not a cell");
        }
        CellKind kind = kind(fields, path);
        if (!fields.has("source")) {
            throw new NotebookException("is damaged: " + path + " has no \"source\"");
        }
        String source = lines(fields.path("source"), path + ".source");
        JsonObject metadata = object(fields, "metadata", path + ".metadata");
        OptionalInt count = kind == CellKind.CODE ? count(fields) : OptionalInt.empty();
        List<Output> outputs = kind == CellKind.CODE ? outputs(fields, path + ".outputs") : List.of();
        return new Cell(
                fields.path("id").asText(""), kind, source, metadata, count, outputs, JsonObject.of(fields));
    }

    private static CellKind kind(ObjectNode fields, String path) {
        String word = fields.path("cell_type").asText("");
        for (CellKind kind : CellKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new NotebookException(
                word.isEmpty()
                        ? "is damaged: " + path + " has no \"cell_type\""
                        : "has a cell of the unknown type \"" + word + "\" at " + path
                                + "; known are code, markdown and raw");
    }

    private static List<Output> outputs(ObjectNode cell, String path) {
        JsonNode list = cell.path("outputs");
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new NotebookException("is damaged: " + path + " is " + kindOf(list) + ", not a list");
        }
        List<Output> outputs = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            String place = path + "[" + index + "]";
            if (!(list.get(index) instanceof ObjectNode fields)) {
                throw new NotebookException(
                        "is damaged: " + place + " is " + kindOf(list.get(index)) + ", not an output");
            }
            outputs.add(output(fields, place));
        }
        return outputs;
    }

    static Output output(ObjectNode fields, String path) {
        JsonObject origin = JsonObject.of(fields);
        return switch (fields.path("output_type").asText("")) {
            case "stream" -> new Output.Stream(
                    fields.path("name").asText("stdout"), lines(fields.path("text"), path + ".text"), origin);
            case "display_data" -> new Output.DisplayData(
                    bundle(fields, path), object(fields, "metadata", path + ".metadata"), origin);
            case "execute_result" -> new Output.ExecuteResult(
                    bundle(fields, path), object(fields, "metadata", path + ".metadata"), count(fields), origin);
            case "error" -> new Output.Error(
                    fields.path("ename").asText(""),
                    fields.path("evalue").asText(""),
                    strings(fields.path("traceback")),
                    origin);
            case "" -> throw new NotebookException("is damaged: " + path + " has no \"output_type\"");
            default -> new Output.Unknown(origin);
        };
    }

    private static MimeBundle bundle(ObjectNode output, String path) {
        JsonNode data = output.path("data");
        if (!data.isObject()) {
            throw new NotebookException("is damaged: " + path + " has no \"data\"");
        }
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            String type = field.getKey();
            boolean json = MimeBundle.isJson(type);
            entries.put(
                    type,
                    json ? JsonObject.value(field.getValue()) : lines(field.getValue(), path + ".data[" + type + "]"));
        }
        return new MimeBundle(entries);
    }

    private static OptionalInt count(ObjectNode fields) {
        JsonNode count = fields.path("execution_count");
        return count.isInt() ? OptionalInt.of(count.intValue()) : OptionalInt.empty();
    }

    private static JsonObject object(ObjectNode fields, String name, String path) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return JsonObject.EMPTY;
        }
        if (value instanceof ObjectNode object) {
            return JsonObject.of(object);
        }
        throw new NotebookException("is damaged: " + path + " is " + kindOf(value) + ", not an object");
    }

    /// A text that the file may hold whole or as a list of lines.
    private static String lines(JsonNode value, String path) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (!value.isArray()) {
            throw new NotebookException(
                    "is damaged: " + path + " is " + kindOf(value) + ", not text or a list of lines");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode line : value) {
            if (!line.isTextual()) {
                throw new NotebookException("is damaged: " + path + " holds " + kindOf(line) + " among its lines");
            }
            text.append(line.textValue());
        }
        return text.toString();
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "missing";
        };
    }
}
