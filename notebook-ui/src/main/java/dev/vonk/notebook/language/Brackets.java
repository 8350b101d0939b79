package dev.vonk.notebook.language;

import java.util.List;
import java.util.Optional;

/// Finds which brackets belong together. Those in strings and comments count for nothing.
public final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final String text;
    private final List<Token> tokens;

    private Brackets(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /// Two brackets that belong together, by the offset of each.
    public record Pair(int open, int close) {}

    /// The pair of the bracket before the caret, or else of the one behind it.
    ///
    /// @param tokens those of the text
    public static Optional<Pair> beside(String text, List<Token> tokens, int caret) {
        Brackets brackets = new Brackets(text, tokens);
        return brackets.pairOf(caret - 1).or(() -> brackets.pairOf(caret));
    }

    /// The pair that the bracket at the offset belongs to.
    static Optional<Pair> of(String text, List<Token> tokens, int offset) {
        return new Brackets(text, tokens).pairOf(offset);
    }

    static char closing(char opening) {
        return CLOSING.charAt(OPENING.indexOf(opening));
    }

    static boolean opens(char letter) {
        return OPENING.indexOf(letter) >= 0;
    }

    static boolean closes(char letter) {
        return CLOSING.indexOf(letter) >= 0;
    }

    private Optional<Pair> pairOf(int offset) {
        if (offset < 0 || offset >= text.length() || isText(offset)) {
            return Optional.empty();
        }
        char letter = text.charAt(offset);
        if (opens(letter)) {
            int close = forwards(offset, letter, closing(letter));
            return close < 0 ? Optional.empty() : Optional.of(new Pair(offset, close));
        }
        if (closes(letter)) {
            int open = backwards(offset, OPENING.charAt(CLOSING.indexOf(letter)), letter);
            return open < 0 ? Optional.empty() : Optional.of(new Pair(open, offset));
        }
        return Optional.empty();
    }

    private boolean isText(int offset) {
        int index = firstEndingAfter(offset);
        return index < tokens.size() && tokens.get(index).start() <= offset && tokens.get(index).kind().isOpaque();
    }

    private int forwards(int from, char open, char close) {
        int depth = 0;
        int index = firstEndingAfter(from);
        for (int at = from; at < text.length(); at++) {
            while (index < tokens.size() && tokens.get(index).end() <= at) {
                index++;
            }
            if (index < tokens.size() && tokens.get(index).start() <= at && tokens.get(index).kind().isOpaque()) {
                at = tokens.get(index).end() - 1;
                continue;
            }
            char letter = text.charAt(at);
            depth += step(letter, open, close);
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private int backwards(int from, char open, char close) {
        int depth = 0;
        int index = Math.min(firstEndingAfter(from), tokens.size() - 1);
        for (int at = from; at >= 0; at--) {
            while (index >= 0 && tokens.get(index).start() > at) {
                index--;
            }
            if (index >= 0 && at < tokens.get(index).end() && tokens.get(index).kind().isOpaque()) {
                at = tokens.get(index).start();
                continue;
            }
            char letter = text.charAt(at);
            depth += step(letter, close, open);
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static int step(char letter, char deeper, char out) {
        if (letter == deeper) {
            return 1;
        }
        return letter == out ? -1 : 0;
    }

    private int firstEndingAfter(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
