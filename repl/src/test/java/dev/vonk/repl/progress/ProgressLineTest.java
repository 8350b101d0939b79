package dev.vonk.repl.progress;

import dev.vonk.kernel.protocol.CellEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProgressLineTest {
    private static final CellEvent.Progress NEWS = new CellEvent.Progress("1", "count", 0, 1, 0, 0, 0, 0, 0, "");
    private static final String ERASE = "\r\u001b[K";

    private final StringWriter screen = new StringWriter();
    private final PrintWriter terminal = new PrintWriter(screen);
    private long now;
    private int width = 80;
    private final ProgressLine line = new ProgressLine(terminal, () -> width, () -> now);

    @Test
    void aLongQueryIsDrawnAndTakenAwayBeforeOutput() {
        line.update(NEWS);
        pass(Duration.ofMillis(300));
        line.write(terminal, "hello\n");
        assertEquals(ERASE + "count · 300 ms" + ERASE + "hello\n", screen.toString());
    }

    @Test
    void aShortQueryIsNotDrawn() {
        line.update(NEWS);
        pass(Duration.ofMillis(100));
        line.finish();
        assertEquals("", screen.toString());
    }

    @Test
    void aLineThatTheCellLeftOpenIsNotOverwritten() {
        line.update(NEWS);
        line.write(terminal, "half a line");
        pass(Duration.ofSeconds(1));
        assertEquals("half a line", screen.toString());
        line.finishLine(terminal);
        assertEquals("half a line" + System.lineSeparator(), screen.toString());
    }

    @Test
    void theClockStartsAnewWithTheNextQuery() {
        line.update(NEWS);
        pass(Duration.ofSeconds(5));
        screen.getBuffer().setLength(0);
        line.update(new CellEvent.Progress("1", "write", 0, 1, 0, 0, 0, 0, 0, ""));
        pass(Duration.ofMillis(400));
        assertEquals(ERASE + "write · 400 ms", screen.toString());
    }

    @Test
    void nothingIsDrawnWhereNobodyWatches() {
        width = 0;
        line.update(NEWS);
        pass(Duration.ofSeconds(5));
        line.finish();
        assertEquals("", screen.toString());
    }

    private void pass(Duration time) {
        now += time.toNanos();
        line.tick();
        terminal.flush();
    }
}
