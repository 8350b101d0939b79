package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/// A Markdown cell as HTML. Raw HTML in it is shown as text; images come from the cell's attachments or from data in
/// the link, and one on the web becomes a link, so that the page stays complete in itself.
final class MarkdownHtml {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();

    private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

    private MarkdownHtml() {}

    static String of(Cell cell) {
        return of(cell.source(), cell);
    }

    static String of(String markdown) {
        return of(markdown, Cell.markdown(markdown));
    }

    /// A heading, without its marks.
    ///
    /// @param level from 1
    record Title(int level, String text) {}

    /// The headings in the order they stand.
    static List<Title> titles(String markdown) {
        List<Title> titles = new ArrayList<>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                titles.add(new Title(heading.getLevel(), TEXT.render(heading).strip()));
            }
        });
        return titles;
    }

    private static String of(String markdown, Cell cell) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                visitChildren(image);
                settle(image, cell);
            }
        });
        return SafeHtml.clean(RENDERER.render(document));
    }

    private static void settle(Image image, Cell cell) {
        String target = image.getDestination();
        if (target.startsWith("data:")) {
            return;
        }
        Optional<String> attached = attachment(cell, target);
        if (attached.isPresent()) {
            image.setDestination(attached.get());
            return;
        }
        Link link = new Link(target, image.getTitle());
        for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
            link.appendChild(child);
        }
        if (link.getFirstChild() == null) {
            link.appendChild(new Text(target));
        }
        image.insertBefore(link);
        image.unlink();
    }

    /// The data behind `attachment:name`, as a link that holds it.
    static Optional<String> attachment(Cell cell, String target) {
        if (!target.startsWith("attachment:")
                || !(cell.origin().toMap().get("attachments") instanceof Map<?, ?> attachments)
                || !(attachments.get(target.substring("attachment:".length())) instanceof Map<?, ?> forms)) {
            return Optional.empty();
        }
        Set<? extends Map.Entry<?, ?>> entries = forms.entrySet();
        return entries.stream().findFirst().map(form -> "data:" + form.getKey() + ";base64," + form.getValue());
    }
}
