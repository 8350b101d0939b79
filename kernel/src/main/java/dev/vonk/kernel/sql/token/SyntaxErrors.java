package dev.vonk.kernel.sql.token;

import dev.vonk.kernel.syntax.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Says what is wrong where the text does not go on as SQL does: which word, what could have stood there, and which
/// keyword was probably meant.
public final class SyntaxErrors {
    private static final int SHOWN = 8;
    private static final Set<String> BEGINS_EXPRESSION = Set.of("+", "-", "~", "!", "NOT", "EXISTS", "a name", "(");

    private SyntaxErrors() {
    }

    /// The error at a token of a text that was read with that token watched. A misspelt keyword before it was taken for a
    /// name: then that is the faulty one, and what could stand behind it could have stood in its place.
    public static ParseException at(Tokens tokens, int position) {
        tokens.rewind(position);
        var token = tokens.peek();
        var expected = List.copyOf(tokens.expected());
        if (position > 0) {
            tokens.rewind(position - 1);
            var before = tokens.peek();
            var all = new TreeSet<>(tokens.expected());
            all.addAll(tokens.expectedBefore());
            var meant = nearest(tokens, before, all);
            if (!meant.isEmpty()) {
                return error(tokens, before, List.copyOf(all), meant);
            }
        }
        return error(tokens, token, expected, nearest(tokens, token, tokens.expected()));
    }

    private static ParseException error(Tokens tokens, Token token, List<String> expected, List<String> meant) {
        var place = place(tokens, token);
        if (token.kind() == TokenKind.UNKNOWN && "'\"`".indexOf(place.words().charAt(0)) >= 0) {
            return new ParseException("PARSE_SYNTAX_ERROR", "The quote " + place.words().charAt(0)
                    + " is not closed.", new Fragment(place.text(), place.start(), place.start() + 1));
        }
        var what = token.kind() == TokenKind.END
                ? "The text ends too early"
                : "'" + cut(place) + "' does not fit here";
        return new ParseException("PARSE_SYNTAX_ERROR", what + hint(token, expected, meant), place, expected, meant);
    }

    private static String hint(Token token, List<String> expected, List<String> meant) {
        if (!meant.isEmpty()) {
            return ": did you mean " + meant.getFirst() + "?";
        }
        if (token.kind() == TokenKind.END && expected.contains(")")) {
            return ": a ) is missing.";
        }
        var shown = shown(expected);
        return shown.isEmpty() || shown.size() > SHOWN ? "." : ": expected " + String.join(" or ", shown) + ".";
    }

    /// What begins an expression is not listed beside the word for all of them; marks stand in quotes.
    private static List<String> shown(List<String> expected) {
        boolean expression = expected.contains("an expression");
        return expected.stream().filter(word -> !expression || !BEGINS_EXPRESSION.contains(word))
                .map(word -> Character.isLetter(word.charAt(0)) ? word : "'" + word + "'").toList();
    }

    private static Fragment place(Tokens tokens, Token token) {
        return new Fragment(tokens.text(), token.start(), token.end());
    }

    private static String cut(Fragment place) {
        var words = place.words();
        return words.length() <= 40 ? words : words.substring(0, 39) + "…";
    }

    /// The keywords that a word is a slip of the pen away from.
    private static List<String> nearest(Tokens tokens, Token token, Set<String> expected) {
        var word = tokens.text(token).toUpperCase(Locale.ROOT);
        if (token.kind() != TokenKind.WORD || !token.symbol().isEmpty() || word.length() < 3) {
            return List.of();
        }
        int allowed = word.length() < 6 ? 1 : 2;
        var found = new ArrayList<String>();
        for (int distance = 1; distance <= allowed; distance++) {
            for (var keyword : expected) {
                boolean isWord = Character.isUpperCase(keyword.charAt(0)) && keyword.length() > 1;
                if (isWord && distance(word, keyword) == distance) {
                    found.add(keyword);
                }
            }
        }
        return found;
    }

    /// How many letters to change, add, drop or swap with their neighbour.
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[left.length()][right.length()];
    }
}
