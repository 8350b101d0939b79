package dev.vonk.notebook.language;

/// A piece of text with a colour of its own; `end` is exclusive.
///
/// @param open whether its end is missing, as that of a string which is being written
public record Token(TokenKind kind, int start, int end, boolean open) {
    public Token(TokenKind kind, int start, int end) {
        this(kind, start, end, false);
    }

    /// Whether a caret at the offset is within it: text typed there belongs to it.
    boolean holds(int offset, String text) {
        boolean lineComment = kind == TokenKind.COMMENT && !text.startsWith("/*", start);
        boolean reachesEnd = open || lineComment || kind == TokenKind.MAGIC;
        return start < offset && (offset < end || reachesEnd && offset == end);
    }
}
