package dev.vonk.repl.session;

import dev.vonk.kernel.protocol.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ScriptTest {
    @Test
    void aCellTakesAsManyLinesAsItNeeds() throws IOException {
        assertEquals(List.of("int f() {\n  return 1;\n}\n", "\n\n\nf()\n"), cells("int f() {\n  return 1;\n}\nf()\n"));
    }

    @Test
    void errorsCountLinesFromTheTopOfTheText() throws IOException {
        assertEquals(List.of("\n\nx\n", "\n\n\n\ny\n"), cells("\n\nx\n\ny\n"));
    }

    @Test
    void aCallChainGoesOnWithADot() throws IOException {
        assertEquals(List.of("spark.range(5)\n    .show()\n", "\n\nx\n"), cells("spark.range(5)\n    .show()\nx"));
    }

    @Test
    void aSemicolonEndsAChain() throws IOException {
        assertEquals(List.of("a;\n", "\n.b\n"), cells("a;\n.b\n"));
    }

    @Test
    void anElseBelongsToItsIf() throws IOException {
        assertEquals(List.of("if (a) {\n}\nelse {\n}\n", "\n\n\n\nelsewhere()\n"),
                cells("if (a) {\n}\nelse {\n}\nelsewhere()\n"));
    }

    @Test
    void whatTheEndCutsShortIsACellToo() throws IOException {
        assertEquals(List.of("f(\n"), cells("f("));
    }

    @Test
    void anEmptyTextHasNoCells() throws IOException {
        assertEquals(List.of(), cells(""));
        assertEquals(List.of(), cells("\n  \n"));
    }

    private static List<String> cells(String text) throws IOException {
        var script = new Script(new BufferedReader(new StringReader(text)), ScriptTest::byBrackets);
        var cells = new ArrayList<String>();
        for (Optional<String> cell = script.next(); cell.isPresent(); cell = script.next())
            cells.add(cell.get());
        return cells;
    }

    /// Complete where every bracket is closed.
    private static Answer.State byBrackets(String text) {
        if (text.isBlank())
            return Answer.State.EMPTY;
        long open = text.chars().filter(letter -> letter == '{' || letter == '(').count();
        long closed = text.chars().filter(letter -> letter == '}' || letter == ')').count();
        return open > closed ? Answer.State.INCOMPLETE : Answer.State.COMPLETE;
    }
}
