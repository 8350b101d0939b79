package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `query |> step |> step`: each step over the frame of those before it.
final class Pipes {
    private final QueryAnalyzer queries;
    private final Surroundings around;

    Pipes(QueryAnalyzer queries) {
        this.queries = queries;
        this.around = queries.around();
    }

    Frame piped(Query.Piped piped) {
        var input = queries.analyze(piped.input());
        return switch (piped.step()) {
            case Query.PipeStep.Select(var hints, var distinct, var items, var groupBy, var windows) -> {
                if (groupBy == null) {
                    forbidAggregates(items, "SELECT");
                }
                yield select(Hints.applied(input, hints, around),
                        new Block(distinct, items, groupBy, null, null, windows, List.of()));
            }
            case Query.PipeStep.Extend(var items) -> {
                forbidAggregates(items, "EXTEND");
                var all = new ArrayList<Syntax>(items);
                all.addFirst(new Syntax.Star(List.of(), Origin.NONE));
                yield select(input, Block.of(all));
            }
            case Query.PipeStep.Set(var columns) -> set(input, columns);
            case Query.PipeStep.Drop(var columns) -> drop(input, columns);
            case Query.PipeStep.As(var name) -> Frame.of(input.plan()).qualified(name);
            case Query.PipeStep.Where(var condition) -> new Projections(around).filter(input, condition);
            case Query.PipeStep.Aggregate(var items, var groupBy) -> aggregate(input, items, groupBy);
            case Query.PipeStep.Related(var relation) -> new Relations(queries, input).frame(relation);
            case Query.PipeStep.Combine(var kind, var all, var byName, var right) ->
                queries.combined(input, kind, all, byName, queries.analyze(right));
            case Query.PipeStep.Arrange arrange -> {
                var arrangements = new Arrangements(queries);
                var sorted = arrangements.sorted(input, arrange.orderBy());
                yield arrangements.limited(arrangements.dealt(sorted, arrange.sortBy(), arrange.distributeBy(),
                        arrange.clusterBy()), arrange.limit(), arrange.offset());
            }
        };
    }

    private Frame select(Frame input, Block block) {
        return new SelectAnalyzer(queries).block(input, block);
    }

    private void forbidAggregates(List<Syntax> items, String clause) {
        for (var item : items) {
            if (ExpressionAnalyzer.hasAggregates(around.catalog(), item)) {
                throw Errors.invalid("PIPE_OPERATOR_CONTAINS_AGGREGATE_FUNCTION", "|> " + clause + " looks at one row "
                        + "at a time and cannot hold an aggregate. Write |> AGGREGATE.", item.origin());
            }
        }
    }

    private Frame set(Frame input, List<Syntax.Alias> columns) {
        var frame = input;
        for (var column : columns) {
            var name = column.names().getFirst();
            if (frame.columns().stream().noneMatch(known -> known.name().equalsIgnoreCase(name))) {
                throw Errors.unresolvedColumn(name, name, frame.schema().names(), column.origin());
            }
            frame = new Projections(around).withColumns(frame, new LinkedHashMap<>(Map.of(name, column.child())));
        }
        return frame;
    }

    private Frame drop(Frame input, List<Syntax.Name> columns) {
        var names = columns.stream().map(column -> column.names().getLast()).toList();
        for (var column : columns) {
            var name = column.names().getLast();
            if (input.columns().stream().noneMatch(known -> known.name().equalsIgnoreCase(name))) {
                throw Errors.unresolvedColumn(name, name, input.schema().names(), column.origin());
            }
        }
        return new Projections(around).dropNamed(input, names);
    }

    /// The keys come first, then the aggregates.
    private Frame aggregate(Frame input, List<Syntax> items, Query.@Nullable GroupBy groupBy) {
        for (var item : items) {
            if (!ExpressionAnalyzer.hasAggregates(around.catalog(), item)) {
                throw Errors.invalid("PIPE_OPERATOR_AGGREGATE_EXPRESSION_CONTAINS_NO_AGGREGATE_FUNCTION",
                        "|> AGGREGATE holds aggregates; there is none in an item of it. Keys go behind GROUP BY.",
                        item.origin());
            }
        }
        var all = new ArrayList<Syntax>();
        var bare = new ArrayList<Query.Grouping>();
        if (groupBy != null) {
            for (var element : groupBy.elements()) {
                bare.add(bare(element, all, input));
            }
        }
        all.addAll(items);
        var keys = groupBy == null
                ? new Query.GroupBy(List.of(), Origin.NONE)
                : new Query.GroupBy(bare, groupBy.origin());
        return select(input, new Block(false, all, keys, null, null, Map.of(), List.of()));
    }

    /// The element without aliases; its keys are added to the list. A place means a column of the input.
    private static Query.Grouping bare(Query.Grouping element, List<Syntax> list, Frame input) {
        return switch (element) {
            case Query.Grouping.Key(var expression) -> {
                var key = expression instanceof Syntax.Literal(var value, var _, var origin)
                        && value instanceof Integer place && place >= 1 && place <= input.columns().size()
                                ? new Syntax.FrameColumn(input.columns().get(place - 1), 0, origin)
                                : expression;
                list.add(key);
                yield new Query.Grouping.Key(SelectItems.bare(key));
            }
            case Query.Grouping.Listed(var keys) -> new Query.Grouping.Listed(bare(keys, list));
            case Query.Grouping.Rollup(var sets) ->
                new Query.Grouping.Rollup(sets.stream().map(set -> bare(set, list)).toList());
            case Query.Grouping.Cube(var sets) ->
                new Query.Grouping.Cube(sets.stream().map(set -> bare(set, list)).toList());
            case Query.Grouping.Sets(var sets) ->
                new Query.Grouping.Sets(sets.stream().map(set -> bare(set, list, input)).toList());
            case Query.Grouping.All all -> all;
        };
    }

    private static List<Syntax> bare(List<Syntax> keys, List<Syntax> list) {
        keys.stream().filter(key -> list.stream().noneMatch(known -> known.equals(key))).forEach(list::add);
        return keys.stream().map(SelectItems::bare).toList();
    }
}
