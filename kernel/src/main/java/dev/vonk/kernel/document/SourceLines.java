package dev.vonk.kernel.document;

import java.util.ArrayList;
import java.util.List;

/// Text as the list of lines that notebooks store, each with its line break. Splits where Python's `splitlines` does,
/// so that Jupyter, saving our file, would write the same list.
final class SourceLines {
    private SourceLines() {}

    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int index = 0; index < text.length(); index++) {
            if (!isBreak(text.charAt(index))) {
                continue;
            }
            if (text.charAt(index) == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n') {
                index++;
            }
            lines.add(text.substring(start, index + 1));
            start = index + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean isBreak(char letter) {
        return switch (letter) {
            case '\n', '\r', '\u000b', '\f', '\u001c', '\u001d', '\u001e', '\u0085', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }
}
