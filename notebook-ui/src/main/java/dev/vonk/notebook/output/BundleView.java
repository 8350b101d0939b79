package dev.vonk.notebook.output;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.notebook.output.chart.ChartOutput;
import dev.vonk.notebook.output.markup.HtmlReader;
import dev.vonk.notebook.output.markup.MarkdownReader;
import dev.vonk.notebook.output.markup.MarkupView;
import dev.vonk.notebook.output.rows.TableContent;
import dev.vonk.notebook.output.table.TablePreview;
import dev.vonk.notebook.output.table.TableServices;
import dev.vonk.notebook.output.text.TextBlock;
import dev.vonk.notebook.output.tree.ValueTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Picks the best form of a value that can be drawn here.
final class BundleView {
    private static final List<String> IMAGES = List.of(MimeBundle.PNG, "image/jpeg", "image/gif");
    private static final int TREE_ROWS = 14;

    private final OutputServices services;
    private final TableServices tables;
    private final boolean trusted;

    BundleView(OutputServices services, TableServices tables, boolean trusted) {
        this.services = services;
        this.tables = tables;
        this.trusted = trusted;
    }

    Node node(MimeBundle bundle) {
        return TableContent.of(bundle.entries().get(MimeBundle.TABLE))
                .<Node>map(table -> new TablePreview(table, tables))
                .or(() -> chart(bundle))
                .or(() -> image(bundle))
                .or(() -> bundle.textOf(MimeBundle.MARKDOWN).map(this::markdown))
                .or(() -> bundle.textOf(MimeBundle.HTML).map(html -> html(html, bundle)))
                .or(() -> json(bundle))
                .orElseGet(() -> text(plain(bundle)));
    }

    /// Any version of Vega-Lite: what of it is not known is said in the drawing.
    private Optional<Node> chart(MimeBundle bundle) {
        for (Map.Entry<String, @Nullable Object> entry : bundle.entries().entrySet()) {
            if (entry.getKey().startsWith("application/vnd.vegalite.") && entry.getValue() instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> spec = new LinkedHashMap<>();
                map.forEach((key, value) -> spec.put(String.valueOf(key), value));
                return Optional.of(new ChartOutput(spec, tables));
            }
        }
        return Optional.empty();
    }

    private Optional<Node> image(MimeBundle bundle) {
        return IMAGES.stream()
                .flatMap(type -> bundle.textOf(type).stream())
                .flatMap(data -> MarkupView.picture(data, bundle.plain()).stream())
                .findFirst();
    }

    private Node markdown(String markdown) {
        MarkupView view = new MarkupView(openLink());
        view.show(MarkdownReader.read(markdown));
        return view;
    }

    /// HTML of a notebook that is not trusted is shown as words: even inert markup can pose as something else.
    private Node html(String html, MimeBundle bundle) {
        if (trusted) {
            MarkupView view = new MarkupView(openLink());
            view.show(HtmlReader.read(html));
            return view;
        }
        Node words = text(bundle.has(MimeBundle.TEXT) ? bundle.plain() : HtmlReader.words(html));
        Label note = new Label("This output has HTML, shown as plain text until you trust the notebook.");
        note.getStyleClass().add("output-note");
        note.setWrapText(true);
        return new VBox(words, note);
    }

    private static Optional<Node> json(MimeBundle bundle) {
        if (!bundle.has(MimeBundle.JSON)) {
            return Optional.empty();
        }
        @Nullable
        Object value = bundle.entries().get(MimeBundle.JSON);
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            return Optional.empty();
        }
        ValueTree tree = new ValueTree();
        tree.show(value);
        tree.limit(TREE_ROWS);
        return Optional.of(tree);
    }

    private static TextBlock text(String text) {
        TextBlock block = new TextBlock("output-result");
        block.show(text);
        return block;
    }

    private static String plain(MimeBundle bundle) {
        if (bundle.has(MimeBundle.TEXT)) {
            return bundle.plain();
        }
        if (bundle.has(MimeBundle.JSON)) {
            return String.valueOf(bundle.entries().get(MimeBundle.JSON));
        }
        return "This value has no form that can be shown here: " + String.join(", ", bundle.entries().keySet());
    }

    private Optional<Consumer<String>> openLink() {
        return trusted ? Optional.of(services::openLink) : Optional.empty();
    }
}
