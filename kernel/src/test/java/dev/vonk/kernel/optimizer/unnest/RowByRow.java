package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.query.QueryRunner;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.source.memory.MemorySource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an Apply means, word for word: the right side is run once for each left row, with the row's values put into it.
/// For comparing.
final class RowByRow {
    private final QueryRunner runner;

    RowByRow(QueryRunner runner) {
        this.runner = runner;
    }

    /// The rows of a plan without Apply.
    List<Row> rows(LogicalPlan plan) {
        var rows = new ArrayList<Row>();
        try (var batches = runner.run(plan)) {
            while (batches.hasNext()) {
                var batch = batches.next();
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(Values.readRow(batch, plan.schema(), i));
                }
            }
        }
        return rows;
    }

    /// The plan with the rows of each Apply in its place.
    LogicalPlan computed(LogicalPlan plan) {
        if (plan instanceof Apply apply) {
            return scan(apply.output(), appliedRows(apply));
        }
        return plan.withChildren(plan.children().stream().map(this::computed).toList());
    }

    private static LogicalPlan scan(List<ColumnReference> output, List<Row> rows) {
        var source = MemorySource.ofRows(ColumnIds.schema(output), rows);
        return new Leaf.Scan(source, IntStream.range(0, output.size()).boxed().toList(), output, List.of());
    }

    private List<Row> appliedRows(Apply apply) {
        var left = computed(apply.left());
        var out = new ArrayList<Row>();
        var schema = ColumnIds.schema(apply.output());
        if (Columns.free(apply.right()).isEmpty()) {
            // as in Spark, such a query runs even if no row asks for it
            var rows = rows(computed(apply.right()));
            if (apply.kind() == Apply.Kind.SCALAR) {
                single(rows);
            }
        }
        for (var row : rows(left)) {
            var values = new HashMap<Long, Literal>();
            for (int i = 0; i < left.output().size(); i++) {
                values.put(left.output().get(i).id(), new Literal(row.get(i), left.output().get(i).type()));
            }
            for (var made : madeFor(apply, values)) {
                var all = new ArrayList<@Nullable Object>(row.toList());
                all.addAll(made);
                out.add(Row.of(schema, all.toArray()));
            }
        }
        return out;
    }

    /// What stands beside one left row, once for each row that comes of it.
    private List<List<@Nullable Object>> madeFor(Apply apply, Map<Long, Literal> values) {
        var right = computed(replaced(apply.right(), values));
        var condition = apply.condition() == null
                ? null
                : ExpressionRewriter.replaceColumns(apply.condition(), values);
        return switch (apply.kind()) {
            case SCALAR -> List.of(one(single(rows(right))));
            case EXISTS -> List.of(one(!rows(right).isEmpty()));
            case IN -> List.of(one(member(truths(right, condition))));
            case LATERAL -> kept(right, condition);
            case LATERAL_OUTER -> {
                var kept = kept(right, condition);
                yield kept.isEmpty()
                        ? List.of(java.util.Collections.nCopies(right.output().size(), null))
                        : kept;
            }
        };
    }

    private static LogicalPlan replaced(LogicalPlan plan, Map<Long, Literal> values) {
        var inputs = plan.children().stream().map(child -> replaced(child, values)).toList();
        return plan.withChildren(inputs)
                .mapExpressions(expression -> ExpressionRewriter.replaceColumns(expression, values));
    }

    private static List<@Nullable Object> one(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>();
        list.add(value);
        return list;
    }

    private static @Nullable Object single(List<Row> rows) {
        if (rows.size() > 1) {
            throw new DataException("SCALAR_SUBQUERY_TOO_MANY_ROWS", rows.toString());
        }
        return rows.isEmpty() ? null : rows.getFirst().get(0);
    }

    private List<@Nullable Object> truths(LogicalPlan right, @Nullable Expression condition) {
        var truth = NamedExpression.of("truth", java.util.Objects.requireNonNull(condition));
        var list = new ArrayList<@Nullable Object>();
        rows(new Project(List.of(truth), right)).forEach(row -> list.add(row.get(0)));
        return list;
    }

    private static @Nullable Boolean member(List<@Nullable Object> truths) {
        if (truths.contains(true)) {
            return true;
        }
        return truths.contains(null) ? null : false;
    }

    private List<List<@Nullable Object>> kept(LogicalPlan right, @Nullable Expression condition) {
        var rows = rows(right);
        var truths = condition == null
                ? java.util.Collections.nCopies(rows.size(), (Object) true)
                : truths(scan(right.output(), rows), condition);
        var kept = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < rows.size(); i++) {
            if (Boolean.TRUE.equals(truths.get(i))) {
                kept.add(rows.get(i).toList());
            }
        }
        return kept;
    }
}
