package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Golden queries with a word too many, too few or in a wrong place: those that Spark's grammar refuses are refused.
/// What is refused for its meaning counts as read alike.
///
/// The grammar accepts a few that we refuse, since there any word may be a name: `SELECT a AS` has a column called `as`.
class MutatedStatementsTest {
    private static final int STATEMENTS = 600;
    private static final int LONGEST = 300;
    private static final double AGREED = 0.98;
    private static final String BETWEEN_WORDS = "\\s+|(?<=[(),\\[\\]])|(?=[(),\\[\\]])";

    @Test
    void whatSparksGrammarRefusesIsRefused() throws IOException {
        var queries = queries();
        var random = new Random(1);
        var spark = new SparkGrammar();
        var ours = new OurGrammar();
        int agreed = 0;
        var accepted = new ArrayList<String>();
        var refused = new ArrayList<String>();
        for (int i = 0; i < STATEMENTS; i++) {
            var text = mutated(queries, random);
            boolean theirs = spark.read(text, Map.of()) == Acceptance.Reading.ACCEPTED;
            var reading = ours.read(text, Map.of());
            boolean agrees = reading == Acceptance.Reading.REFUSED_LATER
                    || theirs == (reading == Acceptance.Reading.ACCEPTED);
            agreed += agrees ? 1 : 0;
            (theirs ? refused : accepted).addAll(agrees ? List.of() : List.of(text));
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "mutated-refused.txt"), refused);
        assertEquals(List.of(), accepted, "the grammar refuses these");
        assertTrue(agreed >= AGREED * STATEMENTS, agreed + " of " + STATEMENTS + " are read alike");
    }

    /// Without the single pipe, which is a setting, and without comments, which a mutation may open.
    private static List<String> queries() throws IOException {
        return GoldenJar.files().stream().flatMap(file -> file.statements().stream())
                .filter(statement -> statement.kind() == GoldenStatement.Kind.QUERY).map(GoldenStatement::sql)
                .filter(sql -> sql.length() < LONGEST && !sql.contains("|") && !sql.contains("--")
                        && !sql.contains("/*"))
                .toList();
    }

    private static String mutated(List<String> queries, Random random) {
        var words = new ArrayList<>(words(queries.get(random.nextInt(queries.size()))));
        int place = random.nextInt(words.size());
        switch (random.nextInt(4)) {
            case 0 -> words.remove(place);
            case 1 -> words.add(place, words.get(random.nextInt(words.size())));
            case 2 -> Collections.swap(words, place, random.nextInt(words.size()));
            default -> {
                var others = words(queries.get(random.nextInt(queries.size())));
                words.set(place, others.get(random.nextInt(others.size())));
            }
        }
        return String.join(" ", words);
    }

    private static List<String> words(String sql) {
        return List.of(sql.split(BETWEEN_WORDS));
    }
}
