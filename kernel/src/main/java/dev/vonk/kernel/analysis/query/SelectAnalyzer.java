package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.AggregateCollector;
import dev.vonk.kernel.analysis.Aggregations;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Generators;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.Scope;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.analysis.WindowCollector;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One SELECT with its ORDER BY. The clauses are looked at in the order in which they act: FROM, WHERE, GROUP BY and the
/// list with its aggregates, HAVING, QUALIFY, DISTINCT, ORDER BY.
final class SelectAnalyzer {
    private final QueryAnalyzer queries;
    private final Surroundings around;

    SelectAnalyzer(QueryAnalyzer queries) {
        this.queries = queries;
        this.around = queries.around();
    }

    Frame select(Query.Select select, List<Syntax> orderBy) {
        var from = new Relations(queries).from(select.from());
        var hinted = Hints.applied(from, select.hints(), around);
        var filtered = select.where() == null ? hinted : new Projections(around).filter(hinted, select.where());
        return block(filtered, Block.of(select, orderBy));
    }

    /// What the block makes of the rows of a frame.
    Frame block(Frame from, Block written) {
        var block = written.withItems(SelectItems.expanded(written.items(), Scope.of(from)));
        return isGrouped(block) ? grouped(from, block) : plain(from, block);
    }

    private boolean isGrouped(Block block) {
        return block.groupBy() != null || block.having() != null
                || block.items().stream().anyMatch(this::hasAggregate)
                || block.orderBy().stream().anyMatch(this::hasAggregate);
    }

    private boolean hasAggregate(Syntax syntax) {
        return ExpressionAnalyzer.hasAggregates(around.catalog(), syntax);
    }

    private Frame plain(Frame from, Block block) {
        var windows = new WindowCollector(block.windows());
        var analyzer = ExpressionAnalyzer.selecting(Scope.of(from), around, "a select list without GROUP BY", windows);
        var aliases = aliases(analyzer, block);
        var columns = new ArrayList<NamedExpression>();
        var places = new ArrayList<Syntax>();
        var plan = from.plan();
        for (var item : block.items()) {
            if (Generators.isGenerator(item)) {
                var generated = Generators.generate(plan, item, analyzer);
                plan = generated.plan();
                columns.addAll(generated.columns());
                generated.columns().forEach(column -> places.add(new Syntax.Name(List.of(column.output().name()),
                        item.origin())));
            } else {
                columns.add(item(item, analyzer));
                places.add(item);
            }
            known(item, analyzer);
        }
        var order = new OrderKeys(block.distinct(), places, columns, aliases);
        var keys = order.analyzed(block.orderBy(), syntax -> NamedExpression.of("order", analyzer.analyze(syntax)));
        var qualify = qualify(block, analyzer, windows);
        var input = windows.over(analyzer.withSubqueries(plan));
        return finished(from, input, qualify.map(condition -> (LogicalPlan) new OneInput.Filter(condition, input))
                .orElse(input), block, columns, keys);
    }

    private static Optional<Expression> qualify(Block block, ExpressionAnalyzer analyzer, WindowCollector windows) {
        var written = block.qualify();
        if (written == null) {
            return Optional.empty();
        }
        var condition = analyzer.condition(written, "QUALIFY");
        if (windows.isEmpty()) {
            throw Errors.invalid("QUALIFY_REQUIRES_WINDOW_FUNCTION", "QUALIFY filters by what window functions give, "
                    + "and there is none in it or in the select list. Use WHERE or HAVING.", written.origin());
        }
        return Optional.of(condition);
    }

    private Frame grouped(Frame from, Block block) {
        var collector = new AggregateCollector();
        var scope = Scope.of(from);
        var windows = new WindowCollector(block.windows());
        var analyzer = ExpressionAnalyzer.aggregating(scope, around, collector, windows);
        var aliases = aliases(analyzer, block);
        var groups = new Groups(around, from, block, this::hasAggregate);
        analyzer.meaning(groups::meaning);
        var columns = new ArrayList<NamedExpression>();
        for (var item : block.items()) {
            columns.add(groups.over(collector, item(item, analyzer), item.origin()));
            known(item, analyzer);
        }
        if (block.having() != null) {
            analyzer.requireNoWindows(block.having(), "HAVING");
        }
        var having = Optional.ofNullable(block.having()).map(condition -> groups.over(collector,
                NamedExpression.of("having", analyzer.condition(condition, "HAVING")), condition.origin())
                .expression());
        var order = new OrderKeys(block.distinct(), block.items(), columns, aliases);
        var keys = order.analyzed(block.orderBy(), syntax -> groups.over(collector,
                NamedExpression.of("order", analyzer.analyze(syntax)), syntax.origin()));
        var qualify = qualify(block, analyzer, windows);
        var aggregate = new OneInput.Aggregate(groups.keys(), collector.calls(),
                analyzer.withArgumentSubqueries(groups.input()));
        LogicalPlan input = analyzer.withSubqueries(aggregate);
        if (having.isPresent()) {
            input = new OneInput.Filter(having.get(), input);
        }
        input = windows.over(input, part -> groups.over(collector, part));
        if (qualify.isPresent()) {
            input = new OneInput.Filter(groups.over(collector, qualify.get()), input);
        }
        return finished(from, aggregate, input, block, columns, keys);
    }

    private static OrderAliases aliases(ExpressionAnalyzer analyzer, Block block) {
        var aliases = new OrderAliases(analyzer, block.items());
        analyzer.meaning(aliases);
        return aliases;
    }

    /// Later items may use an alias of this one.
    private static void known(Syntax item, ExpressionAnalyzer analyzer) {
        if (item instanceof Syntax.Alias(var child, var names, var _) && names.size() == 1) {
            analyzer.alias(names.getFirst(), child);
        }
    }

    private static NamedExpression item(Syntax item, ExpressionAnalyzer analyzer) {
        return Projections.named(item, analyzer);
    }

    private Frame finished(Frame from, LogicalPlan before, LogicalPlan input, Block block,
            List<NamedExpression> columns, OrderKeys.Analyzed order) {
        var all = new ArrayList<>(columns);
        all.addAll(order.extra());
        var project = new OneInput.Project(all, input);
        var frame = before == input && order.extra().isEmpty() ? from.projected(project) : from.with(project);
        var distinct = block.distinct() ? new Aggregations(around).distinct(frame) : frame;
        if (order.keys().isEmpty()) {
            return distinct;
        }
        var sorted = new OneInput.Sort(order.keys(), true, distinct.plan());
        return distinct.with(order.extra().isEmpty()
                ? sorted
                : new OneInput.Project(columns.stream().map(column -> NamedExpression.of(column.output())).toList(),
                        sorted));
    }
}
