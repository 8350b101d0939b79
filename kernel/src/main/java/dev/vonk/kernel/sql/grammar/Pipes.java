package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Query.GroupBy;
import dev.vonk.kernel.syntax.Query.Grouping;
import dev.vonk.kernel.syntax.Query.PipeStep;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The steps of pipes: `|> WHERE a > 1 |> AGGREGATE count(*) GROUP BY b`.
final class Pipes {
    private static final Set<String> GROUPING = Set.of("grouping", "grouping_id");

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
        var head = selects.head();
        var groupBy = selects.groupBy();
        return new PipeStep.Select(head.hints(), head.distinct(), head.items(), groupBy, selects.windowClause());
    }

    private void refuseWindows() {
        int start = tokens.position();
        if (!selects.windowClause().isEmpty()) {
            throw tokens.error("NOT_ALLOWED_IN_PIPE_OPERATOR_WHERE.WINDOW_CLAUSE",
                    "|> WHERE has no WINDOW clause: use it with |> SELECT.", start);
        }
    }

    private PipeStep set() {
        var columns = new ArrayList<Syntax.Alias>();
        do {
            int start = tokens.position();
            var name = grammar.names().dotted();
            if (name.size() > 1) {
                throw tokens.error("_LEGACY_ERROR_TEMP_0035", "|> SET names a column, not a"
                        + " field of one or a column of a relation.", start);
            }
            tokens.require("=");
            var value = grammar.expressions().expression();
            columns.add(new Syntax.Alias(value, name, tokens.origin(start)));
        } while (tokens.accept(","));
        return new PipeStep.Set(columns);
    }

    private PipeStep aggregate() {
        int start = tokens.position() - 1;
        List<Syntax> items = List.of();
        var behind = tokens.ahead(2);
        boolean keysOnly = tokens.at("GROUP", "BY") && behind.kind() != TokenKind.END && !behind.is(";");
        if (!keysOnly && !tokens.atEnd() && !tokens.at(")") && !tokens.at("|>")) {
            items = grammar.expressions().items();
        }
        var groupBy = selects.namedGroupBy();
        if (items.isEmpty() && groupBy == null) {
            throw tokens.error("_LEGACY_ERROR_TEMP_0035", "|> AGGREGATE needs aggregates, a GROUP BY, or both.", start);
        }
        requirePlain(items, groupBy, start);
        return new PipeStep.Aggregate(items, groupBy);
    }

    /// Grouping sets and window functions stand elsewhere.
    private void requirePlain(List<Syntax> items, @Nullable GroupBy groupBy, int start) {
        boolean keys = groupBy == null || groupBy.elements().stream().allMatch(Grouping.Key.class::isInstance);
        boolean plain = items.stream().noneMatch(item -> item.any(part -> part instanceof Syntax.Over
                || part instanceof Syntax.Call call && GROUPING.contains(call.name())));
        if (!keys || !plain) {
            throw tokens.error("UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE", "|> AGGREGATE takes"
                    + " plain keys and aggregates: no grouping sets, GROUP BY ALL, grouping() or window functions.",
                    start);
        }
    }

    /// A join, a pivot or a sample of the rows, or their order.
    private PipeStep related() {
        int start = tokens.position();
        var piped = new Relation.Piped(tokens.originOf(start));
        var related = grammar.relations().oneStep(piped, start);
        return related == piped ? arrange() : new PipeStep.Related(related);
    }

    private PipeStep arrange() {
        int start = tokens.position();
        var found = grammar.queries().organisation();
        if (tokens.position() == start) {
            throw tokens.failure();
        }
        boolean ordered = !found.orderBy().isEmpty() || !found.sortBy().isEmpty() || !found.clusterBy().isEmpty()
                || !found.distributeBy().isEmpty();
        boolean cut = found.limit() != null || found.offset() != null;
        if (ordered && cut || !found.windows().isEmpty()) {
            throw tokens.error("MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS", "One clause a pipe: write |>"
                    + " before the second.", start);
        }
        return new PipeStep.Arrange(found.orderBy(), found.sortBy(), found.distributeBy(), found.clusterBy(),
                found.limit(), found.offset());
    }
}
