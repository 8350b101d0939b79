package dev.vonk.notebook.app;

import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.KernelState;
import dev.vonk.notebook.state.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WindowTest {
    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    @Test
    void aCellIsWrittenAndRunByKeysAlone() {
        desk = Desk.of(home, "");
        desk.press(KeyCode.ENTER);
        assertTrue(desk.state().selection().editing());
        desk.type("1 + 1");
        assertEquals(List.of("1 + 1"), desk.sources());
        desk.press(KeyCode.ENTER, KeyCode.SHIFT);
        FxTest.settleUntil(() -> desk.page().state().cells().getFirst().run() == RunState.DONE);
        assertEquals(List.of("1 + 1"), desk.kernels.getFirst().ran());
        assertEquals(2, desk.state().cells().size());
    }

    @Test
    void theEnterThatGoesIntoACellIsNotWrittenIntoIt() {
        desk = Desk.of(home, "a");
        desk.press(KeyCode.ENTER);
        desk.press(KeyCode.END);
        desk.type("\n");
        desk.press(KeyCode.ESCAPE);
        assertEquals(List.of("a\n"), desk.sources());
        assertFalse(desk.state().selection().editing());
    }

    @Test
    void cellsAreInsertedDeletedMovedAndBroughtBack() {
        desk = Desk.of(home, "one", "two");
        desk.press(KeyCode.B);
        assertEquals(List.of("one", "", "two"), desk.sources());
        desk.press(KeyCode.D);
        desk.press(KeyCode.D);
        assertEquals(List.of("one", "two"), desk.sources());
        desk.press(KeyCode.Z);
        assertEquals(List.of("one", "", "two"), desk.sources());
        desk.press(KeyCode.K);
        desk.press(KeyCode.DOWN, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals(List.of("", "one", "two"), desk.sources());
    }

    @Test
    void aCellIsSplitAtTheCaretAndMergedAgain() {
        desk = Desk.of(home, "ab\ncd");
        desk.press(KeyCode.ENTER);
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.MINUS, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals(List.of("ab", "cd"), desk.sources());
        desk.press(KeyCode.ESCAPE);
        desk.press(KeyCode.K);
        desk.press(KeyCode.M, KeyCode.SHIFT);
        assertEquals(1, desk.state().cells().size());
    }

    @Test
    void theLetterOfALanguageChangesTheCell() {
        desk = Desk.of(home, "text");
        desk.press(KeyCode.M);
        assertEquals(CellLanguage.MARKDOWN, desk.state().active().language());
        desk.press(KeyCode.Y);
        assertEquals(CellLanguage.JAVA, desk.state().active().language());
        desk.press(KeyCode.DIGIT2);
        assertEquals(List.of("## text"), desk.sources());
    }

    @Test
    void thePaletteFindsACommandBySomeLetters() {
        desk = Desk.of(home, "one", "two");
        desk.press(KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
        assertTrue(desk.node("#palette").isVisible());
        desk.type("delete cel");
        desk.press(KeyCode.ENTER);
        assertFalse(desk.node("#palette").isVisible());
        assertEquals(List.of("two"), desk.sources());
    }

    @Test
    void aRunThatGoesOnIsInterruptedByTwoLetters() {
        desk = Desk.of(home, "wait");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.page().state().active().run() == RunState.RUNNING);
        desk.press(KeyCode.I);
        desk.press(KeyCode.I);
        FxTest.settleUntil(() -> desk.page().state().active().run() == RunState.INTERRUPTED);
    }

    @Test
    void aKernelThatDiesIsToldAndOneClickStartsAnother() {
        desk = Desk.of(home, "x");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.page().state().active().run() == RunState.DONE);
        desk.kernels.getFirst().die("The kernel ended: out of memory.");
        FxTest.settleUntil(() -> desk.page().state().kernel().phase() == KernelState.Phase.ENDED);
        FxTest.settle();
        assertTrue(desk.node(".banner-danger").isVisible());
        FxTest.onFx(() -> ((javafx.scene.control.Button) desk.node(".banner-danger .button")).fire());
        FxTest.settleUntil(() -> desk.page().state().kernel().phase() == KernelState.Phase.IDLE);
        assertEquals(2, desk.kernels.size());
        assertEquals("value of x", text());
    }

    @Test
    void aRestartIsAskedForFirst() {
        desk = Desk.of(home, "x");
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.page().state().active().run() == RunState.DONE);
        desk.press(KeyCode.DIGIT0);
        desk.press(KeyCode.DIGIT0);
        assertEquals(List.of("Restart the kernel?"), desk.dialogs.asked);
        assertEquals(1, desk.kernels.size());
        desk.dialogs.answers.add("Restart");
        desk.press(KeyCode.DIGIT0);
        desk.press(KeyCode.DIGIT0);
        FxTest.settleUntil(() -> desk.kernels.size() == 2 && desk.kernels.getFirst().isClosed());
    }

    @Test
    void whatIsNotSavedIsAskedAboutBeforeTheTabCloses() {
        desk = Desk.of(home, "");
        desk.press(KeyCode.ENTER);
        desk.type("work");
        desk.press(KeyCode.W, KeyCode.CONTROL);
        assertEquals(List.of("Save before closing?"), desk.dialogs.asked);
        assertEquals(1, desk.window.pages().size());
        Path file = home.resolve("kept.ipynb");
        desk.dialogs.answers.add("Save");
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.W, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.window.pages().isEmpty());
        assertEquals("work", NotebookFile.read(file).cells().getFirst().source());
    }

    @Test
    void aNotebookIsSavedAndOpenedAgain() {
        desk = Desk.of(home, "int n = 1;");
        Path file = home.resolve("saved.ipynb");
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.S, KeyCode.CONTROL);
        FxTest.settleUntil(() -> Files.exists(file) && !desk.page().state().isDirty());
        Path other = home.resolve("other.ipynb");
        NotebookFile.save(other, desk.state().document());
        desk.dialogs.paths.add(other);
        desk.press(KeyCode.O, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.window.pages().size() == 2);
        FxTest.settle();
        assertEquals("other.ipynb", FxTest.callFx(() -> desk.page().title()));
        assertEquals(List.of("int n = 1;"), desk.sources());
        assertEquals(List.of("Save notebook: Untitled.ipynb", "Open"), desk.dialogs.asked);
        FxTest.settleUntil(() -> desk.page().state().kernel().isThere());
    }

    @Test
    void aNotebookIsExportedToWhereTheUserSays() {
        desk = Desk.of(home, "int n = 1;");
        Path page = home.resolve("page.html");
        desk.dialogs.answers.add("HTML");
        desk.dialogs.paths.add(page);
        desk.press(KeyCode.E, KeyCode.CONTROL);
        FxTest.settleUntil(() -> Files.exists(page));
    }

    @Test
    void theThemeAndTheSizeOfLettersChangeAndAreKept() {
        desk = Desk.of(home, "x");
        desk.press(KeyCode.T, KeyCode.CONTROL, KeyCode.SHIFT);
        assertTrue(javafx.application.Application.getUserAgentStylesheet().toLowerCase(Locale.ROOT).contains("dark"));
        desk.press(KeyCode.EQUALS, KeyCode.CONTROL);
        assertEquals(1.1, desk.workplace.settings().zoom(), 1e-9);
        FxTest.onFx(() -> Looks.theme(false));
        assertTrue(desk.workplace.settings().dark());
    }

    private String text() {
        return desk.state().active().cell().outputs()
                .getFirst() instanceof dev.vonk.kernel.document.Output.ExecuteResult result
                        ? String.valueOf(result.data().entries().get("text/plain"))
                        : "";
    }
}
