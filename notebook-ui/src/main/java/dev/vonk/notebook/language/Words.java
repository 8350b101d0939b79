package dev.vonk.notebook.language;

/// Where words begin and end, those within `camelCase` and `snake_case` names too, and where the Home key goes.
public final class Words {
    private Words() {}

    /// Where the word ends that begins at or after the offset.
    public static int next(String text, int offset) {
        int at = offset;
        if (at < text.length() && text.charAt(at) == '\n') {
            return at + 1;
        }
        while (at < text.length() && Line.isBlank(text.charAt(at))) {
            at++;
        }
        if (at == text.length() || text.charAt(at) == '\n') {
            return at;
        }
        int start = at;
        at++;
        while (at < text.length() && !isBoundary(text, start, at)) {
            at++;
        }
        return at;
    }

    /// Where the word begins that ends at or before the offset.
    public static int previous(String text, int offset) {
        int at = offset;
        if (at > 0 && text.charAt(at - 1) == '\n') {
            return at - 1;
        }
        while (at > 0 && Line.isBlank(text.charAt(at - 1))) {
            at--;
        }
        if (at == 0 || text.charAt(at - 1) == '\n') {
            return at;
        }
        int end = at;
        at--;
        while (at > 0 && !isBoundary(text, end - 1, at)) {
            at--;
        }
        return at;
    }

    /// The first letter of the line, or its very start where the caret is at the first letter.
    public static int home(String text, int offset) {
        int start = Line.start(text, offset);
        int first = Line.firstLetter(text, start);
        return offset == first ? start : first;
    }

    /// Where the name begins that ends at the offset.
    public static int nameStart(String text, int offset) {
        int at = offset;
        while (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /// Whether a piece of the word that the letter at `within` belongs to begins at `at`.
    private static boolean isBoundary(String text, int within, int at) {
        char before = text.charAt(at - 1);
        char letter = text.charAt(at);
        if (Character.isWhitespace(before) || Character.isWhitespace(letter)) {
            return true;
        }
        boolean word = Character.isJavaIdentifierPart(text.charAt(within));
        if (Character.isJavaIdentifierPart(letter) != word || Character.isJavaIdentifierPart(before) != word) {
            return true;
        }
        if (!word) {
            return false;
        }
        boolean hump = Character.isUpperCase(letter) && !Character.isUpperCase(before) && before != '_';
        boolean afterInitials = Character.isUpperCase(before) && Character.isUpperCase(letter)
                && at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
        return hump || afterInitials || before == '_' && letter != '_';
    }
}
