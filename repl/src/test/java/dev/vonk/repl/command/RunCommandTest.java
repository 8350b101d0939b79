package dev.vonk.repl.command;

import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RunCommandTest {
    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    @Test
    void aScriptPrintsWhatItsCellsShow() throws IOException {
        assertEquals(0, bench.vonk("run", script("System.out.println(\"a\");\n\n20 + 1\n")), bench::err);
        assertEquals("a\n21\n", bench.out().replace("\r", ""));
        assertEquals("", bench.err());
    }

    @Test
    void theFirstFailingCellEndsTheRunWithItsLine() throws IOException {
        assertEquals(1, bench.vonk("run", script("1\n\nint[] a = {};\na[3]\n\n2\n")));
        assertEquals("1\n", bench.out().replace("\r", ""));
        assertTrue(bench.err().contains("#a.jsh:4"), bench::err);
    }

    @Test
    void theExecutedCopyIsKeptAlsoOfARunThatFailed() throws IOException {
        Path kept = folder.resolve("kept.ipynb");
        assertEquals(1, bench.vonk("run", script("41 + 1\n\nfoo\n"), "-o", kept.toString()));
        Notebook notebook = NotebookFile.read(kept);
        assertEquals(1, notebook.cells().getFirst().outputs().size());
        assertTrue(Files.readString(kept).contains("\"42\""), "keeps the value");
        assertTrue(Files.readString(kept).contains("there is no variable foo"), "keeps the error");
    }

    @Test
    void aJavaProgramIsStarted() throws IOException {
        Path file = Files.writeString(folder.resolve("Hello.java"), """
                package some.where;

                public class Hello {
                    public static void main(String[] arguments) {
                        System.out.println("hello");
                    }
                }
                """);
        assertEquals(0, bench.vonk("run", file.toString()), bench::err);
        assertEquals("hello\n", bench.out().replace("\r", ""));
    }

    @Test
    void aFileOfSqlShowsWhatItsStatementsGive() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "SELECT 1 AS x;\n\nSELECT\n 2\n FORM y;\n");
        assertEquals(1, bench.vonk("run", file.toString()));
        assertTrue(bench.out().contains("│   1 │"), bench::out);
        assertTrue(bench.err().startsWith("#a.sql:5:2: [PARSE_SYNTAX_ERROR] 'FORM' does not fit here"), bench::err);
    }

    @Test
    void aFileThatIsNotThereIsAMistakeOfUse() {
        assertEquals(2, bench.vonk("run", folder.resolve("none.ipynb").toString()));
        assertTrue(bench.err().contains("There is no file"), bench::err);
        assertEquals(1, bench.err().lines().count(), bench::err);
    }

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("a.jsh"), text).toString();
    }
}
