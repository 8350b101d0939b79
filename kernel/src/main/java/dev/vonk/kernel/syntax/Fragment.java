package dev.vonk.kernel.syntax;

/// A part of a SQL text: from `start` to `end`, which is not part of it. Offsets count UTF-16 units.
public record Fragment(String text, int start, int end) {
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

    /// The line it begins on with a line of carets under the part, which ends with the line.
    ///
    /// ```text
    /// SELECT nme FROM people
    ///        ^^^
    /// ```
    public String underlined() {
        int from = lineStart();
        int to = text.indexOf('\n', start);
        int stop = to < 0 ? text.length() : to;
        var line = text.substring(from, stop).replace('\t', ' ');
        int carets = Math.max(1, Math.min(end, stop) - start);
        return line + "\n" + " ".repeat(start - from) + "^".repeat(carets);
    }

    private int lineStart() {
        return text.lastIndexOf('\n', start - 1) + 1;
    }
}
