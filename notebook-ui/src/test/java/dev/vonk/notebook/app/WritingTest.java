package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.KernelState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What the kernel says while one writes in a cell of the window.
class WritingTest {
    private static final CellEvent.Problem PROBLEM = new CellEvent.Problem(new CellEvent.Place(1, 1, 3),
            "cannot find symbol abc");

    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    private static Answer answer(ToKernel.Question question) {
        long number = question.number();
        return switch (question) {
            case ToKernel.Complete ask -> new Answer.Completions(number, 2, List.of(
                    new Answer.Candidate("length()", Answer.Kind.METHOD, "int length()", true),
                    new Answer.Candidate("substring(", Answer.Kind.METHOD, "String substring(int)", true)));
            case ToKernel.Describe ask -> new Answer.Description(number, List.of(new Answer.Signature(
                    ask.text().contains("substring") ? "String substring(int beginIndex)" : "int length()",
                    "How **long** it is.")), 0);
            case ToKernel.CheckText ask -> new Answer.Problems(number,
                    ask.text().startsWith("abc") ? List.of(PROBLEM) : List.of());
            default -> new Answer.Refused(number, "not asked here");
        };
    }

    private Desk open(String source) {
        Desk opened = new Desk(home, Notebook.of(List.of(Cell.code(source))), kernel -> {
            kernel.answer(WritingTest::answer);
            kernel.scripts.put("abc", run -> List.of(
                    new CellEvent.Failed(run, "line 1: " + PROBLEM.message(), "", PROBLEM.place(), List.of(PROBLEM)),
                    new CellEvent.Finished(run, CellEvent.Ending.FAILED, Duration.ofMillis(1))));
        });
        FxTest.onFx(() -> opened.page().kernel().start());
        FxTest.settleUntil(() -> opened.page().state().kernel().phase() == KernelState.Phase.IDLE);
        opened.press(KeyCode.ENTER);
        opened.press(KeyCode.END, KeyCode.CONTROL);
        return opened;
    }

    @Test
    void candidatesComeWithTheirDocumentationAndOneIsTaken() {
        desk = open("s");
        desk.type(".");
        FxTest.settleUntil(() -> desk.has("#completions"));
        assertEquals(2, FxTest.callFx(() -> ((ListView<?>) desk.node("#completions")).getItems().size()));
        FxTest.settleUntil(() -> desk.has(".documentation-token-strong"));
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.ENTER);
        assertEquals(List.of("s.substring()"), desk.sources());
        assertFalse(desk.has("#completions"));
        FxTest.settleUntil(() -> desk.has("#signatures"));
        assertTrue(desk.has(".signature-argument"));
        desk.press(KeyCode.ESCAPE);
        assertFalse(desk.has("#signatures"));
        assertTrue(desk.state().selection().editing());
        desk.press(KeyCode.ESCAPE);
        assertFalse(desk.state().selection().editing());
    }

    @Test
    void completionIsOneStepOfUndo() {
        desk = open("s.");
        desk.press(KeyCode.SPACE, KeyCode.CONTROL);
        FxTest.settleUntil(() -> desk.has("#completions"));
        desk.press(KeyCode.ENTER);
        assertEquals(List.of("s.length()"), desk.sources());
        desk.press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(List.of("s."), desk.sources());
    }

    @Test
    void theTextIsUnderlinedAsItIsTypedAndAfterItRan() {
        desk = open("ab");
        desk.type("c");
        FxTest.settleUntil(() -> isMarked("mark-live-problem"));
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        FxTest.settleUntil(() -> isMarked("mark-problem"));
        assertEquals(List.of(PROBLEM), desk.state().active().problems());
        desk.press(KeyCode.ENTER);
        desk.press(KeyCode.HOME);
        desk.type("x");
        assertEquals(List.of("xabc"), desk.sources());
        assertFalse(FxTest.callFx(() -> isMarked("mark-problem")));
        FxTest.settleUntil(() -> !isMarked("mark-live-problem"));
    }

    private boolean isMarked(String mark) {
        return ((StyleClassedTextArea) desk.node("#editor-" + desk.id(0)).lookup(".styled-text-area"))
                .getStyleOfChar(1).contains(mark);
    }
}
