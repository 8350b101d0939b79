package dev.vonk.samples;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.ScriptFile;
import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.document.export.ExportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Every notebook of the samples runs, shows what it showed before, and can be exported.
class NotebooksTest {
    private static final Path FOLDER = Path.of("notebooks");
    private static final Map<String, Transcript> RUNS = new ConcurrentHashMap<>();

    private static String exported(ExportFormat format, Notebook notebook, String name) {
        return new String(format.export(notebook, name), StandardCharsets.UTF_8);
    }

    static List<String> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".ipynb")).sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellRunsAndShowsWhatItShould(String name) throws IOException {
        Transcript run = run(name);
        Golden.assertMatches(stem(name) + ".golden", run.text());
        assertTrue(run.wentWell(), run.text());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aNotebookIsKeptWithoutOutputsAndTheWayItIsSaved(String name) throws IOException {
        Notebook notebook = read(name);
        assertTrue(notebook.cells().stream().allMatch(cell -> cell.outputs().isEmpty()), "outputs in " + name);
        Path copy = Files.createTempDirectory("vonk-notebooks").resolve(name);
        NotebookFile.save(copy, notebook);
        assertEquals(Files.readString(FOLDER.resolve(name)), Files.readString(copy));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theExportedPageHoldsTextCodeAndOutputs(String name) throws IOException {
        Notebook executed = run(name).executed();
        String page = exported(ExportFormat.HTML, executed, stem(name));
        assertTrue(page.contains("<title>" + executed.title().orElseThrow() + "</title>"));
        assertTrue(page.contains("<table"), "no table in the page");
        assertTrue(page.strip().endsWith("</html>"));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theExportedMarkdownHoldsEveryCell(String name) throws IOException {
        Notebook executed = run(name).executed();
        String text = exported(ExportFormat.MARKDOWN, executed, stem(name));
        for (Cell cell : executed.cells()) {
            String source = SqlCell.of(cell.source()).map(SqlCell::sql).orElse(cell.source());
            assertTrue(text.contains(source), () -> "not in the Markdown: " + source);
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theExportedScriptGivesTheSameCellsBack(String name) {
        Notebook notebook = read(name);
        List<Cell> again = ScriptFile.cells(exported(ExportFormat.JSH, notebook, stem(name)));
        assertEquals(sources(notebook.cells()), sources(again));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theExportedProgramCompiles(String name) throws IOException {
        String program = exported(ExportFormat.JAVA, read(name), stem(name));
        assertEquals(List.of(), Compiled.of(program).problems(), program);
    }

    private static List<String> sources(List<Cell> cells) {
        return cells.stream().map(cell -> (cell.kind() == CellKind.CODE ? "code " : "text ") + cell.source()).toList();
    }

    private static Transcript run(String name) {
        return RUNS.computeIfAbsent(name, _ -> Transcript.of(read(name)));
    }

    private static Notebook read(String name) {
        return NotebookFile.read(FOLDER.resolve(name));
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
