package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The source of one snippet in parts: comments before it, the code, comments behind it.
record SnippetText(String source) {
    private static final Set<String> DROPPED = Set.of("public", "private", "protected", "static");
    private static final Set<String> ALWAYS_STATIC = Set.of("interface", "enum", "record", "@");
    private static final Set<String> MODIFIERS = Set.of("public", "private", "protected", "static", "final", "abstract",
            "sealed", "non-sealed", "strictfp");

    /// The comments before the code, ended by a line break; empty where there are none.
    String before() {
        List<JavaToken> tokens = SnippetParser.significant(source);
        String before = tokens.isEmpty() ? "" : source.substring(0, tokens.getFirst().start()).strip();
        return before.isEmpty() ? "" : before + "\n";
    }

    /// The comments behind the code, with a space before them.
    String behind() {
        List<JavaToken> tokens = SnippetParser.significant(source);
        String behind = tokens.isEmpty() ? "" : source.substring(tokens.getLast().end()).strip();
        return behind.isEmpty() ? "" : " " + behind;
    }

    /// The code alone, without a `;` at its end.
    String expression() {
        List<JavaToken> tokens = SnippetParser.significant(source);
        while (!tokens.isEmpty() && tokens.getLast().text(source).equals(";")) {
            tokens = tokens.subList(0, tokens.size() - 1);
        }
        return tokens.isEmpty() ? "" : source.substring(tokens.getFirst().start(), tokens.getLast().end());
    }

    /// The whole as a statement: with a `;` where code ends in neither `;` nor `}`.
    String statement() {
        return before() + expression() + ";" + behind();
    }

    /// The declaration as a static member: access words go, `static` comes where it is not understood.
    String staticMember() {
        List<JavaToken> tokens = SnippetParser.significant(source);
        int index = afterAnnotations(tokens);
        String head = source.substring(0, tokens.get(index).start());
        StringBuilder kept = new StringBuilder();
        for (; MODIFIERS.contains(tokens.get(index).text(source)); index++) {
            String word = tokens.get(index).text(source);
            kept.append(DROPPED.contains(word) ? "" : word + " ");
        }
        boolean understood = ALWAYS_STATIC.contains(tokens.get(index).text(source));
        return head + (understood ? "" : "static ") + kept + source.substring(tokens.get(index).start());
    }

    private int afterAnnotations(List<JavaToken> tokens) {
        int index = 0;
        while (tokens.get(index).kind() == JavaToken.Kind.ANNOTATION) {
            index++;
            while (tokens.get(index).text(source).equals(".")) {
                index += 2;
            }
            if (tokens.get(index).text(source).equals("(")) {
                index = afterBrackets(tokens, index);
            }
        }
        return index;
    }

    private int afterBrackets(List<JavaToken> tokens, int from) {
        int depth = 0;
        for (int index = from; index < tokens.size(); index++) {
            String text = tokens.get(index).text(source);
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (depth == 0) {
                return index + 1;
            }
        }
        return from + 1;
    }

    /// The names in it: identifiers that are not members of something else.
    Set<String> names() {
        List<JavaToken> tokens = SnippetParser.significant(source);
        return tokens.stream()
                .filter(token -> token.kind() == JavaToken.Kind.IDENTIFIER)
                .map(token -> token.text(source))
                .collect(Collectors.toSet());
    }

    /// The same text with variables renamed.
    SnippetText renamed(Map<String, String> names) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        String previous = "";
        for (JavaToken token : JavaTokens.of(source)) {
            String text = token.text(source);
            boolean variable = token.kind() == JavaToken.Kind.IDENTIFIER && !previous.equals(".")
                    && !previous.equals("::");
            out.append(source, end, token.start()).append(variable ? names.getOrDefault(text, text) : text);
            end = token.end();
            previous = text;
        }
        return new SnippetText(out.append(source.substring(end)).toString());
    }
}
