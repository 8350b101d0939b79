package dev.vonk.kernel.sql;

import dev.vonk.kernel.sql.token.Lexer;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A piece of SQL text for those who colour or complete it: comments are among them, and any text has its pieces,
/// finished or not.
///
/// @param end behind its last character
/// @param open whether its end is missing, as that of a text in quotes which is being written
public record SqlToken(Kind kind, int start, int end, boolean open) {
    /// What a piece is.
    public enum Kind {
        KEYWORD, TYPE, NAME, CALL, QUOTED_NAME, STRING, NUMBER, COMMENT, SYMBOL
    }

    /// Nearly every keyword may be a name as well; only these are hardly ever meant as one.
    private static final Set<String> KEYWORDS = Set.of("""
            ADD ALL ALTER ANALYZE AND ANTI ANY AS ASC BETWEEN BOTH BY CACHE CASE CAST CLUSTER COLUMN COLUMNS CREATE CROSS
            CUBE CURRENT DATABASE DATABASES DEFAULT DELETE DESC DESCRIBE DISTINCT DISTRIBUTE DROP ELSE END ESCAPE EXCEPT
            EXISTS EXPLAIN EXTRACT FALSE FETCH FILTER FIRST FOLLOWING FOR FROM FULL FUNCTION FUNCTIONS GROUP GROUPING
            HAVING IF IGNORE ILIKE IN INNER INSERT INTERSECT INTERVAL INTO IS JOIN LAST LATERAL LEFT LIKE LIMIT MERGE
            MINUS NATURAL NO NOT NULL NULLS OF OFFSET ON OR ORDER OUTER OVER OVERWRITE PARTITION PIVOT PRECEDING QUALIFY
            RANGE RECURSIVE REFRESH RENAME REPLACE RESPECT RIGHT RLIKE ROLLUP ROW ROWS SCHEMA SELECT SEMI SET SETS SHOW
            SOME SORT TABLE TABLES TABLESAMPLE TEMPORARY THEN TO TRAILING TRUE TRUNCATE TRY_CAST UNBOUNDED UNCACHE UNION
            UNIQUE UNPIVOT UPDATE USE USING VALUES VIEW VIEWS WHEN WHERE WINDOW WITH WITHIN
            """.strip().split("\\s+"));
    private static final Set<String> TYPES = Set.of("""
            ARRAY BIGINT BINARY BOOLEAN BYTE CHAR DATE DECIMAL DOUBLE FLOAT INT INTEGER LONG MAP NUMERIC REAL SHORT
            SMALLINT STRING STRUCT TIMESTAMP TIMESTAMP_LTZ TIMESTAMP_NTZ TINYINT VARCHAR VARIANT
            """.strip().split("\\s+"));
    private static final Set<String> SIZED_TYPES = Set.of("CHAR", "DECIMAL", "NUMERIC", "VARCHAR");

    /// The pieces of a text in order; spaces are in none.
    public static List<SqlToken> of(String text) {
        List<Token> words = words(text);
        List<SqlToken> pieces = new ArrayList<>();
        int done = 0;
        for (int index = 0; index < words.size(); index++) {
            Token word = words.get(index);
            comments(text, done, word.start(), pieces);
            if (word.kind() != TokenKind.END) {
                pieces.add(new SqlToken(kind(text, words, index), word.start(), word.end(),
                        word.kind() == TokenKind.UNKNOWN && isQuote(text, word)));
            }
            done = word.end();
        }
        return pieces;
    }

    /// The parser's tokens; of a text with a comment that does not end, those before it.
    private static List<Token> words(String text) {
        try {
            return Lexer.tokens(text);
        } catch (ParseException unclosed) {
            List<Token> before = new ArrayList<>(Lexer.tokens(text.substring(0, unclosed.fragment().start())));
            before.removeLast();
            before.add(new Token(TokenKind.END, "", text.length(), text.length()));
            return before;
        }
    }

    private static Kind kind(String text, List<Token> words, int index) {
        Token word = words.get(index);
        return switch (word.kind()) {
            case WORD -> wordKind(words, index);
            case QUOTED_NAME -> Kind.QUOTED_NAME;
            case STRING, DOUBLE_QUOTED, DOLLAR_QUOTED -> Kind.STRING;
            case INTEGER, DECIMAL, EXPONENT, BIGINT, SMALLINT, TINYINT, FLOAT, DOUBLE, BIG_DECIMAL -> Kind.NUMBER;
            case SYMBOL, END -> Kind.SYMBOL;
            case UNKNOWN -> unfinished(text.charAt(word.start()));
        };
    }

    /// What begins so and does not end.
    private static Kind unfinished(char first) {
        return switch (first) {
            case '`' -> Kind.QUOTED_NAME;
            case '\'', '"' -> Kind.STRING;
            default -> Kind.SYMBOL;
        };
    }

    private static Kind wordKind(List<Token> words, int index) {
        Token word = words.get(index);
        boolean member = index > 0 && words.get(index - 1).is(".");
        Token next = words.get(Math.min(index + 1, words.size() - 1));
        boolean call = next.is("(");
        if (!member && KEYWORDS.contains(word.symbol())) {
            return Kind.KEYWORD;
        }
        if (!member && TYPES.contains(word.symbol()) && (!call || SIZED_TYPES.contains(word.symbol()))) {
            return Kind.TYPE;
        }
        return call ? Kind.CALL : Kind.NAME;
    }

    private static boolean isQuote(String text, Token word) {
        return "'\"`".indexOf(text.charAt(word.start())) >= 0;
    }

    /// What stands between two words is spaces and comments.
    private static void comments(String text, int from, int to, List<SqlToken> pieces) {
        int at = from;
        while (at < to) {
            if (text.startsWith("--", at)) {
                int end = endOfLine(text, at, to);
                pieces.add(new SqlToken(Kind.COMMENT, at, end, false));
                at = end;
            } else if (text.startsWith("/*", at)) {
                int end = endOfComment(text, at, to);
                pieces.add(new SqlToken(Kind.COMMENT, at, end, !text.startsWith("*/", end - 2)));
                at = end;
            } else {
                at++;
            }
        }
    }

    private static int endOfLine(String text, int from, int to) {
        int end = from;
        while (end < to && text.charAt(end) != '\n') {
            end += text.startsWith("\\\n", end) ? 2 : 1;
        }
        return Math.min(end, to);
    }

    /// Comments may hold comments.
    private static int endOfComment(String text, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            boolean begins = text.startsWith("/*", at);
            boolean ends = text.startsWith("*/", at);
            depth += begins ? 1 : 0;
            depth -= ends ? 1 : 0;
            at += begins || ends ? 2 : 1;
            if (depth == 0) {
                return at;
            }
        }
        return to;
    }
}
