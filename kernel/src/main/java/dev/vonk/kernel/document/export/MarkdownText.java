package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.chart.Charts;
import dev.vonk.kernel.display.chart.Palette;
import dev.vonk.kernel.display.chart.SvgText;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.JsonText;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.document.SqlCell;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A notebook as Markdown: code and outputs in fenced blocks, images as data.
final class MarkdownText {
    private static final Pattern ATTACHMENT = Pattern.compile("\\((attachment:[^)\\s]+)");
    private static final Pattern FENCE = Pattern.compile("`{3,}");

    private static final int CHART_WIDTH = 640;
    private static final int CHART_HEIGHT = 360;

    private MarkdownText() {}

    static String of(Notebook notebook) {
        StringBuilder out = new StringBuilder();
        for (Cell cell : notebook.cells()) {
            switch (cell.kind()) {
                case MARKDOWN -> block(out, withAttachments(cell));
                case RAW -> block(out, fenced("text", cell.source()));
                case CODE -> code(out, cell);
            }
        }
        return out.toString();
    }

    private static void code(StringBuilder out, Cell cell) {
        String source = cell.source();
        String code = SqlCell.of(source).map(sql -> fenced("sql", sql.sql())).orElseGet(() -> fenced("java", source));
        block(out, source.isBlank() ? "" : code);
        for (Output output : cell.outputs()) {
            block(out, switch (output) {
                case Output.Stream stream -> terminal(stream.text());
                case Output.DisplayData display -> bundle(display.data());
                case Output.ExecuteResult result -> bundle(result.data());
                case Output.Error error -> terminal(OutputHtml.errorText(error));
                case Output.Unknown _ -> "";
            });
        }
    }

    private static String bundle(MimeBundle bundle) {
        if (bundle.has(MimeBundle.MARKDOWN)) {
            return bundle.textOf(MimeBundle.MARKDOWN).orElse("");
        }
        if (bundle.has(MimeBundle.PNG)) {
            return "![output](data:image/png;base64," + bundle.textOf(MimeBundle.PNG).orElse("").replaceAll("\\s", "")
                    + ")";
        }
        if (bundle.entries().get(MimeBundle.VEGA_LITE) instanceof Map<?, ?> chart) {
            return chart(chart, bundle.plain());
        }
        if (bundle.has(MimeBundle.TEXT)) {
            return terminal(bundle.plain());
        }
        if (bundle.has(MimeBundle.JSON)) {
            return fenced("json", JsonText.pretty(bundle.entries().get(MimeBundle.JSON)));
        }
        return SafeHtml.clean(bundle.textOf(MimeBundle.HTML).orElse(""));
    }

    /// A chart as a picture within the text, so that the file needs no others beside it.
    private static String chart(Map<?, ?> specification, String words) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        specification.forEach((key, value) -> named.put(String.valueOf(key), value));
        String svg = SvgText.of(Charts.draw(named, CHART_WIDTH, CHART_HEIGHT), Palette.LIGHT);
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        String name = words.replaceAll("[\\s\\[\\]\\\\]+", " ").strip();
        return "![" + (name.isEmpty() ? "Chart" : name) + "](data:image/svg+xml;base64," + data + ")";
    }

    private static String terminal(String text) {
        return fenced("text", AnsiText.plain(text));
    }

    /// A fence longer than any run of backticks inside.
    private static String fenced(String language, String text) {
        String fence = "```";
        Matcher inside = FENCE.matcher(text);
        while (inside.find()) {
            fence = inside.group().length() >= fence.length() ? inside.group() + "`" : fence;
        }
        String body = text.stripTrailing();
        return fence + language + "\n" + body + (body.isEmpty() ? "" : "\n") + fence;
    }

    private static String withAttachments(Cell cell) {
        return ATTACHMENT.matcher(cell.source()).replaceAll(link -> Matcher.quoteReplacement(
                "(" + MarkdownHtml.attachment(cell, link.group(1)).orElse(link.group(1))));
    }

    private static void block(StringBuilder out, String text) {
        if (!text.isBlank()) {
            out.append(out.isEmpty() ? "" : "\n").append(text.strip()).append('\n');
        }
    }
}
