package dev.vonk.notebook.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The colours of a SQL cell, whose first line is its magic.
final class SqlColours {
    private static final Set<String> KEYWORDS = Set.of("""
            add all alter analyze and anti any array as asc between both by cache case cast cluster column columns
            create cross cube current database databases date dec default delete desc describe distinct distribute drop
            else end escape except exists explain extract false fetch filter first following for from full function
            functions grouping having if ignore ilike in inner insert intersect interval into is join last lateral left
            like limit list map minus natural no not null nulls of offset on or order outer over overwrite partition
            pivot preceding qualify range recursive refresh rename replace respect right rlike rollup row rows schema
            select semi set sets show some sort struct table tables tablesample temp temporary then time timestamp to
            trailing true truncate try_cast unbounded uncache union unique unpivot update use using values view views
            when where window with within
            """.split("\\s+"));
    private static final Set<String> TYPES = Set.of("""
            bigint binary boolean byte char decimal double float int integer long numeric real short smallint string
            tinyint varchar
            """.split("\\s+"));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    SqlColours(String text) {
        this.text = text;
    }

    List<Token> read() {
        magic();
        while (position < text.length()) {
            next();
        }
        return tokens;
    }

    private void magic() {
        int first = text.length() - text.stripLeading().length();
        if (text.startsWith("%%", first)) {
            position = first;
            add(TokenKind.MAGIC, Line.end(text, first), false);
        }
    }

    private void next() {
        char letter = text.charAt(position);
        if (text.startsWith("--", position)) {
            add(TokenKind.COMMENT, Line.end(text, position), false);
        } else if (text.startsWith("/*", position)) {
            int close = text.indexOf("*/", position + 2);
            add(TokenKind.COMMENT, close < 0 ? text.length() : close + 2, close < 0);
        } else if (letter == '\'') {
            quoted(TokenKind.STRING, letter);
        } else if (letter == '"' || letter == '`') {
            quoted(TokenKind.CONSTANT, letter);
        } else if (Character.isDigit(letter)) {
            add(TokenKind.NUMBER, endOfNumber(), false);
        } else if (isWord(letter)) {
            word();
        } else {
            position++;
        }
    }

    private void add(TokenKind kind, int end, boolean open) {
        tokens.add(new Token(kind, position, end, open));
        position = end;
    }

    /// A doubled quote stands for one.
    private void quoted(TokenKind kind, char quote) {
        int at = position + 1;
        while (at < text.length()) {
            if (text.charAt(at) != quote) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                add(kind, at + 1, false);
                return;
            }
        }
        add(kind, text.length(), true);
    }

    private int endOfNumber() {
        int at = position;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    private void word() {
        int end = position;
        while (end < text.length() && (isWord(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        String word = text.substring(position, end).toLowerCase(Locale.ROOT);
        boolean member = position > 0 && text.charAt(position - 1) == '.';
        int after = Line.firstLetter(text, end);
        boolean call = after < text.length() && text.charAt(after) == '(';
        if (!member && KEYWORDS.contains(word)) {
            add(TokenKind.KEYWORD, end, false);
        } else if (!member && TYPES.contains(word) && (!call || word.matches("decimal|numeric|char|varchar"))) {
            add(TokenKind.TYPE, end, false);
        } else if (call) {
            add(TokenKind.CALL, end, false);
        } else {
            position = end;
        }
    }

    private static boolean isWord(char letter) {
        return Character.isLetter(letter) || letter == '_' || letter == '$';
    }
}
