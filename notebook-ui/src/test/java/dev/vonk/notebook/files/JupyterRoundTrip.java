package dev.vonk.notebook.files;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.CellRun;
import dev.vonk.kernel.document.JsonObject;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The half of a round trip through Jupyter that is ours: `write FOLDER` writes notebooks with everything a cell can hold,
/// `compare FOLDER FOLDER` tells whether two folders hold the same notebooks. `round-trip.sh` puts Jupyter in between.
public final class JupyterRoundTrip {
    private static final String FOREIGN = """
            {"cells": [
              {"cell_type": "code", "id": "one", "execution_count": 3, "metadata": {"tags": ["keep"], "other": {"a": [1, 2.50]}},
               "source": ["1 + 1"], "outputs": [{"output_type": "execute_result", "execution_count": 3,
               "metadata": {"isolated": true}, "data": {"text/plain": ["2"], "application/x-other+json": {"b": null}}}]},
              {"cell_type": "markdown", "id": "two", "metadata": {"slideshow": {"slide_type": "slide"}}, "source": "![x](attachment:x.png)",
               "attachments": {"x.png": {"image/png": "aGVsbG8="}}},
              {"cell_type": "raw", "id": "three", "metadata": {"format": "text/html"}, "source": "<b>raw</b>"}],
             "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
               "widgets": {"state": {"x": 1}}, "unknown": "stays"},
             "nbformat": 4, "nbformat_minor": 5}
            """;

    private JupyterRoundTrip() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "write" -> write(folder);
            case "compare" -> compare(folder, Path.of(arguments[2]));
            default -> throw new IllegalArgumentException("write or compare, not " + arguments[0]);
        }
    }

    private static void write(Path folder) throws IOException {
        NotebookFiles files = new NotebookFiles(Files.createTempDirectory("vonk-home"));
        files.save(folder.resolve("everything.ipynb"), everything());
        Notebook foreign = NotebookFile.parse("foreign.ipynb", FOREIGN);
        files.save(folder.resolve("foreign.ipynb"), foreign);
        List<Cell> edited = new ArrayList<>(foreign.cells());
        edited.set(0, edited.getFirst().withSource("2 + 2\nλ"));
        edited.set(1, edited.get(1).withKind(CellKind.CODE));
        edited.set(2, edited.get(2).withKind(CellKind.MARKDOWN));
        edited.add(Cell.code("more"));
        files.save(folder.resolve("edited.ipynb"), foreign.withCells(edited));
    }

    private static Notebook everything() {
        Map<String, Object> table = Map.of("schema", List.of(Map.of("name", "a", "type", "int")),
                "rows", List.of(List.of(1), List.of(2)), "more", false, "table", "t7");
        MimeBundle chart = MimeBundle.text("Chart").with(MimeBundle.VEGA_LITE,
                Map.of("mark", "bar", "data", Map.of("values", List.of(Map.of("a", 0.5)))));
        List<Output> outputs = List.of(
                Output.stdout("line\nend without break"), Output.stderr("Warning: \u001b[31mred\u001b[0m\r\n"),
                Output.stdout("first\n"), Output.stdout("\n[1,000 letters left out]\n"), Output.stdout("last\n"),
                Output.display(MimeBundle.text("x").with(MimeBundle.HTML, "<b>x</b>\n<i>y</i>")
                        .with(MimeBundle.PNG, "aGVsbG8=").with(MimeBundle.SVG, "<svg>\n</svg>")),
                Output.result(MimeBundle.text("2 rows").with(MimeBundle.TABLE, table), 1),
                new Output.DisplayData(chart, JsonObject.of(Map.of("vonk_chart", true)), JsonObject.EMPTY),
                Output.error("Error", "Boom", List.of("Boom", "  at #1:1")));
        return Notebook.of(List.of(
                Cell.markdown("# Title\n\nText with ümlauts 😀\u2028and more").withId("m")
                        .withMetadata(JsonObject.of(Map.of("vonk_section_folded", true))),
                Cell.code("frame\n").withId("c").withRun(OptionalInt.of(1), outputs)
                        .withMetadata(JsonObject.of(Map.of("jupyter", Map.of("source_hidden", true)))),
                Cell.code("%%sql\nselect 1").withId("s"), Cell.code("").withId("e"), Cell.raw("raw").withId("r")));
    }

    private static void compare(Path ours, Path theirs) throws IOException {
        for (String name : List.of("everything.ipynb", "foreign.ipynb", "edited.ipynb")) {
            Notebook before = NotebookFile.read(ours.resolve(name));
            Notebook after = NotebookFile.read(theirs.resolve(name));
            same(name + " metadata", before.metadata().toMap(), after.metadata().toMap());
            same(name + " cells", before.cells().size(), after.cells().size());
            for (int cell = 0; cell < before.cells().size(); cell++) {
                same(name + " cell " + cell, parts(before.cells().get(cell)), parts(after.cells().get(cell)));
            }
            System.out.println(name + ": the same");
        }
    }

    private static List<Object> parts(Cell cell) {
        List<Object> parts = new ArrayList<>(List.of(cell.id(), cell.kind(), cell.source(), cell.metadata().toMap(),
                cell.executionCount(), String.valueOf(cell.origin().toMap().get("attachments"))));
        // Jupyter joins what was written to the same stream, as CellRun does.
        for (Output output : new CellRun(0, cell.outputs()).outputs()) {
            switch (output) {
                case Output.Stream stream -> parts.add(List.of(stream.name(), stream.text()));
                case Output.DisplayData display -> parts.add(List.of(display.data(), display.metadata().toMap()));
                case Output.ExecuteResult result -> parts.add(List.of(result.data(), result.metadata().toMap(),
                        result.executionCount()));
                case Output.Error error -> parts.add(List.of(error.name(), error.message(), error.traceback()));
                case Output.Unknown unknown -> parts.add(unknown.origin().toMap());
            }
        }
        return parts;
    }

    private static void same(String what, Object before, Object after) {
        if (!before.equals(after)) {
            throw new IllegalStateException(what + " was\n" + before + "\nand is\n" + after);
        }
    }
}
