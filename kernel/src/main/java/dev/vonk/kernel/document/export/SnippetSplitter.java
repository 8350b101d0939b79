package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Finds where the pieces of a cell end: at a `;` or `}` outside of all brackets, unless what follows goes on with it
/// (`else`, `catch`, `.method()`, `= value`). Comments stay with the piece after them, or before them on the same line.
final class SnippetSplitter {
    private static final Set<String> GOES_ON = Set.of(
            "else", "catch", "finally", ".", ",", ")", "]", "[", ";", "?", ":", "->", "::", "=", "&", "|", "*", "/",
            "<", ">");

    /// A line end behind the brackets of these ends nothing.
    private static final Set<String> HEADS = Set.of("if", "while", "for", "switch", "catch", "try", "synchronized");

    private final String source;
    private final List<JavaToken> tokens;

    private SnippetSplitter(String source) {
        this.source = source;
        this.tokens = JavaTokens.of(source);
    }

    static List<String> split(String source) {
        return new SnippetSplitter(source).run();
    }

    /// The pieces of a text in which semicolons were forgotten at the ends of lines, as a cell may: cut where a line
    /// ends, outside of all brackets, between two tokens that nothing joins.
    static List<String> splitAtLines(String source) {
        return new SnippetSplitter(source).cutAtLines();
    }

    private List<String> cutAtLines() {
        List<String> pieces = new ArrayList<>();
        Deque<Boolean> heads = new ArrayDeque<>();
        int start = 0;
        JavaToken last = null;
        boolean afterHead = false;
        for (JavaToken token : tokens) {
            if (token.kind() == JavaToken.Kind.COMMENT) {
                continue;
            }
            if (last != null && heads.isEmpty() && !afterHead && ends(last) && begins(token)
                    && source.substring(last.end(), token.start()).contains("\n")) {
                pieces.add(source.substring(start, last.end()));
                start = last.end();
            }
            afterHead = false;
            if (isOne(token, "([{")) {
                heads.push(last != null && HEADS.contains(last.text(source)));
            } else if (isOne(token, ")]}") && !heads.isEmpty()) {
                afterHead = heads.pop();
            }
            last = token;
        }
        pieces.add(source.substring(start));
        return pieces.stream().map(String::strip).filter(piece -> !piece.isEmpty()).toList();
    }

    private boolean ends(JavaToken token) {
        return switch (token.kind()) {
            case IDENTIFIER, STRING, NUMBER -> true;
            case KEYWORD ->
                Set.of("this", "true", "false", "null", "class", "break", "continue").contains(token.text(source));
            case OPERATOR -> isOne(token, ")]}");
            case ANNOTATION, COMMENT -> false;
        };
    }

    private boolean begins(JavaToken token) {
        return switch (token.kind()) {
            case IDENTIFIER, STRING, NUMBER, ANNOTATION -> true;
            case KEYWORD -> !GOES_ON.contains(token.text(source)) && !token.text(source).equals("instanceof");
            case OPERATOR, COMMENT -> false;
        };
    }

    private boolean isOne(JavaToken token, String letters) {
        return token.kind() == JavaToken.Kind.OPERATOR && letters.indexOf(source.charAt(token.start())) >= 0;
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
