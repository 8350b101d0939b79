package dev.vonk.notebook.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Runs the scripts beside it: `open` and the sources of cells, then one event a line ([ScriptEvents]), `wait` with
/// milliseconds between. Below each line stands, indented, what it changed and what is to be done ([StateText]).
/// `-Dgolden=update` rewrites that.
class StateScriptTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/vonk/notebook/state");
    private static final int STEPS = 200;

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".script")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theScriptTellsWhatHappens(Path script) throws IOException {
        String text = Files.readString(script);
        String actual = played(text);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(script, actual);
            return;
        }
        assertEquals(text, actual, () -> script + " (-Dgolden=update rewrites it)");
    }

    @Test
    void thereAreEnoughSteps() throws IOException {
        long steps = 0;
        for (Path script : scripts()) {
            steps += Files.readString(script).lines().filter(StateScriptTest::isStep).count();
        }
        assertTrue(steps >= STEPS, "only " + steps + " steps");
    }

    private static boolean isStep(String line) {
        return !line.isBlank() && !line.startsWith("    ") && !line.startsWith("#");
    }

    private static String played(String text) {
        List<String> out = new ArrayList<>();
        StateText shown = new StateText();
        NotebookState state = Transitions.open(ScriptEvents.notebook(List.of("")), FileState.untitled());
        long now = 1_000_000;
        for (String line : text.lines().filter(line -> !line.startsWith("    ")).toList()) {
            out.add(line);
            if (!isStep(line)) {
                continue;
            }
            List<String> words = ScriptEvents.words(line);
            switch (words.getFirst()) {
                case "open" -> {
                    FileState file = words.get(1).equals("untitled")
                            ? FileState.untitled()
                            : FileState.of(Path.of(words.get(1)), !words.get(2).equals("untrusted"));
                    state = Transitions.open(ScriptEvents.notebook(words.subList(3, words.size())), file);
                    shown = new StateText();
                    shown.news(state, List.of()).forEach(news -> out.add("    " + news));
                }
                case "wait" -> now += Long.parseLong(words.get(1));
                default -> {
                    Step step = Transitions.apply(state, new ScriptEvents(state, shown::id).event(words), now);
                    state = step.state();
                    shown.news(state, step.effects()).forEach(news -> out.add("    " + news));
                }
            }
        }
        return String.join("\n", out) + "\n";
    }
}
