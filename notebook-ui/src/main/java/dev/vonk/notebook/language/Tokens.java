package dev.vonk.notebook.language;

import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.Optional;

/// Cuts the text of a cell into coloured pieces. It takes any text, finished or not.
public final class Tokens {
    private Tokens() {}

    /// The pieces in order, none touching another's text; what is in none has the plain colour.
    public static List<Token> of(String text, CellLanguage language) {
        return switch (language) {
            case JAVA -> JavaColours.of(text);
            case SQL -> SqlColours.of(text);
            case MARKDOWN -> MarkdownColours.of(text);
            case RAW -> List.of();
        };
    }

    /// Whether text typed at the offset would be code, rather than part of a string, a comment or a magic.
    ///
    /// @param tokens those of the text
    public static boolean isCode(List<Token> tokens, String text, int offset) {
        return at(tokens, text, offset).filter(token -> token.kind().isOpaque()).isEmpty();
    }

    /// The piece that text typed at the offset would belong to.
    static Optional<Token> at(List<Token> tokens, String text, int offset) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Token token = tokens.get(middle);
            if (token.holds(offset, text)) {
                return Optional.of(token);
            }
            if (token.end() <= offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
