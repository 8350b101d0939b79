package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;

/// A notebook as one HTML file that needs nothing else: styles inside, images as data, light or dark as the reader's
/// system is. A content security policy forbids scripts and fetching, in case something slipped through [SafeHtml].
public final class HtmlPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private HtmlPage() {}

    /// @param name the page's title where the notebook has none
    public static String of(Notebook notebook, String name) {
        StringBuilder out = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY).append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.append("<title>").append(TableHtml.escape(notebook.title().orElse(name))).append("</title>\n");
        out.append("<style>\n").append(HtmlStyle.PAGE).append(TableHtml.STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        for (Cell cell : notebook.cells()) {
            out.append(section(cell));
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String section(Cell cell) {
        return switch (cell.kind()) {
            case MARKDOWN -> "<section class=\"cell markdown\">\n" + MarkdownHtml.of(cell) + "</section>\n";
            case RAW -> "<section class=\"cell raw\"><pre>" + TableHtml.escape(cell.source()) + "</pre></section>\n";
            case CODE -> code(cell);
        };
    }

    private static String code(Cell cell) {
        if (cell.source().isBlank() && cell.outputs().isEmpty()) {
            return "";
        }
        String count = cell.executionCount().isPresent() ? String.valueOf(cell.executionCount().getAsInt()) : " ";
        StringBuilder out = new StringBuilder("<section class=\"cell code\">\n");
        out.append("<div class=\"count\">[").append(count).append("]</div>");
        out.append("<pre class=\"source\"><code>").append(CodeHtml.of(cell.source())).append("</code></pre>\n");
        for (Output output : cell.outputs()) {
            out.append(OutputHtml.of(output));
        }
        return out.append("</section>\n").toString();
    }
}
