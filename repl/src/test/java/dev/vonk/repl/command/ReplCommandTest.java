package dev.vonk.repl.command;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    void aPipedFrameIsShownAndNothingElse() {
        assertEquals(0, bench.reading("spark.range(2).show()\n").vonk("repl"), bench::err);
        assertEquals("+---+\n| id|\n+---+\n|  0|\n|  1|\n+---+\n\n", bench.out().replace("\r", ""));
        assertEquals("", bench.err());
    }

    @Test
    void aWrongColumnIsNamedWithItsPlaceAndNoStack() {
        assertEquals(1, bench.reading("spark.range(2).select(\"idd\")\n").vonk("repl"));
        assertTrue(bench.err().startsWith("[UNRESOLVED_COLUMN"), bench::err);
        assertTrue(bench.err().contains("#stdin:1"), bench::err);
        assertFalse(bench.err().contains("dev.vonk"), bench::err);
    }

    @Test
    void aMasterThatDoesNotExistIsAMistakeOfUse() {
        assertEquals(2, bench.reading("1\n").vonk("repl", "--master", "nowhere"));
        assertTrue(bench.err().startsWith("vonk: [INVALID_MASTER]"), bench::err);
        assertEquals(1, bench.err().lines().count(), bench::err);
    }

    @Test
    void settingsReachTheSession() {
        assertEquals(0, bench.reading("spark.conf().get(\"spark.app.name\")\n")
                .vonk("repl", "--conf", "spark.app.name=Bench", "--master", "local[2]"), bench::err);
        assertEquals("Bench\n", bench.out().replace("\r", ""));
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
