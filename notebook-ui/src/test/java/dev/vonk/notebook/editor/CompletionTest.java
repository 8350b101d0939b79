package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.Answer.Candidate;
import dev.vonk.kernel.protocol.Answer.Kind;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CompletionTest {
    private static final Candidate LENGTH = new Candidate("length()", Kind.METHOD, "int length()", true);
    private static final Candidate SUBSTRING = new Candidate("substring(", Kind.METHOD, "String substring(int)", true);
    private static final Candidate STRIP = new Candidate("strip()", Kind.METHOD, "String strip()", false);

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void controlAndSpaceShowWhatCouldStandThere() {
        Bench bench = Bench.java("s.|").press(KeyCode.SPACE, KeyCode.CONTROL);
        assertTrue(bench.hasAsked("complete s.|"));
        assertEquals(List.of(), shown(bench));
        answer(bench, 2, LENGTH, SUBSTRING, STRIP);
        assertEquals(List.of("length()", "substring(", "strip()"), shown(bench));
        assertEquals("s.|", bench.text());
    }

    @Test
    void typingNarrowsTheListAndEnterTakesTheChosen() {
        Bench bench = asked("s.|", 2, LENGTH, SUBSTRING, STRIP);
        bench.type("s");
        assertEquals(List.of("substring(", "strip()"), shown(bench));
        bench.press(KeyCode.DOWN).press(KeyCode.ENTER);
        assertEquals("s.strip()|", bench.text());
        assertEquals(List.of(), shown(bench));
    }

    @Test
    void aMethodOpensItsCallAndItsSignatureIsShown() {
        Bench bench = asked("s.sub|", 2, SUBSTRING, new Candidate("subSequence(", Kind.METHOD, "", true));
        bench.press(KeyCode.TAB);
        assertEquals("s.substring(|)", bench.text());
        FxTest.settleUntil(() -> bench.help.asked.contains("describe s.substring(|)"));
    }

    @Test
    void aCallThatIsThereIsNotOpenedAgain() {
        Bench bench = asked("s.sub|(1)", 2, SUBSTRING, new Candidate("subSequence(", Kind.METHOD, "", true));
        bench.press(KeyCode.ENTER);
        assertEquals("s.substring(|1)", bench.text());
    }

    @Test
    void tabWritesTheOnlyCandidateAtOnceAndIndentsElsewhere() {
        Bench bench = Bench.java("s.len|").press(KeyCode.TAB);
        answer(bench, 2, LENGTH);
        assertEquals("s.length()|", bench.text());
        assertEquals("    |", Bench.java("|").press(KeyCode.TAB).text());
    }

    @Test
    void escapeClosesTheListAndOnlyThenPasses() {
        Bench bench = asked("s.|", 2, LENGTH, STRIP);
        bench.press(KeyCode.ESCAPE);
        assertEquals(List.of(), shown(bench));
        assertEquals(List.of(), bench.passed);
        bench.press(KeyCode.ESCAPE);
        assertEquals(List.of("Esc"), bench.passed);
    }

    @Test
    void anAnswerAboutAnotherTextIsNotShown() {
        Bench bench = Bench.java("s.|").press(KeyCode.SPACE, KeyCode.CONTROL).type(";");
        answer(bench, 2, LENGTH, STRIP);
        assertEquals(List.of(), shown(bench));
    }

    @Test
    void lettersTypedBeforeTheAnswerNarrowIt() {
        Bench bench = Bench.java("s.|").press(KeyCode.SPACE, KeyCode.CONTROL).type("l");
        answer(bench, 2, LENGTH, SUBSTRING, STRIP);
        assertEquals(List.of("length()"), shown(bench));
    }

    @Test
    void movingAwayClosesTheList() {
        Bench bench = asked("s.|", 2, LENGTH, STRIP);
        bench.press(KeyCode.HOME);
        assertEquals(List.of(), shown(bench));
    }

    @Test
    void aPointAsksByItselfButNotInStringsAndNumbers() {
        Bench bench = Bench.java("s|").type(".");
        FxTest.settleUntil(() -> bench.help.asked.contains("complete s.|"));
        Bench number = Bench.java("1|").type(".");
        Bench string = Bench.java("\"s|\"").type(".");
        number.type("\n");
        FxTest.settle();
        assertFalse(number.help.asked.toString().contains("complete"));
        assertFalse(string.help.asked.toString().contains("complete"));
    }

    @Test
    void theListIsTenRowsHighAndTheMouseChooses() {
        Candidate[] many = IntStream.range(0, 50)
                .mapToObj(number -> new Candidate("name" + number, Kind.NAME, "int", true))
                .toArray(Candidate[]::new);
        Bench bench = asked("|", 0, many);
        ListView<?> list = (ListView<?>) bench.inPopups("#completions").orElseThrow();
        assertEquals(10 * list.getFixedCellSize() + 2, FxTest.callFx(list::getHeight), 1);
        FxTest.onFx(() -> {
            Node row = list.lookupAll(".list-cell").stream()
                    .filter(cell -> cell instanceof CandidateCell candidate && candidate.getItem() != null
                            && candidate.getItem().text().equals("name3"))
                    .findFirst().orElseThrow();
            row.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, 1, 1, 1, 1, MouseButton.PRIMARY, 1, false, false,
                    false, false, false, false, false, false, false, true, null));
        });
        assertEquals("name3|", bench.text());
    }

    @Test
    void theDocumentationOfTheChosenCandidateIsShown() {
        Bench bench = Bench.java("s.|;");
        bench.help.description = CompletableFuture.completedFuture(new Answer.Description(0,
                List.of(new Answer.Signature("int length()", "How **long** it is.")), 0));
        bench.press(KeyCode.SPACE, KeyCode.CONTROL);
        answer(bench, 2, LENGTH, STRIP);
        FxTest.settleUntil(() -> bench.help.asked.contains("describe s.length(|);"));
        FxTest.settle();
        assertTrue(bench.inPopups(".documentation-token-strong").isPresent());
    }

    @Test
    void shiftAndTabTellAboutTheCallAndEscapeHidesIt() {
        Bench bench = Bench.java("s.substring(1, |)");
        bench.help.description = CompletableFuture.completedFuture(substring(1));
        bench.press(KeyCode.TAB, KeyCode.SHIFT);
        assertTrue(bench.inPopups("#signatures").isPresent());
        assertTrue(bench.inPopups(".signature-argument").isPresent());
        assertEquals("s.substring(1, |)", bench.text());
        bench.press(KeyCode.ESCAPE);
        assertTrue(bench.inPopups("#signatures").isEmpty());
        assertEquals(List.of(), bench.passed);
    }

    @Test
    void anOpenedCallShowsItsSignatureUntilItIsLeft() {
        Bench bench = Bench.java("s.substring|");
        bench.help.description = CompletableFuture.completedFuture(substring(0));
        bench.type("(");
        FxTest.settleUntil(() -> bench.help.asked.contains("describe s.substring(|)"));
        FxTest.settle();
        assertTrue(bench.inPopups("#signatures").isPresent());
        bench.help.description = CompletableFuture.completedFuture(new Answer.Description(0, List.of(), -1));
        bench.type("1)");
        FxTest.settleUntil(() -> bench.help.asked.contains("describe s.substring(1)|"));
        FxTest.settle();
        assertTrue(bench.inPopups("#signatures").isEmpty());
    }

    @Test
    void tabInMarkdownOnlyIndents() {
        Bench bench = new Bench("word|", CellLanguage.MARKDOWN).press(KeyCode.TAB);
        assertEquals("word    |", bench.text());
        assertEquals(List.of(), bench.help.asked);
    }

    static Answer.Description substring(int argument) {
        return new Answer.Description(0, List.of(
                new Answer.Signature("String substring(int beginIndex, int endIndex)", """
                        Returns a string that is a **substring** of this one.

                        - `beginIndex` is where it begins,
                        - `endIndex` where it ends.

                        ```
                        "hamburger".substring(4, 8) // "urge"
                        ```"""),
                new Answer.Signature("String substring(int beginIndex)", "")), argument);
    }

    private static Bench asked(String text, int from, Candidate... candidates) {
        Bench bench = Bench.java(text).press(KeyCode.SPACE, KeyCode.CONTROL);
        answer(bench, from, candidates);
        return bench;
    }

    private static void answer(Bench bench, int from, Candidate... candidates) {
        FxTest.onFx(() -> bench.help.completions.complete(new Answer.Completions(1, from, List.of(candidates))));
        FxTest.settle();
    }

    private static List<String> shown(Bench bench) {
        return bench.inPopups("#completions")
                .map(node -> FxTest.callFx(() -> ((ListView<?>) node).getItems().stream()
                        .map(each -> ((Candidate) each).text())
                        .toList()))
                .orElse(List.of());
    }
}
