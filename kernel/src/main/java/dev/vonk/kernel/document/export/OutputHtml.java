package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.display.chart.Charts;
import dev.vonk.kernel.display.chart.Palette;
import dev.vonk.kernel.display.chart.SvgText;
import dev.vonk.kernel.document.JsonText;
import dev.vonk.kernel.document.Output;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cell's output as HTML: the richest form the page can hold.
final class OutputHtml {
    private static final List<String> IMAGES = List.of(MimeBundle.PNG, "image/jpeg", "image/gif", "image/webp");

    private static final double CHART_WIDTH = 720;
    private static final double CHART_HEIGHT = 400;

    private OutputHtml() {}

    static String of(Output output) {
        return switch (output) {
            case Output.Stream stream ->
                box("stream " + (stream.name().equals("stderr") ? "stderr" : "stdout"), terminal(stream.text()));
            case Output.DisplayData display -> box("result", bundle(display.data()));
            case Output.ExecuteResult result -> box("result", bundle(result.data()));
            case Output.Error error -> box("error", terminal(errorText(error)));
            case Output.Unknown _ -> "";
        };
    }

    /// The traceback, which begins with name and message; or those alone.
    static String errorText(Output.Error error) {
        if (!error.traceback().isEmpty()) {
            return String.join("\n", error.traceback());
        }
        return error.message().isEmpty() ? error.name() : error.name() + ": " + error.message();
    }

    private static String bundle(MimeBundle bundle) {
        Optional<String> own = chart(bundle)
                .or(() -> TableGrid.of(bundle.entries().get(MimeBundle.TABLE), Integer.MAX_VALUE));
        if (own.isPresent()) {
            return own.get();
        }
        if (bundle.has(MimeBundle.HTML)) {
            return SafeHtml.clean(bundle.textOf(MimeBundle.HTML).orElse(""));
        }
        if (bundle.has(MimeBundle.SVG)) {
            byte[] drawing = bundle.textOf(MimeBundle.SVG).orElse("").getBytes(StandardCharsets.UTF_8);
            return image(MimeBundle.SVG, Base64.getEncoder().encodeToString(drawing));
        }
        for (String type : IMAGES) {
            if (bundle.has(type)) {
                return image(type, bundle.textOf(type).orElse(""));
            }
        }
        if (bundle.has(MimeBundle.MARKDOWN)) {
            return MarkdownHtml.of(bundle.textOf(MimeBundle.MARKDOWN).orElse(""));
        }
        if (bundle.has(MimeBundle.JSON)) {
            return json(bundle.entries().get(MimeBundle.JSON));
        }
        return terminal(bundle.plain());
    }

    /// The drawing of a chart; the picture that came with it, where the chart is of a kind we do not draw.
    private static Optional<String> chart(MimeBundle bundle) {
        boolean pictured = bundle.has(MimeBundle.PNG) || bundle.has(MimeBundle.SVG);
        return specification(bundle)
                .filter(chart -> !pictured || Charts.isDrawn(chart))
                .map(chart -> "<div class=\"chart\">"
                        + SvgText.of(Charts.draw(chart, CHART_WIDTH, CHART_HEIGHT), Palette.PAGE) + "</div>");
    }

    /// The Vega-Lite specification of an output, whatever version it names.
    static Optional<Map<String, @Nullable Object>> specification(MimeBundle bundle) {
        return bundle.entries().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("application/vnd.vegalite."))
                .map(Map.Entry::getValue)
                .filter(Map.class::isInstance)
                .findFirst()
                .map(tree -> {
                    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                    ((Map<?, ?>) tree).forEach((key, value) -> copy.put(String.valueOf(key), value));
                    return copy;
                });
    }

    private static String json(@Nullable Object tree) {
        return "<pre>" + TableHtml.escape(JsonText.pretty(tree)) + "</pre>";
    }

    /// An image as data; scripts in a drawing do not run when it stands in an `img`.
    private static String image(String type, String base64) {
        return SafeHtml.clean(
                "<img alt=\"\" src=\"data:" + type + ";base64," + base64.replaceAll("[^A-Za-z0-9+/=]", "") + "\">");
    }

    private static String terminal(String text) {
        return "<pre>" + AnsiText.html(text.stripTrailing()) + "</pre>";
    }

    private static String box(String style, String content) {
        return "<div class=\"output " + style + "\">" + content + "</div>\n";
    }
}
