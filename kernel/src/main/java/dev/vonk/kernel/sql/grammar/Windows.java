package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.Syntax.WindowFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands behind OVER and in a WINDOW clause, and the tables that functions take, which are cut up the same way.
public final class Windows {
    private final Grammar grammar;
    private final Tokens tokens;

    /// Reads along the tokens of this grammar.
    public Windows(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
    }

    /// `WINDOW name AS (...), ...` if it is next, else nothing.
    public Map<String, Syntax.WindowSpecification> clause() {
        var all = new LinkedHashMap<String, Syntax.WindowSpecification>();
        if (!tokens.accept("WINDOW")) {
            return all;
        }
        do {
            int start = tokens.position();
            var name = grammar.names().plainName();
            tokens.require("AS");
            if (all.put(name, specification()) != null) {
                throw tokens.error("INVALID_SQL_SYNTAX.REPETITIVE_WINDOW_DEFINITION",
                        "There are two windows named " + name + ".", start);
            }
        } while (tokens.accept(","));
        return all;
    }

    /// `name`, `(name)` or `(PARTITION BY ... ORDER BY ... ROWS ...)`.
    public Syntax.WindowSpecification specification() {
        int start = tokens.position();
        if (!tokens.accept("(")) {
            return reference(grammar.names().plainName(), start);
        }
        if (tokens.ahead(1).is(")") && grammar.names().atName()) {
            var name = grammar.names().plainName();
            tokens.require(")");
            return reference(name, start);
        }
        List<Syntax> partition = List.of();
        List<Syntax.SortOrder> order = List.of();
        if (tokens.accept("CLUSTER", "BY")) {
            partition = grammar.expressions().list();
        } else {
            if (tokens.accept("PARTITION", "BY") || tokens.accept("DISTRIBUTE", "BY")) {
                partition = grammar.expressions().list();
            }
            if (tokens.accept("ORDER", "BY") || tokens.accept("SORT", "BY")) {
                order = grammar.expressions().sortOrders();
            }
        }
        var frame = tokens.atAny("ROWS", "RANGE") ? frame() : null;
        tokens.require(")");
        return new Syntax.WindowSpecification(null, partition, order, frame, tokens.origin(start));
    }

    private Syntax.WindowSpecification reference(String name, int start) {
        return new Syntax.WindowSpecification(name, List.of(), List.of(), null, tokens.origin(start));
    }

    private WindowFrame frame() {
        int start = tokens.position();
        boolean rows = tokens.next().is("ROWS");
        if (tokens.accept("BETWEEN")) {
            var from = bound();
            tokens.require("AND");
            return new WindowFrame(rows, from, bound(), tokens.origin(start));
        }
        var from = bound();
        return new WindowFrame(rows, from, new WindowFrame.Bound(WindowFrame.Kind.CURRENT_ROW, null),
                tokens.origin(start));
    }

    private WindowFrame.Bound bound() {
        if (tokens.accept("CURRENT", "ROW")) {
            return new WindowFrame.Bound(WindowFrame.Kind.CURRENT_ROW, null);
        }
        if (tokens.at("UNBOUNDED") && (tokens.ahead(1).is("PRECEDING") || tokens.ahead(1).is("FOLLOWING"))) {
            tokens.next();
            return new WindowFrame.Bound(tokens.next().is("PRECEDING")
                    ? WindowFrame.Kind.UNBOUNDED_PRECEDING
                    : WindowFrame.Kind.UNBOUNDED_FOLLOWING, null);
        }
        int start = tokens.position();
        var offset = grammar.expressions().expression();
        if (offset.any(
                part -> part instanceof Syntax.Name || part instanceof Syntax.Call call && call.parts().isEmpty())) {
            throw tokens.error("_LEGACY_ERROR_TEMP_0064", "How far a frame reaches is a constant.", start);
        }
        if (tokens.accept("PRECEDING")) {
            return new WindowFrame.Bound(WindowFrame.Kind.PRECEDING, offset);
        }
        tokens.require("FOLLOWING");
        return new WindowFrame.Bound(WindowFrame.Kind.FOLLOWING, offset);
    }

    /// `TABLE name` or `TABLE (query)` as an argument, perhaps with PARTITION BY and ORDER BY.
    public Syntax tableArgument() {
        int start = tokens.position();
        tokens.require("TABLE");
        var query = table();
        boolean single = false;
        List<Syntax> partition = List.of();
        if (tokens.accept("WITH", "SINGLE")) {
            tokens.require("PARTITION");
            single = true;
        } else if (tokens.accept("PARTITION", "BY") || tokens.accept("DISTRIBUTE", "BY")) {
            partition = partition();
        }
        List<Syntax.SortOrder> order = List.of();
        boolean cut = single || !partition.isEmpty();
        if (cut && (tokens.accept("ORDER", "BY") || tokens.accept("SORT", "BY"))) {
            order = order();
        }
        return new Syntax.TableArgument(query, partition, order, single, tokens.origin(start));
    }

    private Query table() {
        if (tokens.at("(") && grammar.queries().isAhead(tokens.position())) {
            return grammar.queries().inParentheses();
        }
        int start = tokens.position();
        boolean inside = tokens.accept("(");
        Relation named = grammar.relations().reference();
        if (inside) {
            tokens.require(")");
        }
        return new Query.From(named, tokens.origin(start));
    }

    /// Several keys need parentheses, since a comma begins the next argument.
    private List<Syntax> partition() {
        if (tokens.at("(") && isWhole()) {
            tokens.require("(");
            var keys = grammar.expressions().list();
            tokens.require(")");
            return keys;
        }
        return List.of(grammar.expressions().expression());
    }

    private List<Syntax.SortOrder> order() {
        if (tokens.at("(") && isWhole()) {
            tokens.require("(");
            var keys = grammar.expressions().sortOrders();
            tokens.require(")");
            return keys;
        }
        return List.of(grammar.expressions().sortOrder());
    }

    /// Whether nothing hangs on the parentheses that begin here.
    private boolean isWhole() {
        return switch (tokens.parentheses().behind(tokens.position()).symbol()) {
            case ")", ",", "ORDER", "SORT" -> true;
            default -> false;
        };
    }
}
