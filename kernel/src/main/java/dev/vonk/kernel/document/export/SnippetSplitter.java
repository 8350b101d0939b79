package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds where the pieces of a cell end: at a `;` or `}` outside of all brackets, unless what follows goes on with it
/// (`else`, `catch`, `.method()`, `= value`). Comments stay with the piece after them, or before them on the same line.
final class SnippetSplitter {
    private static final Set<String> GOES_ON = Set.of(
            "else", "catch", "finally", ".", ",", ")", "]", "[", ";", "?", ":", "->", "::", "=", "&", "|", "*", "/", "<", ">");

    private final String source;
    private final List<JavaToken> tokens;

    private SnippetSplitter(String source) {
        this.source = source;
        this.tokens = JavaTokens.of(source);
    }

    static List<String> split(String source) {
        return new SnippetSplitter(source).run();
    }

    private List<String> run() {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int start = -1;
        String first = "";
        for (int index = 0; index < tokens.size(); index++) {
            JavaToken token = tokens.get(index);
            start = start < 0 ? token.start() : start;
            if (token.kind() == JavaToken.Kind.COMMENT) {
                continue;
            }
            String text = token.text(source);
            first = first.isEmpty() ? text : first;
            boolean bracket = token.kind() == JavaToken.Kind.OPERATOR;
            depth += bracket && "([{".contains(text) ? 1 : bracket && ")]}".contains(text) ? -1 : 0;
            boolean ends = bracket && depth <= 0 && (text.equals(";") || text.equals("}"));
            if (!ends || goesOn(index, text, first, start)) {
                continue;
            }
            index = withCommentBehind(index);
            pieces.add(source.substring(start, tokens.get(index).end()));
            start = -1;
            depth = 0;
            first = "";
        }
        if (start >= 0) {
            pieces.add(source.substring(start).stripTrailing());
        }
        return pieces;
    }

    private boolean goesOn(int index, String ending, String first, int start) {
        int next = index + 1;
        while (next < tokens.size() && tokens.get(next).kind() == JavaToken.Kind.COMMENT) {
            next++;
        }
        if (next == tokens.size()) {
            return false;
        }
        String text = tokens.get(next).text(source);
        if (first.equals("do") && text.equals("while")) {
            return !source.substring(start, tokens.get(index).end()).matches("(?s).*\\bwhile\\s*\\(.*\\)\\s*;");
        }
        return ending.equals(";") ? text.equals("else") : GOES_ON.contains(text);
    }

    private int withCommentBehind(int index) {
        if (index + 1 < tokens.size() && tokens.get(index + 1).kind() == JavaToken.Kind.COMMENT) {
            JavaToken comment = tokens.get(index + 1);
            String between = source.substring(tokens.get(index).end(), comment.start());
            return between.contains("\n") || comment.text(source).startsWith("/*") ? index : index + 1;
        }
        return index;
    }
}
