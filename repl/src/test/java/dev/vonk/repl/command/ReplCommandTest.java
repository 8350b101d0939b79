package dev.vonk.repl.command;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReplCommandTest {
    private final Bench bench = new Bench();

    @Test
    void pipedCellsPrintTheirResultsAndNothingElse() {
        assertEquals(0, bench.reading("int x = 3;\nx * 2\nSystem.out.println(\"done\")\n").vonk("repl"), bench::err);
        assertEquals("6\ndone\n", bench.out().replace("\r", ""));
        assertEquals("", bench.err());
    }

    @Test
    void theFirstPipedCellThatFailsEndsTheRun() {
        assertEquals(1, bench.reading("1\nnonsense\n2\n").vonk("repl"));
        assertEquals("1\n", bench.out().replace("\r", ""));
        assertTrue(bench.err().contains("#stdin:2:1"), bench::err);
    }

    @Test
    void withoutACommandTheReplOpens() {
        assertEquals(0, bench.reading("5 + 5").vonk(), bench::err);
        assertEquals("10\n", bench.out().replace("\r", ""));
    }
}
