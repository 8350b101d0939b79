package dev.vonk.kernel.sql.token;

import dev.vonk.kernel.syntax.Fragment;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL text into tokens. Spaces and comments are left out; the last token is the end. Linear in the text.
public final class Lexer {
    /// Marks of several characters, longest first.
    private static final List<String> MARKS = List.of("<=>", ">>>", "/*+", "<=", ">=", "<>", "!=", "==", "!<", "!>",
            "<<", ">>", "||", "|>", "::", "->", "=>", "*/");
    private static final String SINGLE_MARKS = ";(),.[]!=<>+-*/%~&|^:?";
    private static final String SPACES = " \t\n\f\r\u000B\u00A0\u1680\u2028\u202F\u205F\u3000";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /// The tokens of a text.
    ///
    /// @throws ParseException for a comment that does not end
    public static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        while (lexer.skip()) {
            lexer.next();
        }
        lexer.add(TokenKind.END, "", text.length());
        return lexer.tokens;
    }

    /// Goes past spaces and comments; false at the end.
    private boolean skip() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (SPACES.indexOf(letter) >= 0 || letter >= '\u2000' && letter <= '\u200A') {
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOfLine(at);
            } else if (text.startsWith("/*", at) && !text.startsWith("/*+", at)) {
                at = endOfComment(at);
            } else {
                return true;
            }
        }
        return false;
    }

    /// A backslash before the end of the line joins the next line to the comment.
    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n') {
            end += text.startsWith("\\\n", end) ? 2 : 1;
        }
        return end;
    }

    private int endOfComment(int from) {
        int depth = 0;
        int i = from;
        while (i < text.length()) {
            if (text.startsWith("/*", i) && (i == from || text.length() == i + 2 || text.charAt(i + 2) != '+')) {
                depth++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
            } else {
                i++;
            }
            if (depth == 0) {
                return i;
            }
        }
        throw new ParseException("UNCLOSED_BRACKETED_COMMENT", "This comment does not end: write */ where it should.",
                new Fragment(text, from, Math.min(from + 2, text.length())));
    }

    private void next() {
        char letter = text.charAt(at);
        if (letter == '\'' || letter == '"') {
            quoted(letter, letter == '\'' ? TokenKind.STRING : TokenKind.DOUBLE_QUOTED);
        } else if ((letter == 'r' || letter == 'R') && at + 1 < text.length() && "'\"".indexOf(text.charAt(at + 1)) >= 0
                && text.indexOf(text.charAt(at + 1), at + 2) >= 0) {
            add(TokenKind.STRING, "", text.indexOf(text.charAt(at + 1), at + 2) + 1);
        } else if (letter == '`') {
            backticks();
        } else if (NumberTokens.isDigit(text, at) || letter == '.' && NumberTokens.isDigit(text, at + 1)) {
            number();
        } else if (isWordPart(letter)) {
            word();
        } else if (letter == '$') {
            dollars();
        } else {
            mark();
        }
    }

    /// A backslash takes the next character in; two quotes are one that belongs to the text.
    private void quoted(char quote, TokenKind kind) {
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) != quote || isDoubled(end))) {
            end += text.charAt(end) == '\\' || text.charAt(end) == quote ? 2 : 1;
        }
        if (end >= text.length()) {
            add(TokenKind.UNKNOWN, "", text.length());
        } else {
            add(kind, "", end + 1);
        }
    }

    private boolean isDoubled(int quote) {
        return quote + 1 < text.length() && text.charAt(quote + 1) == text.charAt(quote);
    }

    private void backticks() {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == '`') {
                if (!isDoubled(end)) {
                    add(TokenKind.QUOTED_NAME, "", end + 1);
                    return;
                }
                end++;
            }
            end++;
        }
        add(TokenKind.UNKNOWN, "", text.length());
    }

    private void word() {
        int end = at;
        boolean letters = true;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            letters &= Character.isLetter(text.charAt(end));
            end++;
        }
        if (letters && text.startsWith("://", end)) {
            end += 3;
            while (end < text.length() && (isWordPart(text.charAt(end)) || "/-.?=&#%".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
        }
        var keyword = Keywords.keyword(text.substring(at, end));
        add(TokenKind.WORD, keyword == null ? "" : keyword, end);
    }

    /// What is glued to letters is no number: a word, or a point that is read alone.
    private void number() {
        var number = NumberTokens.at(text, at);
        if (number != null) {
            tokens.add(number);
            at = number.end();
        } else if (text.charAt(at) == '.') {
            mark();
        } else {
            word();
        }
    }

    private void dollars() {
        int tagEnd = at + 1;
        while (tagEnd < text.length() && isWordPart(text.charAt(tagEnd))) {
            tagEnd++;
        }
        var tag = tagEnd < text.length() && text.charAt(tagEnd) == '$' ? text.substring(at, tagEnd + 1) : "";
        int close = tag.isEmpty() ? -1 : text.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            add(TokenKind.UNKNOWN, "", at + 1);
        } else {
            add(TokenKind.DOLLAR_QUOTED, "", close + tag.length());
        }
    }

    private void mark() {
        for (var mark : MARKS) {
            if (text.startsWith(mark, at)) {
                add(TokenKind.SYMBOL, usual(mark), at + mark.length());
                return;
            }
        }
        int place = SINGLE_MARKS.indexOf(text.charAt(at));
        if (place < 0) {
            add(TokenKind.UNKNOWN, "", at + Character.charCount(text.codePointAt(at)));
        } else {
            add(TokenKind.SYMBOL, SINGLE_MARKS.substring(place, place + 1), at + 1);
        }
    }

    private static String usual(String mark) {
        return switch (mark) {
            case "==" -> "=";
            case "!=" -> "<>";
            case "!>" -> "<=";
            case "!<" -> ">=";
            default -> mark;
        };
    }

    private void add(TokenKind kind, String symbol, int end) {
        tokens.add(new Token(kind, symbol, at, end));
        at = end;
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }
}
