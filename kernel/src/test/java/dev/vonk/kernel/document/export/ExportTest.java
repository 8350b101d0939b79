package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.golden.Golden;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExportTest {
    private static final Pattern FETCHES = Pattern.compile(
            "(?i)<[^>]*(src|srcset|href)=\"(?!data:image/|#|https?://|mailto:)|<(script|link|iframe|object)|url\\(|@import");

    private static String text(ExportFormat format, Notebook notebook, String name) {
        return new String(format.export(notebook, name), StandardCharsets.UTF_8);
    }

    private static Notebook sample() {
        return NotebookFile.parse("t", Golden.read(Cell.class, "notebooks/jupyter.ipynb"));
    }

    static Notebook hostile() {
        MimeBundle page = MimeBundle.text("<b>text</b>")
                .with(MimeBundle.HTML,
                        "<script>alert(1)</script></div></main><table><tr><td onclick=x>1</td></tr></table>"
                                + "<a href='javascript:alert(1)'>a</a><img src=x onerror=alert(1)>");
        MimeBundle drawing = MimeBundle.empty().with(MimeBundle.SVG, "<svg onload=\"alert(1)\"/>");
        MimeBundle picture = MimeBundle.empty().with(MimeBundle.PNG, "\"><script>alert(1)</script>");
        MimeBundle text = MimeBundle.empty().with(MimeBundle.MARKDOWN,
                "<img src=x onerror=alert(1)> [a](javascript:alert(1))");
        Map<String, Object> bad = Map.of("name", "<script>alert(1)</script>", "type",
                "\"><img src=x onerror=alert(1)>");
        MimeBundle table = MimeBundle.empty().with(MimeBundle.TABLE, Map.of("schema", List.of(bad), "rows",
                List.of(List.of("</td><script>alert(1)</script>"), List.of(Map.of("<b>", "'\"")))));
        MimeBundle chart = MimeBundle.empty().with(MimeBundle.VEGA_LITE, Map.of(
                "title", "</svg><script>alert(1)</script>", "mark", "bar",
                "data", Map.of("values", List.of(Map.of("a", "\" onload=\"alert(1)", "b", 1, "c", "</title><script>"))),
                "encoding", Map.of("x", Map.of("field", "a"), "color", Map.of("field", "c", "type", "nominal"),
                        "y", Map.of("field", "b", "type", "quantitative", "title", "<img src=x onerror=alert(1)>"))));
        return Notebook.of(List.of(
                Cell.markdown("# <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) "
                        + "![remote](https://example.org/spy.png) ![bad](data:text/html;base64,AAA=) <javascript:alert(1)>"),
                Cell.raw("</pre><script>alert(1)</script>"),
                Cell.code("// </code></pre><script>alert(1)</script>\n\"<b>\"").withRun(OptionalInt.of(1), List.of(
                        Output.stdout(
                                "<script>alert(1)</script>\u001b[38;5;\"><script>m \u001b]8;;http://evil\u0007link"),
                        Output.display(page), Output.display(drawing), Output.display(picture), Output.display(text),
                        Output.display(table), Output.display(chart),
                        Output.error("<b>", "<script>", List.of())))));
    }

    /// The page with nothing but our own script taken out, which must be there once, as the policy names it.
    private static String withoutScript(String page) {
        String script = "<script>" + PageScript.TEXT + "</script>\n";
        assertEquals(2, page.split(Pattern.quote(script), -1).length);
        assertTrue(page.contains("content=\"" + PageScript.POLICY + "\""));
        assertFalse(PageScript.TEXT.substring(1).contains("innerHTML") || PageScript.TEXT.contains("</"));
        return page.replace(script, "").replace(PageScript.POLICY, "POLICY");
    }

    @Test
    void aChartIsAPictureInMarkdown() {
        MimeBundle chart = MimeBundle.text("Bar chart: b by a").with(MimeBundle.VEGA_LITE, Map.of("mark", "bar", "data",
                Map.of("values", List.of(Map.of("a", "Oslo", "b", 1))), "encoding",
                Map.of("x", Map.of("field", "a"), "y", Map.of("field", "b", "type", "quantitative"))));
        String text = text(ExportFormat.MARKDOWN, Notebook.of(List.of(Cell.code("chart")
                .withRun(OptionalInt.of(1), List.of(Output.display(chart))))), "x");
        String start = "![Bar chart: b by a](data:image/svg+xml;base64,";
        assertTrue(text.contains(start), text);
        String data = text.substring(text.indexOf(start) + start.length(), text.lastIndexOf(')'));
        String svg = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        assertTrue(svg.startsWith("<svg ") && svg.contains("Oslo"), svg);
    }

    @Test
    void aNotebookBecomesOnePage() {
        String page = withoutScript(text(ExportFormat.HTML, sample(), "tour"));
        assertFalse(FETCHES.matcher(page).find());
        Golden.assertMatches(getClass(), "tour.html.golden", page);
    }

    @Test
    void aHostileNotebookBecomesAHarmlessPage() {
        String page = withoutScript(text(ExportFormat.HTML, hostile(), "<title>"));
        String body = page.substring(page.indexOf("<body>"));
        assertFalse(FETCHES.matcher(body).find(), body);
        assertFalse(Pattern.compile("<[^>]*\\son\\w+=").matcher(body).find(), body);
        assertEquals(1, body.split("</main>", -1).length - 1);
        Golden.assertMatches(getClass(), "hostile.html.golden", body);
    }

    @Test
    void aNotebookBecomesMarkdown() {
        Golden.assertMatches(getClass(), "tour.md.golden", text(ExportFormat.MARKDOWN, sample(), "tour"));
    }

    @Test
    void aFenceIsLongerThanTheBackticksInside() {
        Notebook notebook = Notebook.of(List.of(
                Cell.code("String s = \"````\";").withRun(OptionalInt.empty(), List.of(Output.stdout("```\n\n")))));
        assertEquals(
                "`````java\nString s = \"````\";\n`````\n\n````text\n```\n````\n",
                text(ExportFormat.MARKDOWN, notebook, "x"));
    }

    @Test
    void formatsAreNamedByTheirEndings() {
        assertEquals(Optional.of(ExportFormat.MARKDOWN), ExportFormat.of("md"));
        assertEquals(Optional.of(ExportFormat.HTML), ExportFormat.of("HTML"));
        assertEquals(Optional.of(ExportFormat.PDF), ExportFormat.of("pdf"));
        assertEquals(Optional.empty(), ExportFormat.of("docx"));
        assertTrue(text(ExportFormat.JSH, sample(), "x").startsWith("// %% [markdown]\n"));
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
