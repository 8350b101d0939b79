package dev.vonk.kernel.syntax;

/// A part of a SQL text: from `start` to `end`, which is not part of it. Offsets count UTF-16 units.
public record Fragment(String text, int start, int end) {
    /// How much of a long line is shown, and how much of that before the part.
    private static final int SHOWN = 200;
    private static final int SHOWN_BEFORE = 100;

    public Fragment {
        if (start < 0 || end < start || end > text.length()) {
            throw new IllegalArgumentException("from " + start + " to " + end + " of " + text.length());
        }
    }

    /// The characters of the part.
    public String words() {
        return text.substring(start, end);
    }

    /// The line it begins on, from 1.
    public int line() {
        return 1 + (int) text.substring(0, start).chars().filter(character -> character == '\n').count();
    }

    /// The column it begins on, from 1.
    public int column() {
        return start - lineStart() + 1;
    }

    /// The line it begins on with a line of carets under the part, which ends with the line. Of a long line the
    /// neighbourhood is shown.
    ///
    /// ```text
    /// SELECT nme FROM people
    ///        ^^^
    /// ```
    public String underlined() {
        int lineEnd = text.indexOf('\n', start);
        int from = Math.max(lineStart(), start - SHOWN_BEFORE);
        int to = Math.min(lineEnd < 0 ? text.length() : lineEnd, from + SHOWN);
        var line = (from > lineStart() ? "…" : "") + text.substring(from, to).replace('\t', ' ');
        int carets = Math.max(1, Math.min(end, to) - start);
        int before = line.length() - (to - start);
        return line + "\n" + " ".repeat(before) + "^".repeat(carets);
    }

    private int lineStart() {
        return text.lastIndexOf('\n', start - 1) + 1;
    }
}
