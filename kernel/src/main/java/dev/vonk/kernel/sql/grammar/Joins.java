package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.plan.JoinKind;
import java.util.List;

/// Joins: INNER, CROSS, LEFT, RIGHT, FULL, SEMI, ANTI; NATURAL, LATERAL, ON, USING.
final class Joins {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Relations relations;

    Joins(Grammar grammar, Relations relations) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.relations = relations;
    }

    /// Whether a join is next.
    boolean isAhead() {
        return tokens.atAny("JOIN", "INNER", "CROSS", "LEFT", "RIGHT", "FULL", "SEMI", "ANTI", "NATURAL");
    }

    /// The join of a relation with what follows.
    Relation join(Relation left, int start) {
        boolean natural = tokens.accept("NATURAL");
        var kind = kind();
        tokens.require("JOIN");
        int at = tokens.position();
        boolean lateral = tokens.accept("LATERAL");
        var primary = relations.primary();
        var right = lateral ? new Relation.Lateral(primary, tokens.origin(at)) : primary;
        if (natural && lateral) {
            throw tokens.error("INCOMPATIBLE_JOIN_TYPES", "A NATURAL join cannot be LATERAL: name the columns in"
                    + " ON.", start);
        }
        if (natural) {
            return new Relation.Join(kind, true, left, right, null, List.of(), tokens.origin(start));
        }
        refuseNearest();
        Syntax condition = tokens.accept("ON") ? grammar.expressions().expression() : null;
        var using = condition == null && tokens.accept("USING")
                ? grammar.names().listInParentheses()
                : List.<String>of();
        if (lateral && !using.isEmpty()) {
            throw tokens.error("UNSUPPORTED_FEATURE.LATERAL_JOIN_USING", "A LATERAL join has no USING: name the"
                    + " columns in ON.", start);
        }
        return new Relation.Join(kind, false, left, right, condition, using, tokens.origin(start));
    }

    /// `left, right`.
    Relation comma(Relation left, Relation right, int start) {
        return new Relation.Join(JoinKind.CROSS, false, left, right, null, List.of(), tokens.origin(start));
    }

    private JoinKind kind() {
        if (tokens.accept("CROSS")) {
            return JoinKind.CROSS;
        }
        if (tokens.accept("RIGHT")) {
            tokens.accept("OUTER");
            return JoinKind.RIGHT_OUTER;
        }
        if (tokens.accept("FULL")) {
            tokens.accept("OUTER");
            return JoinKind.FULL_OUTER;
        }
        boolean left = tokens.accept("LEFT");
        if (tokens.accept("SEMI")) {
            return JoinKind.LEFT_SEMI;
        }
        if (tokens.accept("ANTI")) {
            return JoinKind.LEFT_ANTI;
        }
        if (left) {
            tokens.accept("OUTER");
            return JoinKind.LEFT_OUTER;
        }
        tokens.accept("INNER");
        return JoinKind.INNER;
    }

    private void refuseNearest() {
        if (tokens.at("APPROX", "NEAREST") || tokens.at("EXACT", "NEAREST")) {
            int start = tokens.position();
            tokens.next();
            tokens.next();
            throw tokens.error("UNSUPPORTED_FEATURE", "Joins with the nearest rows are not supported here.", start);
        }
    }
}
