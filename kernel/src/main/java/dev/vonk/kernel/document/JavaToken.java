package dev.vonk.kernel.document;

/// One token of Java source, by its place in the text.
///
/// @param complete whether it is closed: false for a string, text block, character or comment that runs on to the end
///                 of its line or of the text
public record JavaToken(Kind kind, int start, int end, boolean complete) {
    public enum Kind {
        KEYWORD,
        IDENTIFIER,
        STRING,
        NUMBER,
        COMMENT,
        ANNOTATION,
        OPERATOR
    }

    public String text(String source) {
        return source.substring(start, end);
    }

    boolean is(String source, String text) {
        return end - start == text.length() && source.startsWith(text, start);
    }
}
