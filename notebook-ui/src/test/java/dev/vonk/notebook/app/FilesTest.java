package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Files in the window: opening, saving, exporting, and what is told and offered where something is in the way.
class FilesTest {
    @TempDir
    private Path home;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.of(home, "int n = 1;");
    }

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    private static Notebook notebook(String... sources) {
        return Notebook.of(Arrays.stream(sources).map(Cell::code).toList());
    }

    /// Opens a file as the user does.
    private void open(Path file) {
        int before = desk.window.pages().size();
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.O, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.window.pages().size() > before || desk.dialogs.asked.contains("Not opened"));
        FxTest.settle();
    }

    private Path saved(String name) {
        Path file = home.resolve(name);
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.S, KeyCode.CONTROL, KeyCode.SHIFT);
        untilSaved();
        return file;
    }

    private void untilSaved() {
        FxTest.settleUntil(() -> !desk.page().state().isDirty() && !desk.page().state().file().saving()
                && desk.page().state().file().path().isPresent());
        FxTest.settle();
    }

    private String source(Path file) {
        return NotebookFile.read(file).cells().getFirst().source();
    }

    @Test
    void saveAsAddsTheEndingAndTheTitleFollows() {
        append("2");
        assertEquals("● Untitled", tab());
        assertEquals("Not saved yet", desk.text("#status-saved"));
        saved("first");
        assertEquals("int n = 1;2", source(home.resolve("first.ipynb")));
        assertEquals("first.ipynb", tab());
        assertEquals("Saved", desk.text("#status-saved"));
        desk.type("3");
        assertEquals("● first.ipynb", tab());
        desk.press(KeyCode.S, KeyCode.CONTROL);
        untilSaved();
        assertEquals("int n = 1;23", source(home.resolve("first.ipynb")));
        saved("second.ipynb");
        assertEquals("second.ipynb", tab());
        assertEquals("int n = 1;23", source(home.resolve("second.ipynb")));
    }

    private String tab() {
        return FxTest.callFx(() -> desk.window.tabs().getSelectionModel().getSelectedItem().getText());
    }

    @Test
    void aFileThatIsOpenIsNotOpenedTwice() {
        Path file = saved("once.ipynb");
        Path other = home.resolve("other.ipynb");
        NotebookFile.save(other, notebook("other"));
        open(other);
        assertEquals("other.ipynb", tab());
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.O, KeyCode.CONTROL);
        assertEquals("once.ipynb", tab());
        assertEquals(2, desk.window.pages().size());
        desk.press(KeyCode.PAGE_DOWN, KeyCode.CONTROL);
        assertEquals("other.ipynb", tab());
    }

    @Test
    void aFileThatAnotherProgramChangedIsReadAnewOrKept() throws IOException {
        Path file = saved("shared.ipynb");
        Files.writeString(file, NotebookFile.text(notebook("theirs")));
        FxTest.settleUntil(() -> !desk.banners().isEmpty());
        assertEquals(List.of("The file was changed by another program since it was read."), desk.banners());
        desk.press(KeyCode.S, KeyCode.CONTROL);
        assertTrue(desk.text("#status-told").startsWith("shared.ipynb was changed by another program."));
        assertEquals("theirs", source(file));
        desk.answerBanner("Reload");
        FxTest.settleUntil(() -> desk.page().state().active().source().equals("theirs"));
        desk.send(new Event.Trust());
        assertEquals(List.of(), desk.banners());
        desk.send(new Event.ChangedOutside());
        desk.answerBanner("Keep mine");
        assertEquals(List.of(), desk.banners());
        append("!");
        desk.press(KeyCode.S, KeyCode.CONTROL);
        untilSaved();
        assertEquals("theirs!", source(file));
    }

    @Test
    void textFromBeforeACrashIsOfferedAndCanBeUndone() throws Exception {
        Path file = home.resolve("crashed.ipynb");
        NotebookFile.save(file, notebook("saved"));
        Path left = left(file);
        open(file);
        desk.send(new Event.Trust());
        assertEquals(List.of("Text was found that was not saved when Vonk ended unexpectedly."), desk.banners());
        assertEquals(List.of("saved"), desk.sources());
        desk.answerBanner("Use it");
        assertEquals(List.of("saved and more"), desk.sources());
        assertEquals(List.of(), desk.banners());
        assertTrue(desk.state().isDirty());
        desk.press(KeyCode.Z);
        assertEquals(List.of("saved"), desk.sources());
        assertEquals("saved", source(file));
        assertTrue(Files.exists(left), "until it is saved");
    }

    /// What another process that is gone now would have left of a notebook.
    private Path left(Path file) throws Exception {
        var spare = desk.workplace.files().recovery().of(file);
        spare.save(notebook("saved and more"));
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        String name = spare.path().getFileName().toString()
                .replace("-" + ProcessHandle.current().pid(), "-" + ended.pid());
        return Files.move(spare.path(), spare.path().resolveSibling(name));
    }

    @Test
    void textFromBeforeACrashIsThrownAway() throws Exception {
        Path file = home.resolve("crashed.ipynb");
        NotebookFile.save(file, notebook("saved"));
        Path left = left(file);
        open(file);
        desk.answerBanner("Discard it");
        FxTest.settleUntil(() -> !Files.exists(left));
        assertEquals(List.of("saved"), desk.sources());
    }

    @Test
    void whatWasTypedLiesInTheRecoveryFileBeforeItIsSaved() {
        Path file = saved("typed.ipynb");
        append("!");
        Path spare = desk.workplace.files().recovery().of(file).path();
        FxTest.settleUntil(() -> Files.exists(spare));
        assertEquals("int n = 1;!", source(spare));
        desk.press(KeyCode.S, KeyCode.CONTROL);
        FxTest.settleUntil(() -> !Files.exists(spare));
    }

    @Test
    void aNotebookFromElsewhereRunsNothingUntilItIsTrusted() {
        Path file = home.resolve("foreign.ipynb");
        NotebookFile.save(file, notebook("foreign"));
        open(file);
        assertTrue(desk.banners().getFirst().startsWith("This notebook comes from elsewhere"));
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        assertTrue(desk.dialogs.asked.contains("Trust this notebook?"));
        assertEquals(RunState.IDLE, desk.state().active().run());
        assertEquals(List.of(), desk.kernels.getLast().ran());
        desk.answerBanner("Trust");
        assertEquals(List.of(), desk.banners());
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        desk.until(0, RunState.DONE);
        desk.send(new Event.Save(Optional.empty()));
        untilSaved();
        desk.press(KeyCode.W, KeyCode.CONTROL);
        open(file);
        assertEquals(List.of(), desk.banners());
    }

    @Test
    void trustAskedForByARunGoesOnWithTheRun() {
        Path file = home.resolve("foreign.ipynb");
        NotebookFile.save(file, notebook("foreign"));
        open(file);
        desk.dialogs.answers.add("Trust and run");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        desk.until(0, RunState.DONE);
        assertEquals(List.of("foreign"), desk.kernels.getLast().ran());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedAndAnotherIsOffered() throws IOException {
        Path blocked = Files.createDirectory(home.resolve("gone"));
        Path file = blocked.resolve("a.ipynb");
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.S, KeyCode.CONTROL);
        untilSaved();
        Files.delete(file);
        Files.delete(blocked);
        append("!");
        desk.press(KeyCode.S, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.banners().contains(
                file + " cannot be saved: the folder " + blocked + " does not exist."));
        assertEquals("Not saved", desk.text("#status-saved"));
        Path better = home.resolve("better.ipynb");
        desk.dialogs.paths.add(better);
        desk.answerBanner("Save as…");
        untilSaved();
        assertEquals("int n = 1;!", source(better));
        assertEquals(List.of(), desk.banners());
    }

    @Test
    void afterAFullDiskTheSaveIsTriedAgain() {
        Path file = saved("full.ipynb");
        append("!");
        desk.send(new Event.SaveFailed(file + " cannot be saved: the disk is full."));
        assertEquals(List.of(file + " cannot be saved: the disk is full."), desk.banners());
        assertTrue(desk.state().isDirty());
        desk.answerBanner("Try again");
        untilSaved();
        assertEquals("int n = 1;!", source(file));
        assertEquals(List.of(), desk.banners());
    }

    @Test
    void aBrokenFileIsNamedAndLeftAsItIs() throws IOException {
        Path file = home.resolve("broken.ipynb");
        byte[] bytes = "{\"cells\": [{\"cell_type\": \"code\", ".getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        open(file);
        assertEquals("Not opened", desk.dialogs.asked.getLast());
        assertTrue(desk.dialogs.told.contains("broken.ipynb"), desk.dialogs.told);
        assertEquals(1, desk.window.pages().size());
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource({"HTML, html, <!DOCTYPE html>", "Markdown, md, ```java", "PDF, pdf, %PDF-",
        "Java program, java, class", "JShell script, jsh, int n = 1;"})
    void theNotebookIsExportedInEachForm(String label, String ending, String part) throws IOException {
        Path file = home.resolve("out." + ending);
        desk.dialogs.answers.add(label);
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.E, KeyCode.CONTROL);
        assertEquals(List.of("Export", "Export as " + label + ": Untitled." + ending), desk.dialogs.asked);
        FxTest.settleUntil(() -> ((Labeled) desk.node("#status-told")).getText().equals("Exported to " + file));
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains(part));
        assertFalse(desk.state().file().path().isPresent());
    }

    @Test
    void anExportThatCannotBeWrittenIsTold() {
        desk.dialogs.answers.add("Markdown");
        desk.dialogs.paths.add(home.resolve("no/where.md"));
        desk.press(KeyCode.E, KeyCode.CONTROL);
        FxTest.settleUntil(() -> ((Labeled) desk.node("#status-told")).getText().startsWith("Not exported: "));
    }

    /// Writes at the end of the active cell.
    private void append(String text) {
        desk.press(KeyCode.ENTER);
        desk.press(KeyCode.END, KeyCode.CONTROL);
        desk.type(text);
    }
}
