package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The numbers may only get better. What differs is listed in `target/grammar-disagreements.txt`.
class GrammarGateTest {
    private static final long REFUSED_BY_THE_GRAMMAR = 125;
    private static final long AS_GRAMMAR = 19_262;
    private static final long AS_GRAMMAR_OR_GOLDEN = 19_275;
    private static final long AS_SPARK = 19_132;

    @Test
    void ourParserAcceptsWhatSparksDoes() throws IOException {
        var verdicts = new GrammarGate(new OurGrammar()).judge(GoldenJar.files());
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "grammar-disagreements.txt"), GrammarGate.disagreements(verdicts));
        System.out.println(GrammarGate.table(verdicts));
        assertEquals(0, verdicts.stream().filter(verdict -> verdict.golden() && !verdict.grammar()).count());
        assertEquals(REFUSED_BY_THE_GRAMMAR, verdicts.stream().filter(verdict -> !verdict.grammar()).count());
        assertAtLeast(AS_GRAMMAR, verdicts, GrammarGate.Verdict::isAsGrammar);
        assertAtLeast(AS_GRAMMAR_OR_GOLDEN, verdicts, GrammarGate.Verdict::isAsGrammarOrGolden);
        assertAtLeast(AS_SPARK, verdicts, GrammarGate.Verdict::isAsSpark);
    }

    private static void assertAtLeast(long least, List<GrammarGate.Verdict> verdicts,
            Predicate<GrammarGate.Verdict> what) {
        long count = verdicts.stream().filter(what).count();
        assertTrue(count >= least, count + " statements, and there were " + least);
    }
}
