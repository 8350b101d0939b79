package dev.vonk.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The Java in README.md does what it says: whole programs compile, and the rest runs as cells, from top to bottom.
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @Test
    void everySnippetRuns() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (String snippet : snippets()) {
            if (isProgram(snippet)) {
                assertEquals(List.of(), Compiled.of(snippet).problems(), snippet);
            } else {
                cells.add(Cell.code(snippet.replace("samples/data", "data")));
            }
        }
        Transcript run = Transcript.of(Notebook.of(cells));
        assertTrue(run.wentWell(), run.text());
    }

    @Test
    void thereAreSnippets() throws IOException {
        assertFalse(snippets().isEmpty());
    }

    private static boolean isProgram(String snippet) {
        return snippet.contains("static void main(");
    }


    private static List<String> snippets() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("..", "README.md"))).results().map(found -> found.group(1)).toList();
    }
}
