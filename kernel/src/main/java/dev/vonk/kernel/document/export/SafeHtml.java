package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.TableHtml;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes HTML of unknown origin harmless: only elements and attributes on a list pass, links only to web addresses,
/// images only from data in the page, and every element opened is closed again, so that the page around it stays whole.
/// What is not on the list loses its tags; scripts, styles and foreign markup lose their content too.
public final class SafeHtml {
    private static final Set<String> ELEMENTS = Set.of(
            "a", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "div", "dl",
            "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li",
            "mark", "ol", "p", "pre", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
            "td", "tfoot", "th", "thead", "tr", "u", "ul", "wbr");
    private static final Set<String> EMPTY = Set.of("br", "col", "hr", "img", "wbr");
    private static final Set<String> DROPPED = Set.of(
            "applet", "embed", "frameset", "head", "iframe", "math", "noembed", "noframes", "noscript", "object",
            "plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "xmp");
    private static final Set<String> ATTRIBUTES = Set.of("align", "class", "dir", "lang", "title");
    private static final Map<String, Set<String>> OWN_ATTRIBUTES = Map.of(
            "col", Set.of("span"),
            "colgroup", Set.of("span"),
            "details", Set.of("open"),
            "img", Set.of("alt", "height", "width"),
            "ol", Set.of("start"),
            "td", Set.of("colspan", "rowspan"),
            "th", Set.of("colspan", "rowspan", "scope"));
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|#)[^\\s\"'<>`\\\\]*");
    private static final Pattern IMAGE = Pattern
            .compile("(?i)data:image/(png|jpeg|gif|webp|svg\\+xml);base64,[a-z0-9+/=\\s]*");
    /// Longer ones would only tire the pattern, which calls itself for each declaration.
    private static final int LONGEST_STYLE = 500;
    private static final Pattern STYLE = Pattern.compile(
            "(?i)(\\s*(text-align|vertical-align|font-weight|font-style|white-space|color|background-color)"
                    + "\\s*:\\s*[#\\w.%-]+\\s*(;|\\z))+\\s*");
    private static final Pattern ENTITY = Pattern
            .compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});");
    private static final Pattern ATTRIBUTE = Pattern
            .compile("\\G[\\s/]*([^\\s/>=\"'<]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']*)))?");

    private final String html;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int position;

    private SafeHtml(String html) {
        this.html = html;
    }

    public static String clean(String html) {
        return new SafeHtml(html).run();
    }

    private String run() {
        while (position < html.length()) {
            int tag = html.indexOf('<', position);
            int end = tag < 0 ? html.length() : tag;
            text(html.substring(position, end));
            position = end;
            if (tag >= 0) {
                markup();
            }
        }
        while (!open.isEmpty()) {
            out.append("</").append(open.pop()).append('>');
        }
        return out.toString();
    }

    private void text(String text) {
        Matcher entity = ENTITY.matcher(text);
        int end = 0;
        while (entity.find()) {
            out.append(TableHtml.escape(text.substring(end, entity.start()))).append(entity.group());
            end = entity.end();
        }
        out.append(TableHtml.escape(text.substring(end)));
    }

    private void markup() {
        char next = position + 1 < html.length() ? html.charAt(position + 1) : ' ';
        if (html.startsWith("<!--", position)) {
            skipTo("-->", position + 4);
        } else if (next == '!' || next == '?') {
            skipTo(">", position + 2);
        } else if (next == '/' && isLetter(position + 2)) {
            closing();
        } else if (isLetter(position + 1)) {
            opening();
        } else {
            out.append("&lt;");
            position++;
        }
    }

    private void skipTo(String end, int from) {
        int found = html.indexOf(end, from);
        position = found < 0 ? html.length() : found + end.length();
    }

    private void closing() {
        String name = name(position + 2);
        skipTo(">", position + 2);
        if (!open.contains(name)) {
            return;
        }
        String closed;
        do {
            closed = open.pop();
            out.append("</").append(closed).append('>');
        } while (!closed.equals(name));
    }

    private void opening() {
        String name = name(position + 1);
        Matcher attribute = ATTRIBUTE.matcher(html);
        int end = position + 1 + name.length();
        StringBuilder attributes = new StringBuilder();
        while (end < html.length() && attribute.find(end) && attribute.start() == end) {
            attribute(name, attribute, attributes);
            end = attribute.end();
        }
        boolean ended = html.indexOf('>', end) >= 0;
        skipTo(">", end);
        if (!ended) {
            return;
        }
        if (DROPPED.contains(name)) {
            dropContent(name);
        } else if (ELEMENTS.contains(name)) {
            out.append('<').append(name).append(attributes).append('>');
            if (!EMPTY.contains(name)) {
                open.push(name);
            }
        }
    }

    private void dropContent(String name) {
        Matcher end = Pattern.compile("</" + name + "[^>]*>", Pattern.CASE_INSENSITIVE).matcher(html);
        position = end.find(position) ? end.end() : html.length();
    }

    private void attribute(String element, Matcher found, StringBuilder attributes) {
        String name = found.group(1).toLowerCase(Locale.ROOT);
        String raw = found.group(2) != null ? found.group(2) : found.group(3) != null ? found.group(3) : found.group(4);
        String value = raw == null ? "" : decoded(raw);
        boolean passes = ATTRIBUTES.contains(name)
                || OWN_ATTRIBUTES.getOrDefault(element, Set.of()).contains(name)
                || name.equals("style") && value.length() < LONGEST_STYLE && STYLE.matcher(value).matches()
                || name.equals("href") && element.equals("a") && LINK.matcher(value).matches()
                || name.equals("src") && element.equals("img") && IMAGE.matcher(value).matches();
        if (passes && attributes.indexOf(" " + name + "=\"") < 0) {
            attributes.append(' ').append(name).append("=\"").append(TableHtml.escape(value)).append('"');
        }
    }

    /// The attribute's text as a browser would read it. Entities that are not decoded here stay letters, as they are
    /// escaped again when written.
    private static String decoded(String value) {
        return ENTITY.matcher(value)
                .replaceAll(entity -> Matcher.quoteReplacement(letter(entity.group(1), entity.group())));
    }

    private static String letter(String entity, String whole) {
        if (entity.startsWith("#")) {
            boolean hexadecimal = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
            int point = hexadecimal ? Integer.parseInt(entity.substring(2), 16) : Integer.parseInt(entity.substring(1));
            return Character.isValidCodePoint(point) && point > 0 ? Character.toString(point) : "";
        }
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> whole;
        };
    }

    private String name(int from) {
        int end = from;
        while (end < html.length() && !Character.isWhitespace(html.charAt(end))
                && "/><\"'=".indexOf(html.charAt(end)) < 0) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private boolean isLetter(int index) {
        return index < html.length() && (html.charAt(index) | 32) >= 'a' && (html.charAt(index) | 32) <= 'z';
    }
}
