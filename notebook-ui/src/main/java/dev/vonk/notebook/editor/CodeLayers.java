package dev.vonk.notebook.editor;

import dev.vonk.notebook.language.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes a text apart by colours.
final class CodeLayers {
    static final String PLAIN = "code-plain";

    private CodeLayers() {}

    /// For each style class the text with blanks for all letters of other styles; the plain one first.
    static Map<String, String> of(String text, List<Token> tokens) {
        Map<String, StringBuilder> layers = new LinkedHashMap<>();
        StringBuilder plain = new StringBuilder(text);
        layers.put(PLAIN, plain);
        for (Token token : tokens) {
            StringBuilder layer = layers.computeIfAbsent(token.kind().styleClass(), _ -> new StringBuilder());
            blanks(layer, text, layer.length(), token.start());
            layer.append(text, token.start(), token.end());
            for (int at = token.start(); at < token.end(); at++) {
                plain.setCharAt(at, blank(text.charAt(at)));
            }
        }
        Map<String, String> written = new LinkedHashMap<>();
        layers.forEach((style, letters) -> written.put(style, letters.toString()));
        return written;
    }

    private static void blanks(StringBuilder to, String text, int from, int end) {
        for (int at = from; at < end; at++) {
            to.append(blank(text.charAt(at)));
        }
    }

    private static char blank(char letter) {
        return letter == '\n' || letter == '\t' ? letter : ' ';
    }
}
