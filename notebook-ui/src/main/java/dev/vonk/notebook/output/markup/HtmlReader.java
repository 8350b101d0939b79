package dev.vonk.notebook.output.markup;

import dev.vonk.kernel.document.export.SafeHtml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// HTML to [Block]s: headings, paragraphs, lists, quotes, tables, links and images that came with the text. It is made
/// harmless first, which also closes every element, so what is read here is well formed.
public final class HtmlReader {
    private static final Pattern TOKEN = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>|([^<]+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final Pattern ENTITY = Pattern.compile("&(#?[a-zA-Z0-9]+);");
    private static final Set<String> PARTS = Set.of("p", "div", "dl", "dt", "dd", "details", "summary", "figure",
            "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr",
            "table", "img");
    private static final Map<String, Inline.Look> LOOKS = Map.ofEntries(
            Map.entry("b", Inline.Look.BOLD), Map.entry("strong", Inline.Look.BOLD),
            Map.entry("i", Inline.Look.ITALIC), Map.entry("em", Inline.Look.ITALIC),
            Map.entry("code", Inline.Look.CODE), Map.entry("kbd", Inline.Look.CODE),
            Map.entry("samp", Inline.Look.CODE), Map.entry("s", Inline.Look.STRIKE),
            Map.entry("del", Inline.Look.STRIKE), Map.entry("small", Inline.Look.SMALL));

    /// An element with what is in it: elements and texts.
    private record Element(String name, String attributes, List<Object> content) {}

    private HtmlReader() {}

    public static List<Block> read(String html) {
        List<Block> blocks = new ArrayList<>();
        blocks(tree(SafeHtml.clean(html)), blocks);
        return blocks;
    }

    /// The words alone, a line for each part.
    public static String words(String html) {
        StringBuilder out = new StringBuilder();
        words(tree(SafeHtml.clean(html)), out);
        return out.toString().replaceAll("[ \\t]+", " ").replaceAll("\\s*\\n\\s*", "\n").strip();
    }

    private static Element tree(String clean) {
        Deque<Element> open = new ArrayDeque<>(List.of(new Element("div", "", new ArrayList<>())));
        Matcher token = TOKEN.matcher(clean);
        while (token.find()) {
            if (token.group(4) != null) {
                open.getFirst().content().add(decoded(token.group(4)));
            } else if (token.group(1).isEmpty()) {
                Element element = new Element(token.group(2), token.group(3), new ArrayList<>());
                open.getFirst().content().add(element);
                if (!Set.of("br", "col", "hr", "img", "wbr").contains(element.name())) {
                    open.push(element);
                }
            } else if (open.size() > 1) {
                open.pop();
            }
        }
        return open.getLast();
    }

    private static void blocks(Element parent, List<Block> out) {
        List<Object> line = new ArrayList<>();
        for (Object item : parent.content()) {
            if (item instanceof Element element && isPart(element)) {
                paragraph(line, out);
                block(element, out);
            } else {
                line.add(item);
            }
        }
        paragraph(line, out);
    }

    private static boolean isPart(Element element) {
        return PARTS.contains(element.name()) || element.content().stream()
                .anyMatch(item -> item instanceof Element inner && isPart(inner));
    }

    private static void paragraph(List<Object> line, List<Block> out) {
        List<Inline> content = inlines(new Element("p", "", List.copyOf(line)));
        line.clear();
        if (!content.isEmpty()) {
            out.add(new Block.Paragraph(content));
        }
    }

    private static void block(Element element, List<Block> out) {
        switch (element.name()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                out.add(new Block.Heading(element.name().charAt(1) - '0', inlines(element)));
            case "ul" -> out.add(new Block.Items(-1, items(element)));
            case "ol" -> out.add(new Block.Items(1, items(element)));
            case "blockquote" -> {
                List<Block> inner = new ArrayList<>();
                blocks(element, inner);
                out.add(new Block.Quote(inner));
            }
            case "pre" -> {
                StringBuilder text = new StringBuilder();
                words(element, text);
                out.add(new Block.Code("", text.toString()));
            }
            case "hr" -> out.add(new Block.Rule());
            case "table" -> out.add(new Block.Grid(lines(element)));
            case "img" -> picture(element, out);
            default -> blocks(element, out);
        }
    }

    private static void picture(Element image, List<Block> out) {
        String words = attribute(image, "alt");
        var data = MarkdownReader.imageData(attribute(image, "src"));
        if (data.isPresent()) {
            out.add(new Block.Picture(data.get(), words));
        } else {
            out.add(new Block.Paragraph(List.of(new Inline.Words(
                    words.isEmpty() ? "[image]" : "[image: " + words + "]", Set.of(Inline.Look.ITALIC), ""))));
        }
    }

    private static List<List<Block>> items(Element list) {
        List<List<Block>> items = new ArrayList<>();
        for (Object item : list.content()) {
            if (item instanceof Element element) {
                List<Block> blocks = new ArrayList<>();
                blocks(element, blocks);
                items.add(blocks);
            }
        }
        return items;
    }

    private static List<Block.Line> lines(Element parent) {
        List<Block.Line> lines = new ArrayList<>();
        for (Object item : parent.content()) {
            if (item instanceof Element element && element.name().equals("tr")) {
                lines.add(line(element));
            } else if (item instanceof Element element) {
                lines.addAll(lines(element));
            }
        }
        return lines;
    }

    private static Block.Line line(Element row) {
        List<Element> cells = row.content().stream()
                .filter(item -> item instanceof Element element && Set.of("td", "th").contains(element.name()))
                .map(Element.class::cast)
                .toList();
        boolean head = !cells.isEmpty() && cells.stream().allMatch(cell -> cell.name().equals("th"));
        return new Block.Line(head, cells.stream()
                .map(cell -> new Block.Field(align(cell), inlines(cell)))
                .toList());
    }

    private static Block.Align align(Element cell) {
        String where = attribute(cell, "style") + attribute(cell, "align");
        if (where.contains("right") || List.of(attribute(cell, "class").split(" ")).contains("number")) {
            return Block.Align.RIGHT;
        }
        return where.contains("center") ? Block.Align.CENTER : Block.Align.LEFT;
    }

    private static List<Inline> inlines(Element parent) {
        List<Inline> all = new ArrayList<>();
        inlines(parent, Set.of(), "", all);
        boolean blank = all.stream().allMatch(inline -> inline instanceof Inline.Words words && words.text().isBlank());
        return blank ? List.of() : trimmed(all);
    }

    private static List<Inline> trimmed(List<Inline> all) {
        List<Inline> out = new ArrayList<>(all);
        if (out.getFirst() instanceof Inline.Words first) {
            out.set(0, new Inline.Words(first.text().stripLeading(), first.looks(), first.link()));
        }
        if (out.getLast() instanceof Inline.Words last) {
            out.set(out.size() - 1, new Inline.Words(last.text().stripTrailing(), last.looks(), last.link()));
        }
        return out;
    }

    private static void inlines(Element parent, Set<Inline.Look> looks, String link, List<Inline> out) {
        for (Object item : parent.content()) {
            if (item instanceof String text) {
                out.add(new Inline.Words(text.replaceAll("\\s+", " "), looks, link));
            } else if (item instanceof Element element) {
                element(element, looks, link, out);
            }
        }
    }

    private static void element(Element element, Set<Inline.Look> looks, String link, List<Inline> out) {
        Inline.Look look = LOOKS.get(element.name());
        EnumSet<Inline.Look> all = EnumSet.noneOf(Inline.Look.class);
        all.addAll(looks);
        if (look != null) {
            all.add(look);
        }
        switch (element.name()) {
            case "br" -> out.add(new Inline.Break());
            case "a" -> inlines(element, looks, attribute(element, "href"), out);
            case "img" -> out.add(new Inline.Words("[image: " + attribute(element, "alt") + "]", looks, link));
            default -> inlines(element, all, link, out);
        }
    }

    private static void words(Element parent, StringBuilder out) {
        for (Object item : parent.content()) {
            if (item instanceof String text) {
                out.append(text);
            } else if (item instanceof Element element) {
                words(element, out);
                boolean ends = PARTS.contains(element.name()) || Set.of("tr", "br").contains(element.name());
                out.append(ends ? "\n" : "").append(Set.of("td", "th").contains(element.name()) ? " " : "");
            }
        }
    }

    private static String attribute(Element element, String name) {
        Matcher matcher = ATTRIBUTE.matcher(element.attributes());
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return decoded(matcher.group(2));
            }
        }
        return "";
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(letter(found.group(1), found.group())));
    }

    private static String letter(String entity, String whole) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00a0";
            case "hellip" -> "…";
            case "mdash" -> "—";
            case "ndash" -> "–";
            default -> entity.startsWith("#") ? numbered(entity.substring(1), whole) : whole;
        };
    }

    private static String numbered(String number, String whole) {
        try {
            boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
            int point = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(point) && point > 0 ? Character.toString(point) : "";
        } catch (NumberFormatException _) {
            return whole;
        }
    }
}
