package dev.vonk.kernel.cell.text;

import java.util.ArrayList;
import java.util.List;

/// Java text cut into tokens, without judging it: unfinished and wrong text is cut as well as it can be.
public final class JavaTokens {

    public enum Kind { WORD, NUMBER, STRING, OPEN_STRING, CHARACTER, SYMBOL }

    /// A token; `end` is exclusive. An `OPEN_STRING` lacks its closing quotes and ends where the line or text does.
    public record Token(Kind kind, int start, int end) {
        public String in(String text) {
            return text.substring(start, end);
        }

        public boolean is(String text, char symbol) {
            return kind == Kind.SYMBOL && text.charAt(start) == symbol;
        }
    }

    private static final String TEXT_BLOCK_QUOTES = "\"\"\"";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private JavaTokens(String text) {
        this.text = text;
    }

    public static List<Token> of(String text) {
        JavaTokens scan = new JavaTokens(text);
        int at = 0;
        while (at < text.length()) {
            at = scan.next(at);
        }
        return scan.tokens;
    }

    private int next(int at) {
        char character = text.charAt(at);
        if (Character.isWhitespace(character)) {
            return at + 1;
        }
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        if (text.startsWith(TEXT_BLOCK_QUOTES, at)) {
            return quoted(at, TEXT_BLOCK_QUOTES, Kind.STRING);
        }
        if (character == '"') {
            return quoted(at, "\"", Kind.STRING);
        }
        if (character == '\'') {
            return quoted(at, "'", Kind.CHARACTER);
        }
        if (Character.isJavaIdentifierPart(character)) {
            return word(at, Character.isDigit(character) ? Kind.NUMBER : Kind.WORD);
        }
        return add(Kind.SYMBOL, at, at + 1);
    }

    private int word(int start, Kind kind) {
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return add(kind, start, end);
    }

    private int quoted(int start, String quotes, Kind kind) {
        boolean manyLines = quotes.length() > 1;
        int at = start + quotes.length();
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '\\') {
                at += 2;
            } else if (text.startsWith(quotes, at)) {
                return add(kind, start, at + quotes.length());
            } else if (character == '\n' && !manyLines) {
                return add(Kind.OPEN_STRING, start, at);
            } else {
                at++;
            }
        }
        return add(Kind.OPEN_STRING, start, text.length());
    }

    private int add(Kind kind, int start, int end) {
        tokens.add(new Token(kind, start, end));
        return end;
    }
}
