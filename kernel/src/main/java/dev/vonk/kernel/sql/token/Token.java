package dev.vonk.kernel.sql.token;

/// A word, a number, a text or a mark of SQL.
///
/// @param symbol the keyword in upper case or the operator in its usual spelling (`=` for `==`); empty for all else
/// @param start where it begins, in UTF-16 units
/// @param end behind its last character
public record Token(TokenKind kind, String symbol, int start, int end) {
    /// Whether it is this keyword or operator.
    public boolean is(String wanted) {
        return symbol.equals(wanted);
    }

    /// Whether it is a word or a name in backticks.
    public boolean isWord() {
        return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
    }
}
