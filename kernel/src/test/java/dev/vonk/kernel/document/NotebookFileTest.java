package dev.vonk.kernel.document;

import dev.vonk.kernel.display.Display;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.golden.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NotebookFileTest {
    @TempDir
    Path folder;

    private static String sample(String name) {
        return Golden.read(NotebookFileTest.class, "notebooks/" + name + ".ipynb");
    }

    private static Notebook parse(String text) {
        return NotebookFile.parse("t.ipynb", text);
    }

    private static String refusal(String text) {
        return assertThrows(NotebookException.class, () -> parse(text)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jupyter", "minor2", "editor", "ascii", "line"})
    void loadingAndSavingChangesNoByte(String name) throws Exception {
        String text = sample(name);
        Path file = folder.resolve("copy.ipynb");
        Files.writeString(file, text);
        NotebookFile.save(file, NotebookFile.read(file));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
    }

    @Test
    void windowsLineBreaksStay() {
        String text = sample("minor2").replace("\n", "\r\n");
        assertEquals(text, NotebookFile.text(parse(text)));
    }

    @Test
    void anEditShowsOnlyWhereItWasMade() {
        String text = sample("jupyter");
        Notebook notebook = parse(text);
        List<Cell> cells = new ArrayList<>(notebook.cells());
        int index = cells.indexOf(notebook.cell("x-Y_9").orElseThrow());
        cells.set(index, cells.get(index).withSource("people.show()\npeople"));
        String saved = NotebookFile.text(notebook.withCells(cells));
        assertEquals(
                text.replace(
                        "   \"source\": [\n    \"people\"\n   ]",
                        "   \"source\": [\n    \"people.show()\\n\",\n    \"people\"\n   ]"),
                saved);
        assertNotEquals(text, saved);
    }

    @Test
    void cellsOutputsAndMetadataAreRead() {
        Notebook notebook = parse(sample("jupyter"));
        assertEquals(
                List.of("intro", "6f2b9c1e", "x-Y_9", "err", "raw-1", "empty"),
                notebook.cells().stream().map(Cell::id).toList());
        assertEquals(Optional.of("Élan vital ✨"), notebook.title());
        assertEquals(Optional.of("java"), notebook.metadata().text("language_info", "name"));
        Cell code = notebook.cells().get(1);
        assertEquals(OptionalInt.of(1), code.executionCount());
        assertEquals("hello\n\tworld \u001b[31mred\u001b[0m\n", ((Output.Stream) code.outputs().get(0)).text());
        List<Output> shown = notebook.cells().get(2).outputs();
        Output.ExecuteResult result = (Output.ExecuteResult) shown.get(0);
        assertEquals("1", result.data().plain());
        assertEquals(
                Map.of("mark", "bar", "width", 100.0, "data", Map.of("values", List.of(Map.of("a", 0.5)))),
                result.data().entries().get(MimeBundle.VEGA_LITE));
        assertTrue(shown.get(3) instanceof Output.Unknown);
        assertEquals(3, ((Output.Error) notebook.cells().get(3).outputs().get(0)).traceback().size());
    }

    @Test
    void aNewNotebookFollowsTheRulesAndLooksAsJupyterWritesIt() throws Exception {
        Notebook notebook = Notebook.of(List.of(
                Cell.markdown("# Title\n\nText").withId("m"),
                Cell.code("1 + 1").withId("c").withRun(OptionalInt.of(1), List.of(
                        Output.stdout("out\n"),
                        Output.result(Display.of(List.of(1, 2)), 1),
                        Output.display(MimeBundle.text("x").with(MimeBundle.JSON, Arrays.asList(1.5, null, "é"))),
                        Output.error("E", "bad", List.of("line")))),
                Cell.raw("").withId("r")));
        String text = NotebookFile.text(notebook);
        assertEquals(List.of(), NotebookRules.broken(text));
        Golden.assertMatches(getClass(), "new.ipynb", text);
        assertEquals(text, NotebookFile.text(parse(text)));
    }

    @Test
    void theRulesFindWhatIsBroken() throws Exception {
        assertFalse(NotebookRules.broken(sample("minor2")).isEmpty());
        assertEquals(
                List.of("nbformat_minor is 5 or more", "cells[0] has an allowed id", "cells[0].outputs is a list"),
                NotebookRules.broken(
                        "{\"nbformat\":4,\"metadata\":{},\"cells\":[{\"cell_type\":\"code\",\"metadata\":{},\"source\":[],"
                                + "\"execution_count\":null}]}"));
    }

    @Test
    void anOlderMinorIsUpgradedOnlyWhenAskedFor() throws Exception {
        Notebook old = parse(sample("minor2"));
        assertEquals(2, old.minor());
        assertFalse(NotebookFile.text(old).contains("\"id\""));
        String upgraded = NotebookFile.text(old.upgraded());
        assertEquals(List.of(), NotebookRules.broken(upgraded));
        assertEquals(
                parse(upgraded).cells().stream().map(Cell::id).toList(),
                old.cells().stream().map(Cell::id).toList());
    }

    @Test
    void missingAndRepeatedIdsAreReplacedTheSameWayEachTime() {
        String text = sample("editor").replace("\"cells\": [", """
                "cells": [{"cell_type":"raw","id":"a1","metadata":{},"source":"x"},
                {"cell_type":"raw","id":"not allowed!","metadata":{},"source":"y"},
                {"cell_type":"raw","metadata":{},"source":"y"},""");
        List<String> ids = parse(text).cells().stream().map(Cell::id).toList();
        assertEquals(4, ids.stream().distinct().count());
        assertEquals("a1", ids.getFirst());
        ids.forEach(id -> assertTrue(CellIds.isAllowed(id), id));
        assertEquals(ids, parse(text).cells().stream().map(Cell::id).toList());
    }

    @Test
    void executingReplacesOutputsAndLeavesTheRest() {
        Notebook notebook = parse(sample("jupyter"));
        CellRun run = new CellRun(7, List.of(
                Output.stdout("a"), Output.stdout("b\n"), Output.stderr("!"), Output.stdout("c"),
                Output.result(MimeBundle.text("42"), 7)));
        Notebook executed = CellRun.executed(notebook, Map.of("x-Y_9", run));
        Cell cell = executed.cell("x-Y_9").orElseThrow();
        assertEquals(OptionalInt.of(7), cell.executionCount());
        assertEquals(
                List.of("a" + "b\n", "!", "c"),
                cell.outputs().stream().limit(3).map(output -> ((Output.Stream) output).text()).toList());
        assertEquals(List.of(), executed.cell("6f2b9c1e").orElseThrow().outputs());
        assertEquals(notebook.cells().getFirst(), executed.cells().getFirst());
        Golden.assertMatches(getClass(), "executed.ipynb", NotebookFile.text(executed));
    }

    @Test
    void aFileCutOffAnywhereGivesOneClearError() throws Exception {
        byte[] bytes = sample("jupyter").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        Path file = folder.resolve("cut.ipynb");
        for (int attempt = 0; attempt < 400; attempt++) {
            int length = attempt < 40 ? attempt : random.nextInt(bytes.length - 2);
            Files.write(file, Arrays.copyOf(bytes, length));
            NotebookException error = assertThrows(NotebookException.class, () -> NotebookFile.read(file),
                    "at " + length);
            assertTrue(
                    error.getMessage().matches("cut\\.ipynb (is empty|stops in the middle .*)\\."),
                    length + ": " + error.getMessage());
        }
    }

    @Test
    void aFlippedByteNeverGivesMoreThanOneErrorOfOurs() {
        String text = sample("jupyter");
        Random random = new Random(9);
        for (int attempt = 0; attempt < 400; attempt++) {
            StringBuilder damaged = new StringBuilder(text);
            damaged.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(90)));
            try {
                parse(damaged.toString());
            } catch (NotebookException one) {
                assertTrue(one.getMessage().startsWith("t.ipynb ") && one.getMessage().endsWith("."), one.getMessage());
                assertFalse(one.getMessage().contains("\n"), one.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[1]|t.ipynb is JSON but not a notebook: it holds a list, not an object.",
        "{\"a\": 1}|t.ipynb is JSON but not a notebook: it has no \"nbformat\" number.",
        "{\"nbformat\": 4}|t.ipynb is not a complete notebook: it has no \"cells\".",
        "{\"nbformat\": 4, \"cells\": {}}|t.ipynb is not a notebook: \"cells\" is an object, not a list.",
        "{\"nbformat\": 4, \"cells\": [1]}|t.ipynb is damaged: cells[0] is a number, not a cell.",
        "{\"nbformat\": 4, \"cells\": [{}]}|t.ipynb is damaged: cells[0] has no \"cell_type\".",
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\"}]}|t.ipynb is damaged: cells[0] has no \"source\".",
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": [1]}]}|t.ipynb is damaged: cells[0].source holds a number among its lines.",
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\", \"source\": \"\"}]}|t.ipynb has a cell of the unknown type \"heading\" at cells[0]; known are code, markdown and raw.",
        "{\"nbformat\": 3, \"worksheets\": []}|t.ipynb is in the old notebook format 3; convert it with: jupyter nbconvert --to notebook --nbformat 4.",
        "{\"nbformat\": 5}|t.ipynb is in notebook format 5, which is newer than this version of Vonk can read (4).",
    })
    void whatIsNoNotebookIsNamed(String text, String message) {
        assertEquals(message, refusal(text));
    }

    @Test
    void brokenJsonIsReportedWithLineAndColumn() {
        String message = refusal("{\n \"nbformat\": 4,\n \"cells\" [],\n \"metadata\": {}\n}\n");
        assertTrue(message.startsWith("t.ipynb is not valid JSON at line 3, column 10: "), message);
        assertEquals(
                "t.ipynb goes on after its closing brace at line 2, column 1; two files may have been joined.",
                refusal("{}\n{}"));
        assertTrue(refusal("[".repeat(10_000)).contains("nested too deeply"), refusal("[".repeat(10_000)));
    }

    @Test
    void missingFilesAndFoldersAndBinariesAreNamed() throws Exception {
        Path missing = folder.resolve("none.ipynb");
        assertEquals(
                "There is no file " + missing + ".",
                assertThrows(NotebookException.class, () -> NotebookFile.read(missing)).getMessage());
        assertEquals(
                folder + " cannot be read: it is a folder.",
                assertThrows(NotebookException.class, () -> NotebookFile.read(folder)).getMessage());
        Path binary = folder.resolve("b.ipynb");
        Files.write(binary, new byte[]{'{', (byte) 0xff, '}', ' ', ' ', ' ', ' '});
        assertEquals(
                "b.ipynb is not UTF-8 text: byte 1 begins no letter.",
                assertThrows(NotebookException.class, () -> NotebookFile.read(binary)).getMessage());
    }

    @Test
    void savingReplacesAFileInOneStepAndLeavesNothingBehind() throws Exception {
        Path file = folder.resolve("a.ipynb");
        NotebookFile.save(file, Notebook.of(List.of(Cell.code("1"))));
        Path link = Files.createSymbolicLink(folder.resolve("link.ipynb"), file);
        NotebookFile.save(link, Notebook.of(List.of(Cell.code("2"))));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("2", NotebookFile.read(file).cells().getFirst().source());
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
        Path nowhere = folder.resolve("no/such/a.ipynb");
        String message = assertThrows(
                NotebookException.class, () -> NotebookFile.save(nowhere, Notebook.of(List.of())))
                .getMessage();
        assertEquals(nowhere + " cannot be saved: the folder " + nowhere.getParent() + " does not exist.", message);
    }
}
