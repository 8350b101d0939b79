package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SELECT with its clauses, also behind its FROM.
final class Selects {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Windows windows;
    private final Groupings groupings;
    private final LateralViews views;

    Selects(Grammar grammar, Windows windows) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.windows = windows;
        this.groupings = new Groupings(grammar);
        this.views = new LateralViews(grammar);
    }

    /// `SELECT ... FROM ... WHERE ...`.
    Query select() {
        int start = tokens.position();
        var head = head();
        var from = tokens.at("FROM") ? grammar.relations().from() : null;
        return clauses(head, from, start);
    }

    /// `FROM t SELECT ...`, or `FROM t` alone. Several SELECT behind one FROM are a union of all of them.
    Query fromFirst() {
        int start = tokens.position();
        var from = grammar.relations().from();
        if (!tokens.at("SELECT")) {
            return new Query.From(from, tokens.origin(start));
        }
        var all = selectOver(from, start);
        while (tokens.at("SELECT")) {
            all = new Query.SetOperation(Query.SetOperation.Kind.UNION, true, false, all, selectOver(from, start),
                    tokens.origin(start));
        }
        return all;
    }

    private Query selectOver(Relation from, int start) {
        return grammar.queries().organised(clauses(head(), from, start), start);
    }

    /// What stands before FROM.
    record Head(List<Query.Hint> hints, boolean distinct, List<Syntax> items) {}

    /// Reads SELECT with its hints and items.
    Head head() {
        tokens.require("SELECT");
        refuseScript();
        var hints = hints();
        boolean distinct = tokens.accept("DISTINCT");
        if (!distinct && !endsWord(tokens.ahead(1))) {
            tokens.accept("ALL");
        }
        return new Head(hints, distinct, grammar.expressions().items());
    }

    /// `SELECT TRANSFORM(a) USING 'script'` runs a program over the rows; a call of the function reads the same at first.
    private void refuseScript() {
        int start = tokens.position();
        if (!tokens.peek().is("TRANSFORM") || !tokens.ahead(1).is("(")) {
            return;
        }
        var behind = tokens.parentheses().behind(start + 1);
        if (behind.is("USING") || behind.is("ROW") || behind.is("RECORDWRITER")) {
            throw new ParseException("UNSUPPORTED_FEATURE.TRANSFORM_SCRIPT", "Rows cannot be sent through a script"
                    + " here: write a function in Java.", tokens.fragmentOf(start));
        }
    }

    private static boolean endsWord(Token next) {
        return next.kind() == TokenKind.END || next.is(",") || next.is(".") || next.is("FROM") || next.is(")")
                || next.is("AS");
    }

    /// A WINDOW clause if it is next.
    Map<String, Syntax.WindowSpecification> windowClause() {
        return windows.clause();
    }

    /// A GROUP BY if it is next.
    Query.@Nullable GroupBy groupBy() {
        return groupings.groupBy();
    }

    /// A GROUP BY if it is next, whose keys may have aliases.
    Query.@Nullable GroupBy namedGroupBy() {
        return groupings.namedGroupBy();
    }

    private Query clauses(Head head, @Nullable Relation from, int start) {
        var viewed = tokens.at("LATERAL") ? views.after(from == null ? oneRow() : from) : from;
        var where = tokens.accept("WHERE") ? grammar.expressions().expression() : null;
        var groupBy = groupings.groupBy();
        var having = tokens.accept("HAVING") ? grammar.expressions().expression() : null;
        var named = windows.clause();
        var qualify = tokens.accept("QUALIFY") ? grammar.expressions().expression() : null;
        return new Query.Select(head.hints(), head.distinct(), head.items(), viewed, where, groupBy, having, qualify,
                named, tokens.origin(start));
    }

    /// What a LATERAL VIEW without FROM stands on: one row without columns.
    private Relation oneRow() {
        var origin = tokens.originOf(tokens.position());
        return new Relation.Nested(new Query.Values(List.of(List.of()), origin), origin);
    }

    private List<Query.Hint> hints() {
        var hints = new ArrayList<Query.Hint>();
        while (tokens.accept("/*+")) {
            do {
                hints.add(hint());
                tokens.accept(",");
            } while (!tokens.at("*/"));
            tokens.require("*/");
        }
        return hints;
    }

    private Query.Hint hint() {
        int start = tokens.position();
        var name = grammar.names().simple();
        var arguments = new ArrayList<Syntax>();
        if (tokens.accept("(")) {
            do {
                arguments.add(grammar.expressions().term());
            } while (tokens.accept(","));
            tokens.require(")");
        }
        return new Query.Hint(name, arguments, tokens.origin(start));
    }
}
