package dev.vonk.repl.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CellHighlighterTest {
    private final Typing typing = new Typing();

    @Test
    void kindsOfTokensHaveColours() throws IOException {
        assertEquals("\u001b[35mint\u001b[0m n = \u001b[36m1\u001b[0m; \u001b[90m// one\u001b[0m",
                highlighted("int n = 1; // one", true));
        assertEquals("f(\u001b[32m\"a\u001b[0m", highlighted("f(\"a", true));
    }

    @Test
    void aDirectiveStandsOutFromItsArgument() throws IOException {
        assertEquals("\u001b[34;1m:type\u001b[0m int", highlighted(":type int", true));
    }

    @Test
    void withoutColoursTheTextIsLeftAlone() throws IOException {
        assertEquals("int n = 1;", highlighted("int n = 1;", false));
        assertEquals(":type int", highlighted(":type int", false));
    }

    @Test
    void sqlHasColoursOfItsOwn() throws IOException {
        assertEquals("\u001b[34;1m%%sql x\u001b[0m\n\u001b[35mselect\u001b[0m \u001b[32m'a'\u001b[0m",
                highlighted("%%sql x\nselect 'a'", true));
        assertEquals("\u001b[34;1m%sql \u001b[35;22mSELECT\u001b[0m \u001b[36m1\u001b[0m",
                highlighted("%sql SELECT 1", true));
        typing.sql(true);
        assertEquals("\u001b[35mselect\u001b[0m f(x) \u001b[90m-- one\u001b[0m",
                highlighted("select f(x) -- one", true));
    }

    private String highlighted(String text, boolean coloured) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())
                .type("xterm-256color")
                .build()) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            return new CellHighlighter(new Palette(coloured), typing).highlight(reader, text).toAnsi(terminal);
        }
    }
}
