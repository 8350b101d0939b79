package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.document.SqlCell;

/// A notebook as one HTML file that needs nothing else: styles inside, images as data, charts as drawings, light or dark
/// as the reader's system is. A content security policy forbids fetching, and every script but [PageScript], in case
/// something slipped through [SafeHtml].
public final class HtmlPage {
    private HtmlPage() {}

    /// @param name the page's title where the notebook has none
    public static String of(Notebook notebook, String name) {
        StringBuilder out = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(PageScript.POLICY).append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.append("<title>").append(TableHtml.escape(notebook.title().orElse(name))).append("</title>\n");
        out.append("<style>\n").append(HtmlStyle.PAGE).append(HtmlStyle.CHARTS).append(TableHtml.STYLE)
                .append(HtmlStyle.GRIDS).append("</style>\n</head>\n<body>\n");
        out.append(Outline.of(notebook.cells())).append("<main>\n");
        for (int index = 0; index < notebook.cells().size(); index++) {
            out.append(section(notebook.cells().get(index), Outline.anchor(index)));
        }
        out.append("</main>\n<script>").append(PageScript.TEXT).append("</script>\n");
        return out.append("</body>\n</html>\n").toString();
    }

    private static String section(Cell cell, String anchor) {
        String open = "<section id=\"" + anchor + "\" class=\"cell ";
        return switch (cell.kind()) {
            case MARKDOWN -> open + "markdown\">\n" + MarkdownHtml.of(cell) + "</section>\n";
            case RAW -> open + "raw\"><pre>" + TableHtml.escape(cell.source()) + "</pre></section>\n";
            case CODE -> code(cell, open);
        };
    }

    private static String code(Cell cell, String open) {
        if (cell.source().isBlank() && cell.outputs().isEmpty()) {
            return "";
        }
        String count = cell.executionCount().isPresent() ? String.valueOf(cell.executionCount().getAsInt()) : " ";
        StringBuilder out = new StringBuilder(open).append("code\">\n");
        out.append("<div class=\"count\">[").append(count).append("]</div>");
        out.append("<details class=\"code-of-cell\" open><summary>").append(language(cell))
                .append("</summary><pre class=\"source\"><code>").append(CodeHtml.of(cell.source()))
                .append("</code></pre></details>\n");
        for (Output output : cell.outputs()) {
            out.append(OutputHtml.of(output));
        }
        return out.append("</section>\n").toString();
    }

    private static String language(Cell cell) {
        return SqlCell.of(cell.source()).isPresent() ? "SQL" : "Java";
    }
}
