package dev.vonk.kernel.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The rules of nbformat 4.5 as the tests need them, checked on the text of a file: what must be there, of which type, and
/// that outputs and cells hold no fields their kind does not have.
final class NotebookRules {
    private final List<String> broken = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private NotebookRules() {}

    static List<String> broken(String text) throws Exception {
        NotebookRules rules = new NotebookRules();
        rules.notebook(new ObjectMapper().readTree(text));
        return rules.broken;
    }

    private void notebook(JsonNode root) {
        need(root.path("metadata").isObject(), "metadata is an object");
        need(root.path("nbformat").asInt() == 4, "nbformat is 4");
        need(root.path("nbformat_minor").asInt(-1) >= 5, "nbformat_minor is 5 or more");
        need(root.path("cells").isArray(), "cells is a list");
        JsonNode kernel = root.path("metadata").path("kernelspec");
        need(kernel.isMissingNode() || kernel.path("name").isTextual() && kernel.path("display_name").isTextual(),
                "kernelspec has name and display_name");
        for (int index = 0; index < root.path("cells").size(); index++) {
            cell(root.path("cells").get(index), "cells[" + index + "]");
        }
    }

    private void cell(JsonNode cell, String path) {
        String id = cell.path("id").asText();
        need(id.matches("[a-zA-Z0-9_-]{1,64}"), path + " has an allowed id");
        need(ids.add(id), path + " has an id of its own");
        need(cell.path("metadata").isObject(), path + ".metadata is an object");
        need(isLines(cell.path("source")), path + ".source is text");
        switch (cell.path("cell_type").asText()) {
            case "code" -> {
                JsonNode count = cell.path("execution_count");
                need(count.isNull() || count.isInt() && count.intValue() >= 0,
                        path + ".execution_count is null or a number");
                need(cell.path("outputs").isArray(), path + ".outputs is a list");
                cell.path("outputs").forEach(output -> output(output, path));
                onlyFields(cell, path, "cell_type", "execution_count", "id", "metadata", "outputs", "source");
            }
            case "markdown", "raw" -> onlyFields(cell, path, "attachments", "cell_type", "id", "metadata", "source");
            default -> need(false, path + " has a known cell_type");
        }
    }

    private void output(JsonNode output, String path) {
        switch (output.path("output_type").asText()) {
            case "stream" -> {
                need(output.path("name").isTextual() && isLines(output.path("text")),
                        path + " stream has name and text");
                onlyFields(output, path, "name", "output_type", "text");
            }
            case "display_data" -> {
                bundle(output, path);
                onlyFields(output, path, "data", "metadata", "output_type");
            }
            case "execute_result" -> {
                bundle(output, path);
                need(output.has("execution_count"), path + " result has a count");
                onlyFields(output, path, "data", "execution_count", "metadata", "output_type");
            }
            case "error" -> {
                need(output.path("ename").isTextual() && output.path("evalue").isTextual(), path + " error is named");
                need(output.path("traceback").isArray() && isLines(output.path("traceback")),
                        path + " has a traceback");
                onlyFields(output, path, "ename", "evalue", "output_type", "traceback");
            }
            default -> need(false, path + " has a known output_type");
        }
    }

    private void bundle(JsonNode output, String path) {
        need(output.path("metadata").isObject(), path + " output metadata is an object");
        need(output.path("data").isObject(), path + " output data is an object");
        output.path("data").properties().forEach(entry -> need(
                entry.getKey().endsWith("json") || isLines(entry.getValue()),
                path + " " + entry.getKey() + " is text"));
    }

    private void onlyFields(JsonNode object, String path, String... allowed) {
        Set<String> extra = new TreeSet<>();
        object.fieldNames().forEachRemaining(extra::add);
        List.of(allowed).forEach(extra::remove);
        need(extra.isEmpty(), path + " has no fields " + extra);
    }

    private static boolean isLines(JsonNode value) {
        if (value.isTextual()) {
            return true;
        }
        boolean lines = value.isArray();
        for (JsonNode line : value) {
            lines &= line.isTextual();
        }
        return lines;
    }

    private void need(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }
}
