package dev.vonk.notebook.language;

import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/// The colours of a SQL cell, which begins with its magic.
final class SqlColours {
    private SqlColours() {}

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int start = SqlCell.of(text).map(SqlCell::start).orElse(0);
        int magic = text.indexOf('%');
        if (start > 0) {
            int end = magic + text.substring(magic, start).stripTrailing().length();
            tokens.add(new Token(TokenKind.MAGIC, magic, end));
        }
        for (SqlToken token : SqlToken.of(text.substring(start))) {
            TokenKind kind = kind(token.kind());
            if (kind != TokenKind.PLAIN) {
                tokens.add(new Token(kind, start + token.start(), start + token.end(), token.open()));
            }
        }
        return tokens;
    }

    private static TokenKind kind(SqlToken.Kind kind) {
        return switch (kind) {
            case KEYWORD -> TokenKind.KEYWORD;
            case TYPE -> TokenKind.TYPE;
            case CALL -> TokenKind.CALL;
            case QUOTED_NAME -> TokenKind.CONSTANT;
            case STRING -> TokenKind.STRING;
            case NUMBER -> TokenKind.NUMBER;
            case COMMENT -> TokenKind.COMMENT;
            case NAME, SYMBOL -> TokenKind.PLAIN;
        };
    }
}
