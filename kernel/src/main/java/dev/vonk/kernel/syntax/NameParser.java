package dev.vonk.kernel.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a dotted name apart: `a.b` is two parts, a part in backticks may hold anything (two backticks stand for one).
public final class NameParser {
    private NameParser() {
    }

    /// The parts, or empty where a part is empty or a backtick stands in a wrong place.
    public static Optional<List<String>> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.indexOf('`') < 0 && text.indexOf('.') < 0) {
            return Optional.of(List.of(text));
        }
        var parts = new ArrayList<String>();
        int at = 0;
        while (at <= text.length()) {
            boolean quoted = at < text.length() && text.charAt(at) == '`';
            int end = quoted ? endOfQuoted(text, at + 1) : endOfPlain(text, at);
            boolean ends = end == text.length() || end > 0 && text.charAt(end) == '.';
            int start = quoted ? at + 1 : at;
            int stop = quoted ? end - 1 : end;
            if (end < 0 || !ends || start >= stop || !quoted && text.substring(start, stop).indexOf('`') >= 0) {
                return Optional.empty();
            }
            var part = text.substring(start, stop);
            parts.add(quoted ? part.replace("``", "`") : part);
            at = end + 1;
        }
        return Optional.of(parts);
    }

    /// The text that [#parse] reads as this one part.
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static int endOfPlain(String text, int from) {
        int dot = text.indexOf('.', from);
        return dot < 0 ? text.length() : dot;
    }

    /// Behind the closing backtick, or -1.
    private static int endOfQuoted(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '`') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '`') {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return -1;
    }
}
