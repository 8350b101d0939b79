package dev.vonk.kernel.status;

import java.util.regex.Pattern;

/// An element of a page, built from the inside: text can only come in escaped, names must look like names. So no text,
/// whatever is in it, becomes markup.
final class Tag {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Tag(String name) {
        this.name = checked(name);
    }

    /// An element without anything in it.
    static Tag of(String name) {
        return new Tag(name);
    }

    /// An element with a text.
    static Tag of(String name, String text) {
        return new Tag(name).add(text);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return name;
    }

    Tag with(String attribute, String value) {
        attributes.append(' ').append(checked(attribute)).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    Tag with(String attribute, long value) {
        return with(attribute, Long.toString(value));
    }

    Tag add(String text) {
        content.append(escaped(text));
        return this;
    }

    Tag add(Tag child) {
        child.write(content);
        return this;
    }

    private void write(StringBuilder out) {
        out.append('<').append(name).append(attributes).append('>');
        if (!isVoid()) {
            out.append(content).append("</").append(name).append('>');
        }
    }

    private boolean isVoid() {
        return switch (name) {
            case "meta", "link", "br" -> true;
            default -> false;
        };
    }

    /// A text as it stands in markup. What cannot be shown is shown as a question mark.
    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '?' : c);
            }
        }
        return out.toString();
    }

    /// A whole page.
    String page() {
        return "<!doctype html>\n" + this + "\n";
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        write(out);
        return out.toString();
    }
}
