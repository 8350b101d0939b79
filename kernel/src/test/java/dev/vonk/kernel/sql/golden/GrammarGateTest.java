package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GrammarGateTest {
    private static final long REFUSED_BY_THE_GRAMMAR = 125;

    @Test
    void sparksGrammarAcceptsWhatSparkAnswers() throws IOException {
        var verdicts = new GrammarGate((_, _) -> true).judge(GoldenJar.files());
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "grammar-disagreements.txt"), GrammarGate.disagreements(verdicts));
        System.out.println(GrammarGate.table(verdicts));
        assertEquals(0, verdicts.stream().filter(verdict -> verdict.golden() && !verdict.grammar()).count());
        assertEquals(REFUSED_BY_THE_GRAMMAR, verdicts.stream().filter(verdict -> !verdict.grammar()).count());
    }
}
