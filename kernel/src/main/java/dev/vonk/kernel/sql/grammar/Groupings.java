package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Query.Grouping;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// GROUP BY: keys, ALL, ROLLUP, CUBE, GROUPING SETS.
final class Groupings {
    private final Grammar grammar;
    private final Tokens tokens;

    Groupings(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
    }

    /// `GROUP BY ...` if it is next.
    Query.@Nullable GroupBy groupBy() {
        return groupBy(grammar.expressions()::expression);
    }

    /// `GROUP BY a AS b, ...` if it is next: a pipe's keys are columns of its result.
    Query.@Nullable GroupBy namedGroupBy() {
        return groupBy(grammar.expressions()::item);
    }

    private Query.@Nullable GroupBy groupBy(Supplier<Syntax> key) {
        int start = tokens.position();
        if (!tokens.accept("GROUP", "BY")) {
            return null;
        }
        int first = tokens.position();
        var elements = new ArrayList<Grouping>();
        do {
            elements.add(startsAnalytics() ? analytics() : new Grouping.Key(key.get()));
        } while (tokens.accept(","));
        if (elements.size() == 1 && tokens.position() == first + 1 && tokens.isUnquoted(first, "ALL")) {
            elements.set(0, new Grouping.All());
        }
        return new Query.GroupBy(suffixed(elements), tokens.origin(start));
    }

    private boolean startsAnalytics() {
        return tokens.at("GROUPING", "SETS") || tokens.atAny("ROLLUP", "CUBE") && tokens.ahead(1).is("(");
    }

    /// `GROUP BY a, b WITH ROLLUP`, WITH CUBE or GROUPING SETS (...) over keys that are named before.
    private List<Grouping> suffixed(List<Grouping> elements) {
        boolean plain = elements.stream().allMatch(Grouping.Key.class::isInstance);
        if (!plain) {
            return elements;
        }
        if (tokens.accept("WITH", "ROLLUP")) {
            return List.of(new Grouping.Rollup(alone(elements)));
        }
        if (tokens.accept("WITH", "CUBE")) {
            return List.of(new Grouping.Cube(alone(elements)));
        }
        return tokens.at("GROUPING", "SETS") ? List.of(analytics()) : elements;
    }

    private static List<List<Syntax>> alone(List<Grouping> keys) {
        var sets = new ArrayList<List<Syntax>>();
        for (var key : keys) {
            if (key instanceof Grouping.Key(var expression)) {
                sets.add(List.of(expression));
            }
        }
        return sets;
    }

    private Grouping analytics() {
        if (tokens.accept("GROUPING", "SETS")) {
            tokens.require("(");
            var sets = new ArrayList<Grouping>();
            do {
                sets.add(setElement());
            } while (tokens.accept(","));
            tokens.require(")");
            return new Grouping.Sets(sets);
        }
        boolean rollup = tokens.next().is("ROLLUP");
        tokens.require("(");
        var sets = new ArrayList<List<Syntax>>();
        do {
            int at = tokens.position();
            sets.add(set());
            if (sets.getLast().isEmpty()) {
                throw tokens.error("_LEGACY_ERROR_TEMP_0051", "ROLLUP and CUBE make the empty set themselves: leave"
                        + " () out.", at);
            }
        } while (tokens.accept(","));
        tokens.require(")");
        return rollup ? new Grouping.Rollup(sets) : new Grouping.Cube(sets);
    }

    private Grouping setElement() {
        if (startsAnalytics()) {
            tokens.enter();
            var nested = analytics();
            tokens.leave();
            return nested;
        }
        var keys = set();
        return keys.size() == 1 ? new Grouping.Key(keys.getFirst()) : new Grouping.Listed(keys);
    }

    /// `(a, b)`, `()` or an expression.
    private List<Syntax> set() {
        boolean listed = tokens.at("(") && isWhole();
        if (!listed) {
            return List.of(grammar.expressions().expression());
        }
        tokens.require("(");
        var keys = tokens.at(")") ? List.<Syntax>of() : grammar.expressions().list();
        tokens.require(")");
        return keys;
    }

    /// Whether nothing hangs on the parentheses that begin here.
    private boolean isWhole() {
        var behind = tokens.parentheses().behind(tokens.position());
        return behind.is(",") || behind.is(")");
    }
}
