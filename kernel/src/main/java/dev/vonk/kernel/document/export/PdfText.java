package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.display.chart.Charts;
import dev.vonk.kernel.display.chart.Drawing;
import dev.vonk.kernel.display.chart.Palette;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A notebook as the XHTML that the PDF is made of, and the charts it has places for.
record PdfText(String xhtml, List<Drawing> charts) {
    /// The type of the objects that stand for charts; their `data` is the number of the chart.
    static final String CHART = "vonk/chart";

    private static final int MOST_ROWS = 50;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final Pattern EMPTY_ELEMENT = Pattern.compile("<(br|col|hr|img|wbr)\\b([^<>]*?)/?>");
    private static final Pattern NAMED = Pattern.compile("&([A-Za-z][A-Za-z0-9]*);");
    private static final Map<String, String> NAMES = Map.of("nbsp", "\u00a0", "ndash", "–", "mdash", "—", "hellip", "…",
            "copy", "©", "times", "×", "middot", "·", "rarr", "→", "larr", "←", "deg", "°");

    static PdfText of(Notebook notebook, String name) {
        List<Drawing> charts = new ArrayList<>();
        StringBuilder out = new StringBuilder("<html><head><title>");
        out.append(TableHtml.escape(notebook.title().orElse(name))).append("</title><style>").append(PdfStyle.PAGE)
                .append("</style></head><body>\n");
        for (Cell cell : notebook.cells()) {
            switch (cell.kind()) {
                case MARKDOWN ->
                    out.append("<div class=\"markdown\">").append(MarkdownHtml.of(cell)).append("</div>\n");
                case RAW ->
                    out.append("<pre class=\"raw\">").append(TableHtml.escape(cell.source())).append("</pre>\n");
                case CODE -> code(cell, charts, out);
            }
        }
        return new PdfText(wellFormed(out.append("</body></html>\n").toString()), charts);
    }

    private static void code(Cell cell, List<Drawing> charts, StringBuilder out) {
        if (!cell.source().isBlank()) {
            out.append("<pre class=\"source\">").append(CodeHtml.of(cell.source())).append("</pre>\n");
        }
        for (Output output : cell.outputs()) {
            out.append(switch (output) {
                case Output.DisplayData display -> result(display.data(), output, charts);
                case Output.ExecuteResult result -> result(result.data(), output, charts);
                case Output.Stream _,Output.Error _,Output.Unknown _ -> OutputHtml.of(output);
            });
        }
    }

    private static String result(MimeBundle bundle, Output output, List<Drawing> charts) {
        Optional<Map<String, @Nullable Object>> chart = OutputHtml.specification(bundle);
        if (chart.isPresent() && (Charts.isDrawn(chart.get()) || !bundle.has(MimeBundle.PNG))) {
            return chart(Charts.draw(chart.get(), WIDTH, HEIGHT), charts);
        }
        Optional<String> table = TableGrid.of(bundle.entries().get(MimeBundle.TABLE), MOST_ROWS);
        if (table.isPresent()) {
            return "<div class=\"output\">" + table.get() + "</div>\n";
        }
        if (bundle.has(MimeBundle.SVG) && !bundle.has(MimeBundle.PNG) && !bundle.has(MimeBundle.HTML)) {
            return "<div class=\"output\"><pre>" + AnsiText.html(bundle.plain())
                    + "</pre><p class=\"vonk-size\">A drawing that PDF files do not show.</p></div>\n";
        }
        return OutputHtml.of(output);
    }

    /// The chart's shapes as an object, its words as text at their places above it.
    private static String chart(Drawing drawing, List<Drawing> charts) {
        charts.add(drawing);
        StringBuilder out = new StringBuilder(format("<div class=\"chart\" style=\"width:%dpx;height:%dpx\">"
                + "<object type=\"%s\" data=\"%d\" style=\"width:%dpx;height:%dpx\"></object>", WIDTH, HEIGHT, CHART,
                charts.size() - 1, WIDTH, HEIGHT));
        for (Drawing.Mark mark : drawing.marks()) {
            if (mark instanceof Drawing.Words words) {
                out.append(words(words));
            }
        }
        return out.append("</div>\n").toString();
    }

    private static String words(Drawing.Words words) {
        double length = WIDTH;
        double left = switch (words.align()) {
            case START -> words.x();
            case MIDDLE -> words.x() - length / 2;
            case END -> words.x() - length;
        };
        String align = switch (words.align()) {
            case START -> "left";
            case MIDDLE -> "center";
            case END -> "right";
        };
        double line = words.size() * 1.4;
        String turned = words.degrees() == 0
                ? ""
                : format("transform:rotate(%.0fdeg);transform-origin:%.1fpx %.1fpx;", words.degrees(),
                        words.x() - left, line / 2);
        return format(
                "<div class=\"words\" style=\"left:%.1fpx;top:%.1fpx;width:%.0fpx;height:%.1fpx;line-height:%.1fpx;"
                        + "font-size:%.1fpx;text-align:%s;color:%s;%s%s\">%s</div>",
                left, words.y() - line / 2, length, line,
                line, words.size(), align, Palette.LIGHT.of(words.paint()),
                words.size() >= 14 ? "font-weight:bold;" : "", turned, TableHtml.escape(words.text()));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /// HTML of ours as XML: elements without content closed, letters by number instead of by name, none that XML forbids.
    private static String wellFormed(String html) {
        String closed = EMPTY_ELEMENT.matcher(html).replaceAll("<$1$2/>");
        String named = NAMED.matcher(closed).replaceAll(entity -> Matcher.quoteReplacement(switch (entity.group(1)) {
            case "amp", "lt", "gt", "quot" -> entity.group();
            default -> NAMES.getOrDefault(entity.group(1), "&amp;" + entity.group(1) + ";");
        }));
        StringBuilder allowed = new StringBuilder(named.length());
        named.codePoints().filter(point -> point == '\n' || point == '\t' || point >= 0x20 && point < 0xD800
                || point >= 0xE000 && point < 0xFFFE || point >= 0x10000).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
