package dev.vonk.repl.terminal;

import dev.vonk.repl.session.LocalKernel;
import dev.vonk.repl.session.SessionOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TerminalReplTest {
    @TempDir
    private Path state;

    @Test
    void aCellOfManyLinesRunsWhenItIsComplete() throws IOException {
        String screen = screen("int twice(int n) {\rreturn n * 2;\r}\rtwice(21)\r");
        assertTrue(screen.contains("42\n"), screen);
        assertTrue(screen.contains("  ... "), screen);
    }

    @Test
    void anErrorPointsAtItsPlaceAndTheSessionGoesOn() throws IOException {
        String screen = screen("int x = 5;\rx + y\rx + 1\r");
        assertTrue(screen.contains("#2:1:5: there is no variable y\n    x + y\n        ^\n"), screen);
        assertTrue(screen.contains("6\n"), screen);
    }

    @Test
    void directivesAreNotJava() throws IOException {
        String screen = screen("var list = List.of(1);\r:vars\r:quit\r99\r");
        assertTrue(screen.contains("list"), screen);
        assertFalse(screen.contains(Editor.PROMPT + "99"), screen);
    }

    @Test
    void theStackIsShownToThoseWhoAsk() throws IOException {
        String screen = screen("throw new IllegalStateException(\"oh\");\r:last-error\r");
        int shown = screen.indexOf("IllegalStateException: oh");
        int asked = screen.indexOf("java.lang.IllegalStateException: oh");
        assertTrue(0 <= shown && shown < asked, screen);
        assertFalse(screen.substring(0, asked).contains("dev.vonk"), screen);
    }

    @Test
    void aMasterThatCannotBeIsToldBeforeTheFirstPrompt() {
        var out = new ByteArrayOutputStream();
        var options = new SessionOptions("nowhere", Map.of());
        var mistake = assertThrows(IllegalArgumentException.class,
                () -> TerminalRepl.open(new ByteArrayInputStream(new byte[0]), out, LocalKernel::open, options,
                        Map.of("TERM", "dumb", "XDG_STATE_HOME", state.toString())));
        assertTrue(String.valueOf(mistake.getMessage()).startsWith("[INVALID_MASTER]"), mistake::getMessage);
        assertFalse(out.toString(StandardCharsets.UTF_8).contains(Editor.PROMPT), out::toString);
    }

    @Test
    void tabCompletesWhatIsUnique() throws IOException {
        String screen = screen("int unmistakable = 7;\runmis\t * 6\r", "xterm");
        assertTrue(screen.contains("42\n"), screen);
    }

    @Test
    void inTheSqlModeStatementsEndAtASemicolon() throws IOException {
        String screen = screen(":sql\rCREATE TEMP VIEW t AS\rSELECT 6 AS x; "
                + "SELECT x * 7 AS y FROM t;\r:sql\r_sql.columns()[0]\r");
        assertTrue(screen.contains(Editor.SQL_PROMPT), screen);
        assertTrue(screen.contains(" 42 │"), screen);
        assertTrue(screen.contains("\ny\n"), screen);
    }

    @Test
    void aMistakeInSqlIsAtTheLineThatWasTyped() throws IOException {
        String screen = screen(":sql\rSELECT 1\rFORM x;\r");
        assertTrue(screen.contains("#1:2:1: [PARSE_SYNTAX_ERROR] 'FORM' does not fit here: did you mean FROM?\n"
                + "    FORM x\n    ^^^^\n"), screen);
    }

    @Test
    void aCellOfSqlRunsAmongThoseOfJava() throws IOException {
        String screen = screen("int n = 3;\r%%sql three\rSELECT * FROM range(3);\rthree.count() + n\r");
        assertTrue(screen.contains("3 rows"), screen);
        assertTrue(screen.contains("6\n"), screen);
    }

    @Test
    void whatWasTypedIsRemembered() throws IOException {
        screen("int remembered = 1;\r");
        assertTrue(Files.readString(state.resolve("vonk/history")).contains("int remembered = 1;"));
    }

    @Test
    void aWarningOrABannerIsNeverShown() throws IOException {
        assertEquals("", screen(":quit\r").replace(Editor.PROMPT, "").replace(":quit", "").strip());
    }

    /// The screen after these keys, as a terminal without any abilities shows it.
    private String screen(String keys) throws IOException {
        return screen(keys, "dumb");
    }

    private String screen(String keys, String type) throws IOException {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        TerminalRepl.open(in, out, LocalKernel::open, SessionOptions.none(),
                Map.of("TERM", type, "XDG_STATE_HOME", state.toString()));
        return out.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
