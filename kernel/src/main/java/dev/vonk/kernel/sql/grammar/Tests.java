package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;

/// What can be asked of one value: BETWEEN, IN, LIKE, RLIKE, IS NULL, IS TRUE, IS DISTINCT FROM, each perhaps with NOT.
final class Tests {
    private final Grammar grammar;
    private final Tokens tokens;

    Tests(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
    }

    /// The test of a value if one follows, else the value.
    Syntax after(Syntax value, int start) {
        if (tokens.accept("IS")) {
            return is(value, start);
        }
        boolean negated = tokens.atAny("NOT", "!") && isTest(tokens.ahead(1));
        if (!negated && !tokens.atAny("BETWEEN", "IN", "LIKE", "ILIKE", "RLIKE")) {
            return value;
        }
        if (negated) {
            tokens.next();
        }
        if (tokens.atAny("LIKE", "ILIKE") && isQuantifier(tokens.ahead(1))) {
            return quantifiedLike(value, negated, start);
        }
        var test = switch (tokens.next().symbol()) {
            case "BETWEEN" -> between(value, start);
            case "IN" -> in(value, start);
            case "LIKE" -> like("like", value, start);
            case "ILIKE" -> like("ilike", value, start);
            default -> call("rlike", start, value, grammar.expressions().value());
        };
        return negated ? call("not", start, test) : test;
    }

    private static boolean isTest(Token token) {
        return switch (token.symbol()) {
            case "BETWEEN", "IN", "LIKE", "ILIKE", "RLIKE" -> true;
            default -> false;
        };
    }

    private Syntax is(Syntax value, int start) {
        boolean negated = tokens.accept("NOT") || tokens.accept("!");
        if (tokens.accept("NULL") || tokens.accept("UNKNOWN")) {
            return call(negated ? "isnotnull" : "isnull", start, value);
        }
        Syntax other;
        boolean differs = tokens.accept("DISTINCT");
        if (differs) {
            tokens.require("FROM");
            other = grammar.expressions().value();
        } else {
            if (!tokens.atAny("TRUE", "FALSE")) {
                throw tokens.failure();
            }
            int at = tokens.position();
            boolean truth = tokens.next().is("TRUE");
            other = new Syntax.Literal(truth, DataTypes.BooleanType, tokens.origin(at));
        }
        var same = call("equal_null_safe", start, value, other);
        return negated == differs ? same : call("not", start, same);
    }

    private Syntax between(Syntax value, int start) {
        var low = grammar.expressions().value();
        tokens.require("AND");
        return call("between", start, value, low, grammar.expressions().value());
    }

    private Syntax in(Syntax value, int start) {
        if (tokens.at("(") && grammar.queries().isAhead(tokens.position())) {
            var query = grammar.queries().inParentheses();
            return new Syntax.InQuery(value, query, tokens.origin(start));
        }
        tokens.require("(");
        var arguments = new ArrayList<>(List.of(value));
        if (tokens.accept(")")) {
            throw tokens.error("INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE", "IN needs at least one value.", start);
        }
        arguments.addAll(grammar.expressions().list());
        tokens.require(")");
        return new Syntax.Call("in", arguments, tokens.origin(start));
    }

    private Syntax like(String function, Syntax value, int start) {
        var pattern = grammar.expressions().value();
        if (!tokens.accept("ESCAPE")) {
            return call(function, start, value, pattern);
        }
        int at = tokens.position();
        var escape = grammar.names().text();
        if (escape.length() != 1) {
            throw tokens.error("INVALID_ESCAPE_CHAR", "ESCAPE takes one character.", at);
        }
        return call(function, start, value, pattern,
                new Syntax.Literal(escape, DataTypes.StringType, tokens.origin(at)));
    }

    private boolean isQuantifier(Token token) {
        return switch (token.symbol()) {
            case "ANY", "SOME", "ALL" -> true;
            default -> false;
        };
    }

    /// `LIKE ANY ('a%', 'b%')`: a call of `like_any`, `like_all`, `not_like_any` or `not_like_all`; of `ilike_any` and
    /// so on for ILIKE.
    private Syntax quantifiedLike(Syntax value, boolean negated, int start) {
        var function = tokens.next().is("LIKE") ? "like_" : "ilike_";
        var quantifier = tokens.next().is("ALL") ? "all" : "any";
        int open = tokens.position();
        tokens.require("(");
        var arguments = new ArrayList<>(List.of(value));
        if (!tokens.at(")")) {
            arguments.addAll(grammar.expressions().list());
        }
        tokens.require(")");
        if (arguments.size() == 1) {
            throw tokens.error("_LEGACY_ERROR_TEMP_0064", "At least one pattern belongs between the parentheses.",
                    open);
        }
        return new Syntax.Call((negated ? "not_" : "") + function + quantifier, arguments, tokens.origin(start));
    }

    private Syntax call(String name, int start, Syntax... arguments) {
        return new Syntax.Call(name, List.of(arguments), tokens.origin(start));
    }
}
