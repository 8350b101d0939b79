package dev.vonk.notebook.language;

import dev.vonk.notebook.state.CellLanguage;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// What keys do to text. A `|` is the caret, a `^` where the selection begins.
class KeysTest {
    @Test
    void enterKeepsTheIndentationAndDeepensItAfterOpening() {
        assertEquals("    a;\n    |", enter("    a;|"));
        assertEquals("if (a) {\n    |\n}", enter("if (a) {|}"));
        assertEquals("if (a) {\n    |", enter("if (a) {|"));
        assertEquals("call(\n    |\n)", enter("call(|)"));
        assertEquals("  each ->\n      |", enter("  each ->|"));
        assertEquals("{\n    |", enter("{^gone|"));
        assertEquals("var s = \"{\n|\"", enter("var s = \"{|\""));
    }

    @Test
    void enterGoesOnWithCommentsUntilOneIsEmpty() {
        assertEquals("    // one\n    // |", enter("    // one|"));
        assertEquals("/// one\n/// |two", enter("/// one|two"));
        assertEquals("    // one\n    |", enter("    // one\n    // |"));
        assertEquals("/**\n * |", enter("/**|"));
        assertEquals("/**\n * one\n * |\n */", enter("/**\n * one|\n */"));
        assertEquals("a; /* b */\n|", enter("a; /* b */|"));
        assertEquals("-- one\n-- |", enter(CellLanguage.SQL, "-- one|"));
    }

    @Test
    void enterGoesOnWithListsUntilAnItemIsEmpty() {
        assertEquals("- one\n- |", enter(CellLanguage.MARKDOWN, "- one|"));
        assertEquals("  9. nine\n  10. |", enter(CellLanguage.MARKDOWN, "  9. nine|"));
        assertEquals("- [x] done\n- [ ] |", enter(CellLanguage.MARKDOWN, "- [x] done|"));
        assertEquals("> said\n> |", enter(CellLanguage.MARKDOWN, "> said|"));
        assertEquals("- one\n|", enter(CellLanguage.MARKDOWN, "- one\n- |"));
        assertEquals("text\n|", enter(CellLanguage.MARKDOWN, "text|"));
    }

    @Test
    void bracketsCloseWhereNothingFollows() {
        assertEquals("a(|)", type("a|", '('));
        assertEquals("a(|);", type("a|;", '('));
        assertEquals("", type("a|b", '('));
        assertEquals("", type("\"a|\"", '('));
        assertEquals("", type("// it|", '('));
        assertEquals("[|]", type("|", '['));
    }

    @Test
    void theClosingOneIsSteppedOverWhereItBelongsToOne() {
        assertEquals("a()|", type("a(|)", ')'));
        assertEquals("", type("a|)", ')'));
        assertEquals("", type("a(\")|\"", ')'));
    }

    @Test
    void quotesCloseAndAreSteppedOver() {
        assertEquals("x = \"|\"", type("x = |", '"'));
        assertEquals("x = \"a\"|", type("x = \"a|\"", '"'));
        assertEquals("", type("x = \"a|b\"", '"'));
        assertEquals("", type("don|", '\''));
        assertEquals("", type("\"it|\"", '\''));
        assertEquals("", type("x = \"a\\|\"", '"'));
        assertEquals("x = \"\"\"|\"\"\"", type("x = \"\"|", '"'));
        assertEquals("where a = '|'", type(CellLanguage.SQL, "where a = |", '\''));
        assertEquals("", type(CellLanguage.MARKDOWN, "It|", '\''));
    }

    @Test
    void aSelectionIsWrapped() {
        assertEquals("a = (^b + c|);", type("a = ^b + c|;", '('));
        assertEquals("\"|x^\"", type("|x^", '"'));
        assertEquals("**^bold|**", type(CellLanguage.MARKDOWN, "*^bold|*", '*'));
    }

    @Test
    void aClosingBraceGoesBackToItsOpeningOnesIndentation() {
        assertEquals("  if {\n    a;\n  }|", type("  if {\n    a;\n    |", '}'));
        assertEquals("", type("  if {\n    a;|", '}'));
    }

    @Test
    void backspaceTakesAnEmptyPairAndWholeIndentations() {
        assertEquals("a|", backspace("a(|)"));
        assertEquals("x = |", backspace("x = \"|\""));
        assertEquals("", backspace("x = \"a\"|\"b\""));
        assertEquals("    |a", backspace("        |a"));
        assertEquals("    |", backspace("       |"));
        assertEquals("", backspace("a|"));
        assertEquals("", backspace("|"));
    }

    @Test
    void tabGoesToTheNextStopAndIndentsSelectedLines() {
        assertEquals("ab  |", lines("ab|", Lines::indented));
        assertEquals("    ^a\n\n    b|", lines("^a\n\nb|", Lines::indented));
        assertEquals("    a^\n    b\n|c", lines("a^\nb\n|c", Lines::indented));
        assertEquals("^a\nb|", lines("  ^a\n    b|", Lines::outdented));
        assertEquals("|a", lines(" | a", Lines::outdented));
        assertEquals("a|", lines("\ta|", Lines::outdented));
    }

    @Test
    void commentsAreToggledForAllLinesTogether() {
        assertEquals("  // a|\n  b", comment(CellLanguage.JAVA, "  a|\n  b"));
        assertEquals("  // ^a\n\n  //   b|", comment(CellLanguage.JAVA, "  ^a\n\n    b|"));
        assertEquals("  ^a\n\n    b|", comment(CellLanguage.JAVA, "  // ^a\n\n  //   b|"));
        assertEquals("// ^// a\n// b|", comment(CellLanguage.JAVA, "^// a\nb|"));
        assertEquals("-- a|", comment(CellLanguage.SQL, "a|"));
        assertEquals("a|", comment(CellLanguage.MARKDOWN, "a|"));
        assertEquals("// |", comment(CellLanguage.JAVA, "|"));
    }

    @Test
    void linesAreMovedCopiedAndDeleted() {
        assertEquals("b|\na\nc", lines("a\nb|\nc", Lines::movedUp));
        assertEquals("a|\nb", lines("a|\nb", Lines::movedUp));
        assertEquals("c\n^a\nb|", lines("^a\nb|\nc", Lines::movedDown));
        assertEquals("b\n^a\n|c", lines("^a\n|b\nc", Lines::movedDown));
        assertEquals("a\nb|", lines("a\nb|", Lines::movedDown));
        assertEquals("b\n^a|", lines("^a\n|b", Lines::movedDown));
        assertEquals("a|\na", lines("a|", Lines::copiedUp));
        assertEquals("a\na|", lines("a|", Lines::copiedDown));
        assertEquals("a\nc|", lines("a\nb|\nc", Lines::deleted));
        assertEquals("a|", lines("a\nb|", Lines::deleted));
        assertEquals("|", lines("abc|", Lines::deleted));
        assertEquals("|d", lines("^a\nb\n|d", Lines::deleted));
    }

    @Test
    void wordsEndAtHumps() {
        assertEquals("get|By|Key2|(|a_|b|,| HTTP|Server|)", stops("getByKey2(a_b, HTTPServer)"));
        assertEquals("a|\n| b", stops("a\n b"));
    }

    @Test
    void homeGoesToTheFirstLetterAndThenToTheStart() {
        assertEquals(4, Words.home("    abc", 6));
        assertEquals(0, Words.home("    abc", 4));
        assertEquals(4, Words.home("    abc", 0));
        assertEquals(6, Words.home("ab\n   c", 3));
    }

    @Test
    void theSmallestEditKeepsTheCaretWithItsText() {
        Selected moved = Edit.between("one two", "one and two", 7, 7).applyTo("one two");
        assertEquals("one and two|", shown(moved));
        assertEquals("|", shown(Edit.between("abc", "", 1, 1).applyTo("abc")));
        assertEquals("a|", shown(Edit.between("a", "a", 1, 1).applyTo("a")));
    }

    private static String stops(String text) {
        StringBuilder stops = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int next = Words.next(text, at);
            stops.append(text, at, next).append(next < text.length() ? "|" : "");
            assertEquals(text.substring(at, next).isBlank() ? at : Words.previous(text, next),
                    Words.previous(text, next));
            at = next;
        }
        return stops.toString();
    }

    private static String enter(String text) {
        return enter(CellLanguage.JAVA, text);
    }

    private static String enter(CellLanguage language, String text) {
        return lines(text, selected -> EnterKey.edit(selected, language));
    }

    private static String comment(CellLanguage language, String text) {
        return lines(text, selected -> Lines.commentToggled(selected, language));
    }

    private static String type(String text, char letter) {
        return type(CellLanguage.JAVA, text, letter);
    }

    private static String type(CellLanguage language, String text, char letter) {
        return edited(text, selected -> TypedLetter.edit(selected, language, letter));
    }

    private static String backspace(String text) {
        return edited(text, selected -> TypedLetter.backspace(selected, CellLanguage.JAVA));
    }

    private static String lines(String text, Function<Selected, Edit> key) {
        return edited(text, selected -> Optional.of(key.apply(selected)));
    }

    /// Empty where the key does nothing special.
    private static String edited(String text, Function<Selected, Optional<Edit>> key) {
        Selected selected = selected(text);
        return key.apply(selected).map(edit -> shown(edit.applyTo(selected.text()))).orElse("");
    }

    private static Selected selected(String text) {
        int caret = text.replace("^", "").indexOf('|');
        int anchor = text.replace("|", "").indexOf('^');
        return new Selected(text.replace("^", "").replace("|", ""), anchor < 0 ? caret : anchor, caret);
    }

    private static String shown(Selected selected) {
        StringBuilder text = new StringBuilder(selected.text());
        if (selected.isEmpty()) {
            return text.insert(selected.caret(), '|').toString();
        }
        text.insert(selected.to(), selected.caret() > selected.anchor() ? '|' : '^');
        text.insert(selected.from(), selected.caret() > selected.anchor() ? '^' : '|');
        return text.toString();
    }
}
