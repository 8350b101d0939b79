package dev.vonk.samples;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The Java in README.md does what it says: whole programs run, and the rest runs as cells, from top to bottom.
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @Test
    void everySnippetRunsAsACell() throws IOException {
        var cells = snippets().stream().filter(snippet -> !isProgram(snippet)).map(Cell::code).toList();
        assertFalse(cells.isEmpty());
        Transcript run = Transcript.of(Notebook.of(cells));
        assertTrue(run.wentWell(), run.text());
    }

    @Test
    void everyProgramRuns() throws IOException, ReflectiveOperationException {
        var programs = snippets().stream().filter(ReadmeTest::isProgram).toList();
        assertFalse(programs.isEmpty());
        for (String program : programs) {
            Compiled compiled = Compiled.of(program);
            assertEquals(List.of(), compiled.problems(), program);
            assertTrue(compiled.run().contains("|"), "the program prints a table");
        }
    }

    private static boolean isProgram(String snippet) {
        return snippet.contains("static void main(");
    }

    private static List<String> snippets() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("..", "README.md"))).results()
                .map(found -> found.group(1).replace("samples/data", "data"))
                .toList();
    }
}
