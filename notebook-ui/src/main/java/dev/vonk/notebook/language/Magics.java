package dev.vonk.notebook.language;

import java.util.ArrayList;
import java.util.List;

/// Finds the lines of a cell that are magics, such as `%maven` and `%%sql`.
final class Magics {
    private Magics() {}

    /// The magics at the start of lines that begin a statement; elsewhere `%` is the operator.
    static List<Token> of(String text) {
        List<Token> found = new ArrayList<>();
        char before = ';';
        int start = text.indexOf('%') < 0 ? text.length() : 0;
        while (start < text.length()) {
            int end = Line.end(text, start);
            int first = Line.firstLetter(text, start);
            boolean magic = (before == ';' || before == '}') && isMagic(text, first);
            if (magic) {
                found.add(new Token(TokenKind.MAGIC, first, end));
            } else if (first < end) {
                before = text.charAt(lastLetter(text, first, end));
            }
            start = end + 1;
        }
        return found;
    }

    /// Whether a whole cell is given to the magic in its first line.
    static boolean isWholeCell(String text) {
        return text.stripLeading().startsWith("%%");
    }

    private static boolean isMagic(String text, int first) {
        int name = text.startsWith("%%", first) ? first + 2 : first + 1;
        return text.startsWith("%", first) && name < text.length() && Character.isLetter(text.charAt(name));
    }

    private static int lastLetter(String text, int start, int end) {
        int last = end - 1;
        while (last > start && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return last;
    }
}
