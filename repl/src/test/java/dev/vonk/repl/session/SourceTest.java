package dev.vonk.repl.session;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SourceTest {
    @TempDir
    private Path folder;

    @Test
    void cellsOfAScriptKeepTheLinesOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsh"), "int x = 1;\n\nint y = 2;\nx + y\n");
        assertEquals(List.of(new NotebookRun.Named("a.jsh", "int x = 1;"),
                new NotebookRun.Named("a.jsh", "\n\nint y = 2;\nx + y")), named(Source.read(file)));
    }

    @Test
    void aTextThatStandsTwiceIsFoundAtBothPlaces() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsh"), "f();\n\nf();\n");
        assertEquals(List.of("f();", "\n\nf();"),
                named(Source.read(file)).stream().map(NotebookRun.Named::text).toList());
    }

    @Test
    void cellsOfANotebookAreNumbered() {
        Path file = folder.resolve("a.ipynb");
        NotebookFile.save(file, Notebook.of(List.of(Cell.code("1"), Cell.code("2"))));
        assertEquals(List.of(new NotebookRun.Named("1", "1"), new NotebookRun.Named("2", "2")),
                named(Source.read(file)));
    }

    @Test
    void aFileOfNoKnownKindIsRefusedWithTheKnownKinds() {
        var refused = assertThrows(NotebookException.class, () -> Source.read(folder.resolve("a.txt")));
        assertTrue(String.valueOf(refused.getMessage()).contains(".ipynb, .jsh, .sql and .java"), refused::getMessage);
    }

    private static List<NotebookRun.Named> named(Source source) {
        NotebookRun.Naming naming = source.naming();
        var named = new ArrayList<NotebookRun.Named>();
        for (Cell cell : source.notebook().cells())
            named.add(naming.of(cell, named.size() + 1));
        return named;
    }
}
