package dev.vonk.notebook.language;

/// Where lines begin and end. A line's end is the offset of its line feed, or that of the text's end.
final class Line {
    private Line() {}

    static int start(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    static int end(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    /// The first letter after the spaces and tabs at the offset, or the line's end.
    static int firstLetter(String text, int offset) {
        int at = offset;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The spaces and tabs that the line of the offset begins with.
    static String indentation(String text, int offset) {
        int start = start(text, offset);
        return text.substring(start, firstLetter(text, start));
    }

    static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }
}
