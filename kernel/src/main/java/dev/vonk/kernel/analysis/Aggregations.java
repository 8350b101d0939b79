package dev.vonk.kernel.analysis;

import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedCall;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The steps that make one row of many: groupBy and agg, distinct, dropDuplicates.
public final class Aggregations {
    private final Catalog catalog;
    private final Surroundings around;

    public Aggregations(Surroundings around) {
        this.around = around;
        this.catalog = around.catalog();
    }

    /// One row a group: what `list` gives, over groups of equal `keys`. The keys themselves come out only where the list
    /// has them.
    public Frame aggregate(Frame frame, List<Syntax> keys, List<Syntax> list) {
        var scope = Scope.of(frame);
        var grouping = keys(scope, keys);
        var collector = new AggregateCollector();
        var windows = new WindowCollector();
        var analyzer = ExpressionAnalyzer.aggregating(scope, around, collector, windows);
        var groups = new Groups(grouping, collector, windows, !keys.isEmpty());
        var columns = new ArrayList<NamedExpression>();
        for (var item : list) {
            if (item instanceof Syntax.Star star) {
                scope.expand(star).forEach(column -> columns
                        .add(over(groups, NamedExpression.of(column), star.origin())));
            } else {
                columns.add(over(groups, item(item, analyzer, collector), item.origin()));
            }
        }
        return frame.with(plan(frame.plan(), distinctKeys(grouping), collector.calls(), columns,
                aggregate -> windows.over(aggregate, part -> overGroups(groups, part, Origin.NONE))));
    }

    /// What expressions over groups may refer to.
    ///
    /// @param windows the window functions over the groups
    /// @param written whether there are written keys; else all rows are one group
    private record Groups(List<NamedExpression> keys, AggregateCollector calls, WindowCollector windows,
            boolean written) {}

    /// As [#aggregate], with the keys in front of the list: what `groupBy(keys).agg(list)` gives.
    public Frame group(Frame frame, List<Syntax> keys, List<Syntax> list) {
        var all = new ArrayList<>(keys);
        all.addAll(list);
        return aggregate(frame, keys, all);
    }

    /// Each row once.
    public Frame distinct(Frame frame) {
        SetOperations.requireComparable(frame.columns(), "distinct()");
        return frame.with(new OneInput.Distinct(frame.plan()));
    }

    /// One row for each combination of values in the columns called so: the first that comes.
    public Frame dropDuplicates(Frame frame, List<String> names) {
        var scope = Scope.of(frame);
        Set<Long> keyIds = new HashSet<>();
        names.forEach(name -> keyIds.add(scope.named(name, Origin.NONE).id()));
        var first = catalog.aggregate("first").orElseThrow();
        var keys = new ArrayList<NamedExpression>();
        var calls = new ArrayList<NamedCall>();
        var moved = new HashMap<Long, Long>();
        var output = new ArrayList<NamedExpression>();
        for (var column : frame.columns()) {
            if (keyIds.contains(column.id())) {
                keys.add(NamedExpression.of(column));
                output.add(keys.getLast());
            } else {
                var written = new FunctionResolver.Written("first", column.name(), List.of(column.name()), Origin.NONE);
                var call = new FunctionResolver(catalog).aggregate(first, written, List.of(column), false, null);
                calls.add(NamedCall.of(column.name(), call));
                output.add(NamedExpression.of(calls.getLast().output()));
                moved.put(column.id(), calls.getLast().output().id());
            }
        }
        SetOperations.requireComparable(keys.stream().map(NamedExpression::output).toList(), "dropDuplicates(...)");
        return frame.moved(plan(frame.plan(), keys, calls, output, UnaryOperator.identity()), moved);
    }

    private List<NamedExpression> keys(Scope scope, List<Syntax> keys) {
        var analyzer = ExpressionAnalyzer.of(scope, around, "groupBy(...)");
        var columns = new ArrayList<NamedExpression>();
        for (var key : keys) {
            if (key instanceof Syntax.Star star) {
                scope.expand(star).forEach(column -> columns.add(NamedExpression.of(column)));
                continue;
            }
            var expression = analyzer.analyze(key);
            columns.add(expression instanceof ColumnReference column && !(key instanceof Syntax.Alias)
                    ? NamedExpression.of(column)
                    : NamedExpression.of(analyzer.columnName(key), expression));
        }
        SetOperations.requireComparable(columns.stream().map(NamedExpression::output).toList(), "groupBy(...)");
        return columns;
    }

    /// The column an item of the list makes. An aggregate that stands alone gives its result column its own name.
    private static NamedExpression item(Syntax item, ExpressionAnalyzer analyzer, AggregateCollector collector) {
        var expression = analyzer.analyze(item);
        var name = analyzer.columnName(item);
        if (expression instanceof ColumnReference column && !(item instanceof Syntax.Alias)
                && !collector.holds(column)) {
            return NamedExpression.of(column);
        }
        return NamedExpression.of(name, expression);
    }

    /// The same column computed from keys and aggregate results; whatever else it refers to is an error.
    private static NamedExpression over(Groups groups, NamedExpression column, Origin origin) {
        var changed = overGroups(groups, column.expression(), origin);
        var same = groups.keys.stream()
                .filter(key -> key.output().equals(changed) && key.output().name().equals(column.output().name()))
                .findFirst();
        if (same.isPresent()) {
            return NamedExpression.of(same.get().output());
        }
        return new NamedExpression(changed, column.output());
    }

    private static Expression overGroups(Groups groups, Expression expression, Origin origin) {
        var changed = ExpressionRewriter.topDown(expression, part -> keyFor(groups.keys, part));
        Set<Long> known = new HashSet<>();
        groups.keys.forEach(key -> known.add(key.output().id()));
        groups.calls.calls().forEach(call -> known.add(call.output().id()));
        groups.windows.outputs().forEach(column -> known.add(column.id()));
        requireKnown(changed, known, groups.written, origin);
        return changed;
    }

    private static Expression keyFor(List<NamedExpression> keys, Expression part) {
        for (var key : keys) {
            boolean same = part instanceof ColumnReference column && key.expression() instanceof ColumnReference grouped
                    ? column.id() == grouped.id()
                    : key.expression().equals(part);
            if (same) {
                return key.output();
            }
        }
        return part;
    }

    private static void requireKnown(Expression expression, Set<Long> known, boolean grouped, Origin origin) {
        if (expression instanceof ColumnReference column && !known.contains(column.id())) {
            throw Errors.missingAggregation(column.name(), grouped, origin);
        }
        expression.children().forEach(child -> requireKnown(child, known, grouped, origin));
    }

    private static List<NamedExpression> distinctKeys(List<NamedExpression> keys) {
        var seen = new ArrayList<NamedExpression>();
        for (var key : keys) {
            if (seen.stream().noneMatch(other -> other.expression().equals(key.expression()))) {
                seen.add(key);
            }
        }
        return seen;
    }

    /// The aggregation and, where its output is not what is wanted already, a projection over it.
    ///
    /// @param then what goes between both
    private static LogicalPlan plan(LogicalPlan input, List<NamedExpression> keys, List<NamedCall> calls,
            List<NamedExpression> columns, UnaryOperator<LogicalPlan> then) {
        var names = namesFor(calls, columns);
        var named = calls.stream().map(call -> names.containsKey(call.output().id())
                ? new NamedCall(call.call(), names.get(call.output().id()))
                : call).toList();
        var aggregate = then.apply(new OneInput.Aggregate(keys, named, input));
        var shown = columns.stream().map(column -> shown(column, names)).toList();
        boolean asItIs = shown.stream().allMatch(NamedExpression::isPassedOn)
                && shown.stream().map(NamedExpression::output).toList().equals(aggregate.output());
        return asItIs ? aggregate : new OneInput.Project(shown, aggregate);
    }

    private static NamedExpression shown(NamedExpression column, Map<Long, ColumnReference> names) {
        var expression = ExpressionRewriter.replaceColumns(column.expression(), names);
        return expression instanceof ColumnReference result && names.containsKey(result.id())
                && result.name().equals(column.output().name())
                        ? NamedExpression.of(result)
                        : new NamedExpression(expression, column.output());
    }

    /// The result columns that come out alone, under the names they come out with: so no projection is needed for a name.
    private static Map<Long, ColumnReference> namesFor(List<NamedCall> calls, List<NamedExpression> columns) {
        var names = new HashMap<Long, ColumnReference>();
        for (var call : calls) {
            for (var column : columns) {
                if (column.expression() instanceof ColumnReference result && result.id() == call.output().id()) {
                    var output = call.output();
                    names.putIfAbsent(output.id(),
                            new ColumnReference(output.id(), column.output().name(), output.type(), output.nullable()));
                }
            }
        }
        return names;
    }
}
