package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PdfFileTest {
    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static Notebook notebook() {
        MimeBundle chart = MimeBundle.empty().with(MimeBundle.VEGA_LITE, Map.of("title", "Sales by month", "mark",
                "bar", "data", Map.of("values", List.of(Map.of("month", "Jan", "sales", 3), Map.of("month", "Feb",
                        "sales", 5))),
                "encoding", Map.of("x", Map.of("field", "month", "sort", List.of()), "y", Map.of("field", "sales",
                        "type", "quantitative"))));
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            rows.add(List.of(row, "name " + row));
        }
        MimeBundle table = MimeBundle.text("a table").with(MimeBundle.TABLE, Map.of("schema", List.of(
                Map.of("name", "id", "type", "bigint"), Map.of("name", "name", "type", "string")), "rows", rows,
                "more", false));
        return Notebook.of(List.of(
                Cell.markdown("# A report\n\nWith *some* text & an [address](https://example.org/).\n\n- one\n- two"),
                Cell.code("var x = \"<b>\" + 1; // a comment").withRun(OptionalInt.of(1), List.of(
                        Output.stdout("Привет, κόσμε, déjà vu\u0000\n"), Output.display(chart), Output.display(table),
                        Output.error("Oops", "It broke", List.of("\u001b[31mOops\u001b[0m: It broke"))))));
    }

    @Test
    void aNotebookBecomesPagesWhoseTextCanBeRead() throws IOException {
        byte[] pdf = ExportFormat.PDF.export(notebook(), "report");
        String kept = System.getProperty("pdf.kept");
        if (kept != null) {
            Files.write(Path.of(kept), pdf);
        }
        String text = textOf(pdf);
        for (String part : List.of("A report", "address", "var x = \"<b>\" + 1; // a comment", "Sales by month", "Jan",
                "name 49", "50 rows shown, more available", "Oops: It broke", "déjà vu")) {
            assertTrue(text.contains(part), () -> part + " is not in:\n" + text);
        }
        assertFalse(text.contains("name 50"), text);
        assertTrue(pdf.length < 200_000, "" + pdf.length);
    }

    @Test
    void lettersFromAllOverEuropeAreThereWhereTheSystemHasAFont() throws IOException {
        String text = textOf(ExportFormat.PDF.export(notebook(), "report"));
        boolean font = Files.exists(Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"));
        assertEquals(font, text.contains("Привет, κόσμε"), text);
    }

    @Test
    void aNotebookFromElsewhereAndAHostileOneBecomePagesToo() throws IOException {
        Notebook sample = NotebookFile.parse("t", Golden.read(Cell.class, "notebooks/jupyter.ipynb"));
        assertTrue(ExportFormat.PDF.export(sample, "tour").length > 1000);
        String hostile = textOf(ExportFormat.PDF.export(ExportTest.hostile(), "<title>"));
        assertTrue(hostile.contains("<script>alert(1)</script>"), hostile);
    }
}
