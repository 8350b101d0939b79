package dev.vonk.notebook.output.markup;

import dev.vonk.kernel.document.export.AnsiText;
import dev.vonk.notebook.language.Token;
import dev.vonk.notebook.language.Tokens;
import dev.vonk.notebook.state.CellLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Code within Markdown in the colours that it has in cells.
final class CodeColours {
    private CodeColours() {}

    /// The language of the word behind a fence; empty for one that has no colours here.
    static Optional<CellLanguage> language(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "java", "jshell" -> Optional.of(CellLanguage.JAVA);
            case "sql" -> Optional.of(CellLanguage.SQL);
            default -> Optional.empty();
        };
    }

    /// The coloured pieces of each line.
    static List<List<AnsiText.Span>> of(String text, CellLanguage language) {
        List<Token> tokens = Tokens.of(text, language);
        List<List<AnsiText.Span>> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int lineBreak = text.indexOf('\n', start);
            int end = lineBreak < 0 ? text.length() : lineBreak;
            lines.add(line(text, start, end, tokens));
            start = end + 1;
        }
        return lines;
    }

    private static List<AnsiText.Span> line(String text, int start, int end, List<Token> tokens) {
        List<AnsiText.Span> spans = new ArrayList<>();
        int at = start;
        for (Token token : tokens) {
            int from = Math.max(at, token.start());
            int to = Math.min(end, token.end());
            if (from < to) {
                add(spans, text.substring(at, from), List.of());
                add(spans, text.substring(from, to), List.of(token.kind().styleClass()));
                at = to;
            }
        }
        add(spans, text.substring(at, end), List.of());
        return spans;
    }

    private static void add(List<AnsiText.Span> spans, String text, List<String> classes) {
        if (!text.isEmpty()) {
            spans.add(new AnsiText.Span(text.replace("\t", "    "), classes, "", ""));
        }
    }
}
