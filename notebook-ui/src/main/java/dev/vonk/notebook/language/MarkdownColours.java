package dev.vonk.notebook.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of Markdown as it is written.
final class MarkdownColours {
    private static final Pattern HEADING = Pattern.compile("[ ]{0,3}#{1,6}(?:[ \\t].*)?");
    private static final Pattern FENCE = Pattern.compile("[ ]{0,3}(```+|~~~+).*");
    private static final Pattern RULE = Pattern.compile("[ ]{0,3}(?:(?:\\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})");
    private static final Pattern MARKER = Pattern
            .compile("[ \\t]*(?:>[ \\t]?)*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+(?:\\[[ xX]][ \\t])?)?");
    private static final Pattern INLINE = Pattern.compile("(?<code>(`+)(?:.+?)\\2(?!`))"
            + "|(?<strong>\\*\\*(?=\\S)[^*]+?(?<=\\S)\\*\\*|__(?=\\S)[^_]+?(?<=\\S)__)"
            + "|(?<emphasis>\\*(?=\\S)[^*]+?(?<=\\S)\\*|(?<!\\w)_(?=\\S)[^_]+?(?<=\\S)_(?!\\w))"
            + "|(?<link>!?\\[[^\\]]*]\\([^)\\s]*(?:\\s+\"[^\"]*\")?\\)|<https?://[^>\\s]+>|https?://[^\\s)>]+)");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private String fence = "";

    private MarkdownColours(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        MarkdownColours colours = new MarkdownColours(text);
        for (int start = 0; start < text.length(); start = Line.end(text, start) + 1) {
            colours.line(start, Line.end(text, start));
        }
        return colours.tokens;
    }

    private void line(int start, int end) {
        String line = text.substring(start, end);
        Matcher opening = FENCE.matcher(line);
        if (!fence.isEmpty()) {
            add(TokenKind.CODE, start, end);
            fence = line.strip().startsWith(fence) && line.strip().replace(fence.substring(0, 1), "").isEmpty()
                    ? ""
                    : fence;
        } else if (opening.matches()) {
            fence = opening.group(1);
            add(TokenKind.CODE, start, end);
        } else if (HEADING.matcher(line).matches()) {
            add(TokenKind.HEADING, start, end);
        } else if (RULE.matcher(line).matches()) {
            add(TokenKind.MARKER, start, end);
        } else {
            inline(line, start);
        }
    }

    private void inline(String line, int start) {
        Matcher marker = MARKER.matcher(line);
        int from = marker.lookingAt() ? marker.end() : 0;
        add(TokenKind.MARKER, start + Line.firstLetter(line, 0), start + from);
        Matcher found = INLINE.matcher(line).region(from, line.length());
        while (found.find()) {
            add(kind(found), start + found.start(), start + found.end());
        }
    }

    private static TokenKind kind(Matcher found) {
        if (found.group("code") != null) {
            return TokenKind.CODE;
        }
        if (found.group("strong") != null) {
            return TokenKind.STRONG;
        }
        return found.group("emphasis") != null ? TokenKind.EMPHASIS : TokenKind.LINK;
    }

    private void add(TokenKind kind, int start, int end) {
        if (start < end) {
            tokens.add(new Token(kind, start, end));
        }
    }
}
