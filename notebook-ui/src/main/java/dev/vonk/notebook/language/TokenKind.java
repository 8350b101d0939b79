package dev.vonk.notebook.language;

import java.util.Locale;

/// What a piece of a cell's text is, as far as its colour goes.
public enum TokenKind {
    KEYWORD, TYPE, CONSTANT, CALL, STRING, NUMBER, COMMENT, ANNOTATION, MAGIC, HEADING, EMPHASIS, STRONG, CODE, LINK,
    MARKER, PLAIN;

    private final String styleClass = "token-" + name().toLowerCase(Locale.ROOT);

    /// The CSS class of such pieces, such as `token-keyword`.
    public String styleClass() {
        return styleClass;
    }

    /// Whether brackets and quotes in it are only text.
    boolean isOpaque() {
        return this == STRING || this == COMMENT || this == MAGIC || this == CODE;
    }
}
