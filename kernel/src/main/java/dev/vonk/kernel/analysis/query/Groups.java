package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.AggregateCollector;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.Scope;
import dev.vonk.kernel.analysis.SetOperations;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keys of a GROUP BY, and what the expressions of the select list are over them.
final class Groups {
    private final Frame from;
    private final Block block;
    private final Predicate<Syntax> hasAggregate;
    private final ExpressionAnalyzer analyzer;
    private final GroupingSets sets;
    private final Set<Long> inputs = new HashSet<>();

    Groups(Surroundings around, Frame from, Block block, Predicate<Syntax> hasAggregate) {
        this.from = from;
        this.block = block;
        this.hasAggregate = hasAggregate;
        this.analyzer = ExpressionAnalyzer.of(Scope.of(from), around, "GROUP BY");
        for (var item : block.items()) {
            if (item instanceof Syntax.Alias(var child, var names, var _) && names.size() == 1) {
                analyzer.alias(names.getFirst(), child);
            }
        }
        from.columns().forEach(column -> inputs.add(column.id()));
        this.sets = sets(block.groupBy());
        SetOperations.requireComparable(sets.keys().stream().map(NamedExpression::output).toList(), "GROUP BY");
    }

    /// The keys of the aggregation.
    List<NamedExpression> keys() {
        return sets.aggregationKeys();
    }

    /// The input of the aggregation.
    LogicalPlan input() {
        return sets.expanded(analyzer.withSubqueries(from.plan()));
    }

    /// `grouping(key)` and `grouping_id(...)`.
    Optional<Expression> meaning(Syntax syntax) {
        if (!(syntax instanceof Syntax.Call call)) {
            return Optional.empty();
        }
        return switch (call.name()) {
            case "grouping" -> Optional.of(sets.grouping(call, call.arguments().stream().map(analyzer::analyze)
                    .toList()));
            case "grouping_id", "grouping__id" -> Optional.of(sets.groupingId(call, call.arguments().stream()
                    .map(analyzer::analyze).toList()));
            default -> Optional.empty();
        };
    }

    /// The same column computed from keys and aggregate results.
    ///
    /// @throws dev.vonk.kernel.analysis.AnalysisException where it needs a column that differs within a group
    NamedExpression over(AggregateCollector collector, NamedExpression column, Origin origin) {
        var changed = ExpressionRewriter.topDown(column.expression(), this::key);
        requireGrouped(changed, collector, origin);
        boolean passedOn = column.isPassedOn() && changed instanceof ColumnReference key
                && key.id() == column.output().id();
        return passedOn ? column : new NamedExpression(changed, output(column, changed));
    }

    /// The same expression over keys and aggregate results.
    ///
    /// @throws dev.vonk.kernel.analysis.AnalysisException where it needs a column that differs within a group
    Expression over(AggregateCollector collector, Expression expression) {
        var changed = ExpressionRewriter.topDown(expression, this::key);
        requireGrouped(changed, collector, Origin.NONE);
        return changed;
    }

    private static ColumnReference output(NamedExpression column, Expression changed) {
        var output = column.output();
        boolean fresh = column.isPassedOn();
        return fresh
                ? NamedExpression.of(output.name(), changed).output()
                : new ColumnReference(output.id(), output.name(), changed.type(), changed.nullable());
    }

    private Expression key(Expression part) {
        for (var key : sets.keys()) {
            if (OrderKeys.same(key.expression(), part)) {
                return key.output();
            }
        }
        return part;
    }

    private void requireGrouped(Expression expression, AggregateCollector collector, Origin origin) {
        if (expression instanceof ColumnReference column && inputs.contains(column.id())
                && !collector.holds(column) && sets.keys().stream().noneMatch(key -> key.output().id() == column
                        .id())) {
            throw Errors.missingAggregation(column.name(), block.groupBy() != null, origin);
        }
        expression.children().forEach(child -> requireGrouped(child, collector, origin));
    }

    private GroupingSets sets(Query.@Nullable GroupBy groupBy) {
        if (groupBy == null) {
            return new GroupingSets(List.of());
        }
        var elements = new ArrayList<List<List<NamedExpression>>>();
        for (var element : groupBy.elements()) {
            elements.add(sets(element));
        }
        return new GroupingSets(elements);
    }

    private List<List<NamedExpression>> sets(Query.Grouping element) {
        return switch (element) {
            case Query.Grouping.Key(var expression) -> List.of(List.of(key(expression)));
            case Query.Grouping.Listed(var keys) -> List.of(keys.stream().map(this::key).toList());
            case Query.Grouping.All() -> List.of(block.items().stream().filter(item -> !hasAggregate.test(item))
                    .map(SelectItems::bare).map(this::key).toList());
            case Query.Grouping.Rollup(var sets) -> GroupingSets.rollup(listed(sets));
            case Query.Grouping.Cube(var sets) -> GroupingSets.cube(listed(sets));
            case Query.Grouping.Sets(var sets) -> sets.stream().flatMap(set -> sets(set).stream()).toList();
        };
    }

    private List<List<NamedExpression>> listed(List<List<Syntax>> sets) {
        return sets.stream().map(set -> set.stream().map(this::key).toList()).toList();
    }

    private NamedExpression key(Syntax written) {
        var key = written instanceof Syntax.Literal(var value, var _, var origin) && value instanceof Integer place
                ? item(place, origin)
                : written;
        if (hasAggregate.test(key)) {
            throw Errors.invalid("GROUP_BY_AGGREGATE", "GROUP BY " + analyzer.text(key) + " would group by an "
                    + "aggregate, which is only known once the groups are. Compute it in a query of its own.",
                    key.origin());
        }
        return Projections.named(key, analyzer);
    }

    private Syntax item(int place, Origin origin) {
        if (place < 1 || place > block.items().size()) {
            throw Errors.invalid("GROUP_BY_POS_OUT_OF_RANGE", "GROUP BY " + place + " means an item of the select "
                    + "list, which has " + block.items().size() + ".", origin);
        }
        var item = SelectItems.bare(block.items().get(place - 1));
        if (hasAggregate.test(item)) {
            throw Errors.invalid("GROUP_BY_POS_AGGREGATE", "GROUP BY " + place + " means " + analyzer.text(item)
                    + ", an aggregate, which is only known once the groups are.", origin);
        }
        return item;
    }
}
