package dev.vonk.kernel.sql;

import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Query.PipeStep;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;

/// The steps of pipes: `|> WHERE a > 1 |> AGGREGATE count(*) GROUP BY b`.
final class Pipes {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Selects selects;

    Pipes(Grammar grammar, Selects selects) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.selects = selects;
    }

    /// The rows of a query after the step that is next.
    Query step(Query input, int start) {
        tokens.next();
        var step = step();
        return new Query.Piped(input, step, tokens.origin(start));
    }

    private PipeStep step() {
        if (tokens.at("SELECT")) {
            return select();
        }
        if (tokens.accept("EXTEND")) {
            return new PipeStep.Extend(grammar.expressions().items());
        }
        if (tokens.accept("SET")) {
            return set();
        }
        if (tokens.accept("DROP")) {
            return new PipeStep.Drop(grammar.names().columns());
        }
        if (tokens.accept("AS")) {
            return new PipeStep.As(grammar.names().plainName());
        }
        if (tokens.accept("WHERE")) {
            var condition = grammar.expressions().expression();
            refuseWindows();
            return new PipeStep.Where(condition);
        }
        if (tokens.accept("AGGREGATE")) {
            return aggregate();
        }
        if (tokens.atAny("UNION", "EXCEPT", "MINUS", "INTERSECT")) {
            var head = grammar.queries().setHead();
            return new PipeStep.Combine(head.kind(), head.all(), head.byName(), grammar.queries().primary());
        }
        return related();
    }

    private PipeStep select() {
        int start = tokens.position();
        var head = selects.head();
        var groupBy = selects.groupBy();
        if (groupBy != null) {
            throw tokens.error("UNSUPPORTED_FEATURE.PIPE_OPERATOR_SELECT_GROUP_BY",
                    "|> SELECT has no GROUP BY: write |> AGGREGATE ... GROUP BY.", start);
        }
        return new PipeStep.Select(head.hints(), head.distinct(), head.items(), selects.windowClause());
    }

    private void refuseWindows() {
        int start = tokens.position();
        if (!selects.windowClause().isEmpty()) {
            throw tokens.error("UNSUPPORTED_FEATURE.PIPE_OPERATOR_WHERE_WINDOW",
                    "|> WHERE has no WINDOW clause: use it with |> SELECT.", start);
        }
    }

    private PipeStep set() {
        var columns = new ArrayList<Syntax.Alias>();
        do {
            int start = tokens.position();
            var name = grammar.names().dotted();
            if (name.size() > 1) {
                throw tokens.error("UNSUPPORTED_FEATURE.SET_PIPE_OPERATOR_QUALIFIED", "|> SET names a column, not a"
                        + " field of one or a column of a relation.", start);
            }
            tokens.require("=");
            var value = grammar.expressions().expression();
            columns.add(new Syntax.Alias(value, name, tokens.origin(start)));
        } while (tokens.accept(","));
        return new PipeStep.Set(columns);
    }

    private PipeStep aggregate() {
        List<Syntax> items = List.of();
        boolean none = tokens.at("GROUP", "BY") || tokens.atEnd() || tokens.at(")") || tokens.at("|>");
        if (!none) {
            items = grammar.expressions().items();
        }
        return new PipeStep.Aggregate(items, selects.groupBy());
    }

    /// A join, a pivot or a sample of the rows, or their order.
    private PipeStep related() {
        int start = tokens.position();
        var piped = new Relation.Piped(tokens.originOf(start));
        if (tokens.at("TABLESAMPLE")) {
            return new PipeStep.Related(grammar.relations().sampled(piped, start));
        }
        var extended = grammar.relations().extended(piped, start);
        if (extended != piped) {
            return new PipeStep.Related(extended);
        }
        var found = grammar.queries().organisation();
        if (tokens.position() == start) {
            throw tokens.failure();
        }
        if (!found.windows().isEmpty()) {
            throw tokens.error("UNSUPPORTED_FEATURE.PIPE_OPERATOR_WINDOW", "A WINDOW clause stands with |> SELECT.",
                    start);
        }
        return new PipeStep.Arrange(found.orderBy(), found.sortBy(), found.distributeBy(), found.clusterBy(),
                found.limit(), found.offset());
    }
}
