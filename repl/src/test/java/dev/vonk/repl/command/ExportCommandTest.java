package dev.vonk.repl.command;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExportCommandTest {
    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    private Path notebook = Path.of("");

    @BeforeEach
    void writeNotebook() {
        notebook = folder.resolve("tour.ipynb");
        NotebookFile.save(notebook, Notebook.of(List.of(Cell.markdown("# A tour"), Cell.code("int x = 1;"))));
    }

    @Test
    void everyFormatIsWrittenBesideTheNotebook() throws IOException {
        for (String format : List.of("html", "md", "java", "jsh")) {
            assertEquals(0, bench.vonk("export", notebook.toString(), "--to", format), bench::err);
            assertTrue(Files.readString(folder.resolve("tour." + format)).contains("A tour"), format);
        }
    }

    @Test
    void aJavaClassIsNamedAsItsFile() throws IOException {
        Path file = folder.resolve("Report.java");
        assertEquals(0, bench.vonk("export", notebook.toString(), "--to", "java", "-o", file.toString()), bench::err);
        assertTrue(Files.readString(file).contains("class Report "));
    }

    @Test
    void theEndingOfTheOutputNamesTheFormat() throws IOException {
        Path file = folder.resolve("report.pdf");
        assertEquals(0, bench.vonk("export", notebook.toString(), "-o", file.toString()), bench::err);
        assertTrue(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        assertEquals(2, bench.vonk("export", notebook.toString(), "-o", folder.resolve("report").toString()));
        assertEquals(2, bench.vonk("export", notebook.toString()));
        assertTrue(bench.err().contains("html, md, pdf, java, jsh"), bench::err);
    }

    @Test
    void aFormatThatDoesNotExistIsRefusedWithTheKnownOnes() {
        assertEquals(2, bench.vonk("export", notebook.toString(), "--to", "docx"));
        assertTrue(bench.err().contains("html, md, pdf, java, jsh"), bench::err);
    }

    @Test
    void aBrokenNotebookIsReportedWithoutAStack() throws IOException {
        Files.writeString(notebook, "{");
        assertEquals(2, bench.vonk("export", notebook.toString(), "--to", "html"));
        assertTrue(bench.err().startsWith("vonk: tour.ipynb"), bench::err);
        assertEquals(1, bench.err().lines().count(), bench::err);
    }
}
