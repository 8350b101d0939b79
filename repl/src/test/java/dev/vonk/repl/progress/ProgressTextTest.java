package dev.vonk.repl.progress;

import dev.vonk.kernel.protocol.CellEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProgressTextTest {
    private static final CellEvent.Progress HALF = new CellEvent.Progress("1", "count", 1, 3, 6, 12, 1_234_567,
            40_000_000, 0, "");

    @Test
    void everythingThatIsKnownIsTold() {
        assertEquals("count · stage 2/3 · [######......] 6/12 tasks · 1.2M rows · 38.1 MB · 4.1 s",
                ProgressText.of(HALF, Duration.ofMillis(4100), 120));
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertEquals("scan · 50 ms",
                ProgressText.of(new CellEvent.Progress("1", "scan", 0, 1, 0, 0, 0, 0, 0, ""), Duration.ofMillis(50),
                        120));
    }

    @Test
    void whatHoldsAQueryUpComesLast() {
        assertEquals("scan · 3.0 s · waiting for workers",
                ProgressText.of(new CellEvent.Progress("1", "scan", 0, 1, 0, 0, 0, 0, 0, "waiting for workers"),
                        Duration.ofSeconds(3), 120));
    }

    @Test
    void aNarrowTerminalCutsTheEnd() {
        assertEquals("count · stage…", ProgressText.of(HALF, Duration.ofSeconds(1), 14));
    }

    @Test
    void numbersAreScaled() {
        assertEquals("999", ProgressText.count(999));
        assertEquals("1.0k", ProgressText.count(1000));
        assertEquals("120M", ProgressText.count(120_000_000));
        assertEquals("0 B", ProgressText.bytes(0));
        assertEquals("1.5 KB", ProgressText.bytes(1536));
    }

    @Test
    void timesAreToldInTheirOwnUnit() {
        assertEquals("7 ms", ProgressText.time(Duration.ofMillis(7)));
        assertEquals("59.9 s", ProgressText.time(Duration.ofMillis(59_900)));
        assertEquals("2 min 5 s", ProgressText.time(Duration.ofSeconds(125)));
    }
}
