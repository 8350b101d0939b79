package dev.vonk.kernel.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the JSON text of a file is laid out, found in the file when it is read and used again when it is saved, so
/// that a save shows only what was changed.
///
/// @param indent     what one level adds, or empty for a file on a single line
/// @param lineBreak  between lines; empty for a file on a single line
/// @param colon      between key and value
/// @param asciiOnly  whether letters beyond ASCII are written as escapes
/// @param lastBreak  what follows the closing brace
public record Layout(String indent, String lineBreak, String colon, boolean asciiOnly, String lastBreak) {
    /// As Jupyter writes: one space a level, letters as they are, a line break at the end.
    public static final Layout JUPYTER = new Layout(" ", "\n", ": ", false, "\n");

    private static final Pattern FIRST_KEY = Pattern.compile("\\A\\s*\\{(\\r?\\n)?([ \\t]*)\"[^\"]*\"(\\s*:\\s*)");
    private static final Pattern LETTER_ESCAPE = Pattern.compile("\\\\u(?!00[01])[0-9a-fA-F]{4}");
    private static final Pattern END = Pattern.compile("\\}(\\s*)\\z");

    static Layout of(String text) {
        Matcher first = FIRST_KEY.matcher(text);
        if (!first.find()) {
            return JUPYTER;
        }
        String lineBreak = first.group(1) == null ? "" : first.group(1);
        String indent = lineBreak.isEmpty() ? "" : first.group(2);
        Matcher end = END.matcher(text);
        String lastBreak = end.find() ? end.group(1) : "";
        return new Layout(indent, lineBreak, first.group(3), asciiOnly(text), lastBreak);
    }

    private static boolean asciiOnly(String text) {
        return text.chars().allMatch(letter -> letter < 0x80)
                && LETTER_ESCAPE.matcher(text).find();
    }
}
