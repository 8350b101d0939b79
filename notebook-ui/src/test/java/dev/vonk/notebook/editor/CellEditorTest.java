package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CellEditorTest {
    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void typingTellsTheTextAndTheCaret() {
        Bench bench = Bench.java("|").type("hi");
        assertEquals("hi|", bench.text());
        assertEquals(List.of("edited h|", "edited hi|"), bench.heard.events);
    }

    @Test
    void bracketsAndQuotesCloseThemselvesAndAreSteppedOver() {
        assertEquals("call(\"text\")|;", Bench.java("|;").type("call(\"text\")").text());
        assertEquals("x|", Bench.java("x|").type("(").press(KeyCode.BACK_SPACE).text());
    }

    @Test
    void enterIndentsAndTheClosingBraceGetsItsOwnLine() {
        Bench bench = Bench.java("|").type("if (x) {\ny();");
        assertEquals("if (x) {\n    y();|\n}", bench.text());
    }

    @Test
    void undoAndTheOtherKeysOfTheWindowPassThrough() {
        Bench bench = Bench.java("a|b");
        bench.press(KeyCode.Z, KeyCode.CONTROL).press(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT)
                .press(KeyCode.Y, KeyCode.CONTROL).press(KeyCode.ENTER, KeyCode.SHIFT)
                .press(KeyCode.ENTER, KeyCode.CONTROL).press(KeyCode.ENTER, KeyCode.ALT).press(KeyCode.ESCAPE)
                .press(KeyCode.S, KeyCode.CONTROL).press(KeyCode.F5)
                .press(KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT).press(KeyCode.PAGE_DOWN);
        assertEquals(List.of("Z", "Z", "Y", "Enter", "Enter", "Enter", "Esc", "S", "F5", "P", "Page Down"),
                bench.passed);
        assertEquals("a|b", bench.text());
        assertEquals(List.of(), bench.heard.events);
    }

    @Test
    void arrowsLeaveOverTheFirstAndTheLastLine() {
        Bench bench = Bench.java("one\ntw|o");
        bench.press(KeyCode.DOWN).press(KeyCode.UP).press(KeyCode.UP);
        assertEquals(List.of("left down", "moved 2", "left up"), bench.heard.events);
    }

    @Test
    void wrappedLinesAreLeftFromTheLastOneSeen() {
        Bench bench = new Bench("|" + "word ".repeat(60), CellLanguage.MARKDOWN);
        bench.press(KeyCode.DOWN);
        assertFalse(bench.heard.events.contains("left down"));
        bench.press(KeyCode.END, KeyCode.CONTROL).press(KeyCode.DOWN);
        assertTrue(bench.heard.events.contains("left down"));
    }

    @Test
    void theWheelGoesToThePageAroundIt() {
        Bench bench = Bench.java("one\n|two\n" + "wide ".repeat(100));
        double[] came = {0};
        FxTest.onFx(() -> {
            bench.stage.getScene().getRoot().addEventHandler(ScrollEvent.SCROLL, event -> came[0] += event.getDeltaY());
            bench.editor.area().fireEvent(wheel(0, -40));
        });
        assertEquals(-40, came[0]);
        FxTest.onFx(() -> bench.editor.area().fireEvent(wheel(-80, 0)));
        FxTest.settle();
        assertEquals(-40, came[0]);
        assertEquals(80, FxTest.callFx(() -> bench.editor.area().getEstimatedScrollX()), 1);
    }

    @Test
    void itIsAsTallAsItsText() {
        Bench bench = Bench.java("one|");
        double one = FxTest.callFx(bench.editor::getHeight);
        bench.type("\n\n\n");
        double four = FxTest.callFx(bench.editor::getHeight);
        bench.press(KeyCode.BACK_SPACE);
        assertEquals(one + (four - one) * 2 / 3, FxTest.callFx(bench.editor::getHeight), 0.5);
        assertTrue(four - one > 30);
        assertEquals(0.0, FxTest.callFx(() -> bench.editor.area().getEstimatedScrollY()));
    }

    @Test
    void theTextOfTheStateComesWithoutEventsAndKeepsTheCaret() {
        Bench bench = Bench.java("first\nsec|ond");
        FxTest.onFx(() -> bench.editor.show("zero\nfirst\nsecond", CellLanguage.JAVA));
        assertEquals("zero\nfirst\nsec|ond", bench.text());
        assertEquals(List.of(), bench.heard.events);
    }

    @Test
    void problemsAreUnderlinedAndTheFailedLineIsMarked() {
        Bench bench = Bench.java("int a;\nint b = c;|");
        FxTest.onFx(() -> bench.editor.problems(
                List.of(new CellEvent.Problem(new CellEvent.Place(2, 9, 1), "no c")), 2));
        assertTrue(FxTest.callFx(() -> bench.editor.area().getStyleOfChar(15)).contains("mark-problem"));
        assertFalse(FxTest.callFx(() -> bench.editor.area().getStyleOfChar(13)).contains("mark-problem"));
        assertEquals(Set.of("failed-line"), FxTest.callFx(
                () -> Set.copyOf(bench.editor.area().getParagraph(1).getParagraphStyle())));
        FxTest.onFx(() -> bench.editor.problems(List.of(), 0));
        assertFalse(FxTest.callFx(() -> bench.editor.area().getStyleOfChar(15)).contains("mark-problem"));
        assertEquals(Set.of(), FxTest.callFx(
                () -> Set.copyOf(bench.editor.area().getParagraph(1).getParagraphStyle())));
    }

    @Test
    void theTextIsCheckedWhenItRestsAndMarksMoveWithTheirLines() {
        Bench bench = Bench.java("a\nx|");
        bench.help.problems = CompletableFuture
                .completedFuture(List.of(new CellEvent.Problem(new CellEvent.Place(2, 1, 2), "no xy")));
        bench.type("y");
        FxTest.settleUntil(() -> bench.editor.area().getStyleOfChar(2).contains("mark-live-problem"));
        assertTrue(bench.hasAsked("check a\nxy"));
        CompletableFuture<List<CellEvent.Problem>> later = new CompletableFuture<>();
        bench.help.problems = later;
        bench.press(KeyCode.HOME, KeyCode.CONTROL).type("\n");
        assertEquals(List.of(3, 4), liveProblems(bench));
        FxTest.settleUntil(() -> bench.help.asked.contains("check \na\nxy"));
        assertEquals(List.of(3, 4), liveProblems(bench));
        FxTest.onFx(() -> later.complete(List.of()));
        FxTest.settleUntil(() -> liveProblems(bench).isEmpty());
    }

    /// Where the letters stand that are underlined as the text stands.
    private static List<Integer> liveProblems(Bench bench) {
        return FxTest.callFx(() -> IntStream.range(0, bench.editor.text().length())
                .filter(at -> bench.editor.area().getStyleOfChar(at).contains("mark-live-problem"))
                .boxed().toList());
    }

    @Test
    void matchesAreMarkedAndTheCurrentOneMore() {
        Bench bench = Bench.java("ab ab|");
        FxTest.onFx(() -> bench.editor.matches(List.of(new CellEditor.Span(0, 2), new CellEditor.Span(3, 5)), 1));
        assertTrue(FxTest.callFx(() -> bench.editor.area().getStyleOfChar(0)).contains("mark-match"));
        assertTrue(FxTest.callFx(() -> bench.editor.area().getStyleOfChar(3)).contains("mark-current-match"));
    }

    @Test
    void whatIsPastedIsPlainTextWithLineFeeds() {
        Bench bench = Bench.java("a|");
        FxTest.onFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("1\r\n2");
            Clipboard.getSystemClipboard().setContent(content);
        });
        bench.press(KeyCode.V, KeyCode.CONTROL);
        assertEquals("a1\n2|", bench.text());
        assertEquals(List.of("edited a1\n2|"), bench.heard.events);
    }

    @Test
    void coloursAreThoseOfTheTextAfterAnyTyping() {
        Bench bench = Bench.java("int a = 1; // note\nString s = \"x\";|");
        bench.press(KeyCode.HOME, KeyCode.CONTROL).type("/*").type("*/ var").press(KeyCode.BACK_SPACE)
                .press(KeyCode.D, KeyCode.CONTROL).press(KeyCode.DOWN, KeyCode.ALT).type("x\"y");
        Bench fresh = Bench.java(FxTest.callFx(bench.editor::text));
        FxTest.onFx(() -> {
            bench.editor.setCaret(0);
            fresh.editor.setCaret(0);
        });
        assertEquals(styles(fresh), styles(bench));
    }

    private static List<String> styles(Bench bench) {
        return FxTest.callFx(() -> IntStream.range(0, bench.editor.text().length())
                .mapToObj(at -> bench.editor.area().getStyleOfChar(at).toString())
                .map(style -> style.contains("mark-bracket") ? "" : style)
                .toList());
    }

    private static ScrollEvent wheel(double x, double y) {
        return new ScrollEvent(ScrollEvent.SCROLL, 10, 10, 10, 10, false, false, false, false, false, false, x, y, x, y,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null);
    }
}
