package dev.vonk.kernel.sql.token;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// Which parenthesis closes which, and which hold a query. Found once for a whole text, so that `((((` costs no guesses.
public final class Parentheses {
    private static final int NONE = -1;

    private final List<Token> tokens;
    private final int[] closing;
    private final boolean[] holdsQuery;

    /// Matches the parentheses of a text.
    public Parentheses(List<Token> tokens) {
        this.tokens = tokens;
        this.closing = new int[tokens.size()];
        this.holdsQuery = new boolean[tokens.size()];
        Arrays.fill(closing, NONE);
        match();
    }

    /// The token behind the parenthesis that closes the one at `open`; the end where nothing closes it.
    public Token behind(int open) {
        return closing[open] == NONE ? tokens.getLast() : tokens.get(closing[open] + 1);
    }

    /// Whether nothing but another pair of parentheses stands between the one at `open` and its end.
    public boolean isDoubled(int open) {
        return closing[open] != NONE && tokens.get(open + 1).is("(") && closing[open + 1] == closing[open] - 1;
    }

    /// Whether the parenthesis at `open` holds a query rather than an expression or a relation.
    public boolean holdsQuery(int open) {
        return holdsQuery[open];
    }

    /// Inner parentheses close before outer ones, so they are decided when the outer one is.
    private void match() {
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.is("(")) {
                open.push(i);
            } else if (token.is(")") && !open.isEmpty()) {
                int start = open.pop();
                closing[start] = i;
                holdsQuery[start] = startsQuery(start + 1);
            } else if (token.kind() == TokenKind.END) {
                open.forEach(start -> holdsQuery[start] = startsQuery(start + 1));
            }
        }
    }

    private boolean startsQuery(int index) {
        if (tokens.get(index).is("(")) {
            return holdsQuery[index] && (closing[index] == NONE || goesOnAsQuery(closing[index] + 1));
        }
        return isQueryStart(tokens, index);
    }

    /// Whether what stands behind a query in parentheses makes more of a query of it.
    private boolean goesOnAsQuery(int index) {
        var token = tokens.get(index);
        return switch (token.symbol()) {
            case ")", "UNION", "INTERSECT", "EXCEPT", "MINUS", "|>", "LIMIT", "OFFSET", ";" -> true;
            case "ORDER", "SORT", "CLUSTER", "DISTRIBUTE" -> tokens.get(index + 1).is("BY");
            default -> token.kind() == TokenKind.END;
        };
    }

    /// Whether a query begins at a token that is not a parenthesis. Its first words may be names too.
    public static boolean isQueryStart(List<Token> tokens, int index) {
        var next = tokens.get(Math.min(index + 1, tokens.size() - 1));
        return switch (tokens.get(index).symbol()) {
            case "SELECT" -> !endsName(next);
            case "WITH", "FROM", "TABLE" -> next.isWord() || next.kind() == TokenKind.DOUBLE_QUOTED
                    || next.is("(") && tokens.get(index).is("FROM");
            case "VALUES" -> !endsName(next) && !next.is("=");
            default -> false;
        };
    }

    private static boolean endsName(Token next) {
        return next.kind() == TokenKind.END || switch (next.symbol()) {
            case ")", ",", ".", ";", "=", "]" -> true;
            default -> false;
        };
    }
}
