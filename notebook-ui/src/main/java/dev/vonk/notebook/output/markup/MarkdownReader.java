package dev.vonk.notebook.output.markup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Markdown with tables to [Block]s. HTML in it stays the letters it is written in; an image is shown where its data is
/// in the link, otherwise its words are.
public final class MarkdownReader {
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern IMAGE_DATA = Pattern
            .compile("(?i)data:image/(?:png|jpeg|gif);base64,([a-z0-9+/=\\s]+)");

    private MarkdownReader() {}

    public static List<Block> read(String markdown) {
        return blocks(PARSER.parse(markdown));
    }

    /// The data of an image that is in its link.
    static Optional<String> imageData(String link) {
        Matcher matcher = IMAGE_DATA.matcher(link);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<Block> blocks(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node : children(parent)) {
            block(node, blocks);
        }
        return blocks;
    }

    private static void block(Node node, List<Block> out) {
        switch (node) {
            case Heading heading -> out.add(new Block.Heading(heading.getLevel(), inlines(heading)));
            case Paragraph paragraph -> paragraph(paragraph, out);
            case BulletList list -> out.add(new Block.Items(-1, items(list)));
            case OrderedList list -> out.add(new Block.Items(
                    list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber(), items(list)));
            case BlockQuote quote -> out.add(new Block.Quote(blocks(quote)));
            case FencedCodeBlock code -> out.add(new Block.Code(language(code.getInfo()), code.getLiteral()));
            case IndentedCodeBlock code -> out.add(new Block.Code("", code.getLiteral()));
            case HtmlBlock html -> out.add(new Block.Code("html", html.getLiteral()));
            case ThematicBreak _ -> out.add(new Block.Rule());
            case TableBlock table -> out.add(new Block.Grid(lines(table)));
            // Definitions of links, and what later versions of the library may add, show nothing of their own.
            default -> {}
        }
    }

    private static String language(String info) {
        return info == null ? "" : info.strip().split("\\s+", 2)[0];
    }

    /// Images that can be shown stand for themselves, behind the paragraph that holds them.
    private static void paragraph(Paragraph paragraph, List<Block> out) {
        List<Inline> content = inlines(paragraph);
        if (!content.isEmpty()) {
            out.add(new Block.Paragraph(content));
        }
        pictures(paragraph, out);
    }

    private static void pictures(Node parent, List<Block> out) {
        for (Node node : children(parent)) {
            if (node instanceof Image image) {
                imageData(image.getDestination()).ifPresent(data -> out.add(new Block.Picture(data, words(image))));
            }
            pictures(node, out);
        }
    }

    private static List<List<Block>> items(Node list) {
        return children(list).stream().map(MarkdownReader::blocks).toList();
    }

    private static List<Block.Line> lines(Node table) {
        List<Block.Line> lines = new ArrayList<>();
        for (Node part : children(table)) {
            for (Node row : children(part)) {
                if (row instanceof TableRow) {
                    lines.add(line(row));
                }
            }
        }
        return lines;
    }

    private static Block.Line line(Node row) {
        List<Block.Field> fields = new ArrayList<>();
        boolean head = false;
        for (Node node : children(row)) {
            if (node instanceof TableCell cell) {
                head |= cell.isHeader();
                fields.add(new Block.Field(align(cell), inlines(cell)));
            }
        }
        return new Block.Line(head, fields);
    }

    private static Block.Align align(TableCell cell) {
        return switch (cell.getAlignment()) {
            case RIGHT -> Block.Align.RIGHT;
            case CENTER -> Block.Align.CENTER;
            case LEFT -> Block.Align.LEFT;
            case null -> Block.Align.LEFT;
        };
    }

    private static List<Inline> inlines(Node parent) {
        List<Inline> out = new ArrayList<>();
        inlines(parent, Set.of(), "", out);
        return out;
    }

    private static void inlines(Node parent, Set<Inline.Look> looks, String link, List<Inline> out) {
        for (Node node : children(parent)) {
            switch (node) {
                case Text text -> out.add(new Inline.Words(text.getLiteral(), looks, link));
                case Code code -> out.add(new Inline.Words(code.getLiteral(), with(looks, Inline.Look.CODE), link));
                case HtmlInline html -> out.add(new Inline.Words(html.getLiteral(), looks, link));
                case Emphasis _ -> inlines(node, with(looks, Inline.Look.ITALIC), link, out);
                case StrongEmphasis _ -> inlines(node, with(looks, Inline.Look.BOLD), link, out);
                case Link target -> inlines(node, looks, target.getDestination(), out);
                case Image image -> image(image, looks, out);
                case SoftLineBreak _ -> out.add(new Inline.Words(" ", looks, link));
                case HardLineBreak _ -> out.add(new Inline.Break());
                default -> inlines(node, looks, link, out);
            }
        }
    }

    private static void image(Image image, Set<Inline.Look> looks, List<Inline> out) {
        if (imageData(image.getDestination()).isEmpty()) {
            String words = words(image);
            out.add(new Inline.Words("[image: " + (words.isEmpty() ? image.getDestination() : words) + "]",
                    with(looks, Inline.Look.ITALIC), ""));
        }
    }

    private static String words(Node parent) {
        StringBuilder out = new StringBuilder();
        for (Inline inline : inlines(parent)) {
            out.append(inline instanceof Inline.Words words ? words.text() : " ");
        }
        return out.toString();
    }

    static Set<Inline.Look> with(Set<Inline.Look> looks, Inline.Look look) {
        EnumSet<Inline.Look> all = EnumSet.of(look);
        all.addAll(looks);
        return all;
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
