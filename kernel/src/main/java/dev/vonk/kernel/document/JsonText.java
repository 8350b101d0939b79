package dev.vonk.kernel.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON tree to text in a given [Layout], spaced and escaped as Python's `json` module does it, since that is what
/// writes most notebooks.
public final class JsonText {
    private final Layout layout;
    private final StringBuilder out = new StringBuilder();

    private JsonText(Layout layout) {
        this.layout = layout;
    }

    /// A tree of maps, lists and simple values as indented JSON, for people to read.
    public static String pretty(@Nullable Object tree) {
        Layout layout = new Layout("  ", "\n", ": ", false, "");
        return write(JsonObject.node(tree), layout);
    }

    static String write(JsonNode tree, Layout layout) {
        JsonText text = new JsonText(layout);
        text.value(tree, 0);
        return text.out.append(layout.lastBreak()).toString();
    }

    private void value(JsonNode node, int level) {
        switch (node) {
            case ObjectNode object -> object(object, level);
            case ArrayNode array -> array(array, level);
            case JsonTree.NumberAsWritten number -> out.append(number.spelling());
            default -> scalar(node);
        }
    }

    private void scalar(JsonNode node) {
        if (node.isTextual()) {
            string(node.textValue());
        } else {
            out.append(node.asText());
        }
    }

    private void object(ObjectNode object, int level) {
        if (object.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> entries = object.properties().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, JsonNode> entry = entries.next();
            newLine(level + 1);
            string(entry.getKey());
            out.append(layout.colon());
            value(entry.getValue(), level + 1);
            comma(entries.hasNext());
        }
        newLine(level);
        out.append('}');
    }

    private void array(ArrayNode array, int level) {
        if (array.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        Iterator<JsonNode> items = array.elements();
        while (items.hasNext()) {
            newLine(level + 1);
            value(items.next(), level + 1);
            comma(items.hasNext());
        }
        newLine(level);
        out.append(']');
    }

    private void newLine(int level) {
        out.append(layout.lineBreak());
        if (!layout.lineBreak().isEmpty()) {
            out.append(layout.indent().repeat(level));
        }
    }

    /// On a single line the comma is spaced as the colon is.
    private void comma(boolean more) {
        if (more) {
            out.append(layout.lineBreak().isEmpty() && layout.colon().endsWith(" ") ? ", " : ",");
        }
    }

    private void string(String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> letter(text, index, letter);
            }
        }
        out.append('"');
    }

    private void letter(String text, int index, char letter) {
        if (letter < 0x20 || layout.asciiOnly() && letter > 0x7e || isLoneSurrogate(text, index)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
        } else {
            out.append(letter);
        }
    }

    /// Half a surrogate pair has no UTF-8 form.
    private static boolean isLoneSurrogate(String text, int index) {
        char letter = text.charAt(index);
        if (Character.isHighSurrogate(letter)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(letter)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
