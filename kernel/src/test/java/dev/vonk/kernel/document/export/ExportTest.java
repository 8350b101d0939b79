package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.golden.Golden;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExportTest {
    private static final Pattern FETCHES = Pattern.compile(
            "(?i)(src|srcset|href)=\"(?!data:image/|#|https?://|mailto:)|<(script|link|iframe|object)|url\\(|@import");

    private static Notebook sample() {
        return NotebookFile.parse("t", Golden.read(Cell.class, "notebooks/jupyter.ipynb"));
    }

    private static Notebook hostile() {
        MimeBundle page = MimeBundle.text("<b>text</b>")
                .with(MimeBundle.HTML,
                        "<script>alert(1)</script></div></main><table><tr><td onclick=x>1</td></tr></table>"
                                + "<a href='javascript:alert(1)'>a</a><img src=x onerror=alert(1)>");
        MimeBundle drawing = MimeBundle.empty().with(MimeBundle.SVG, "<svg onload=\"alert(1)\"/>");
        MimeBundle picture = MimeBundle.empty().with(MimeBundle.PNG, "\"><script>alert(1)</script>");
        MimeBundle text = MimeBundle.empty().with(MimeBundle.MARKDOWN,
                "<img src=x onerror=alert(1)> [a](javascript:alert(1))");
        return Notebook.of(List.of(
                Cell.markdown("# <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) "
                        + "![remote](https://example.org/spy.png) ![bad](data:text/html;base64,AAA=) <javascript:alert(1)>"),
                Cell.raw("</pre><script>alert(1)</script>"),
                Cell.code("// </code></pre><script>alert(1)</script>\n\"<b>\"").withRun(OptionalInt.of(1), List.of(
                        Output.stdout(
                                "<script>alert(1)</script>\u001b[38;5;\"><script>m \u001b]8;;http://evil\u0007link"),
                        Output.display(page), Output.display(drawing), Output.display(picture), Output.display(text),
                        Output.error("<b>", "<script>", List.of())))));
    }

    @Test
    void aNotebookBecomesOnePage() {
        String page = ExportFormat.HTML.export(sample(), "tour");
        assertFalse(FETCHES.matcher(page).find());
        Golden.assertMatches(getClass(), "tour.html.golden", page);
    }

    @Test
    void aHostileNotebookBecomesAHarmlessPage() {
        String page = ExportFormat.HTML.export(hostile(), "<title>");
        String body = page.substring(page.indexOf("<body>"));
        assertFalse(FETCHES.matcher(body).find(), body);
        assertFalse(Pattern.compile("<[^>]*\\son\\w+=").matcher(body).find(), body);
        assertEquals(1, body.split("</main>", -1).length - 1);
        Golden.assertMatches(getClass(), "hostile.html.golden", body);
    }

    @Test
    void aNotebookBecomesMarkdown() {
        Golden.assertMatches(getClass(), "tour.md.golden", ExportFormat.MARKDOWN.export(sample(), "tour"));
    }

    @Test
    void aFenceIsLongerThanTheBackticksInside() {
        Notebook notebook = Notebook.of(List.of(
                Cell.code("String s = \"````\";").withRun(OptionalInt.empty(), List.of(Output.stdout("```\n\n")))));
        assertEquals(
                "`````java\nString s = \"````\";\n`````\n\n````text\n```\n````\n",
                ExportFormat.MARKDOWN.export(notebook, "x"));
    }

    @Test
    void formatsAreNamedByTheirEndings() {
        assertEquals(Optional.of(ExportFormat.MARKDOWN), ExportFormat.of("md"));
        assertEquals(Optional.of(ExportFormat.HTML), ExportFormat.of("HTML"));
        assertEquals(Optional.empty(), ExportFormat.of("pdf"));
        assertTrue(ExportFormat.JSH.export(sample(), "x").startsWith("// %% [markdown]\n"));
    }

    @Test
    void terminalColoursBecomeClasses() {
        assertEquals(
                "a<span class=\"ansi-bold ansi-red\">b</span><span class=\"ansi-red\">c</span>d",
                AnsiText.html("a\u001b[1;31mb\u001b[22mc\u001b[0md"));
        assertEquals(
                "<span style=\"color:rgb(255,135,0);\">x</span><span style=\"background-color:rgb(1,2,3);\">y</span>",
                AnsiText.html("\u001b[38;5;208mx\u001b[39m\u001b[48;2;1;2;3my\u001b[m"));
        assertEquals("100%\ndone", AnsiText.plain("10%\r50%\r\u001b[2K100%\r\ndone\u001b[?25h"));
        assertEquals("", AnsiText.html("\u001b[999999999999m\u001b[38m\u001b["));
    }
}
