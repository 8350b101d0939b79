package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.SetOperation;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Distinct;
import dev.vonk.kernel.logical.OneInput.Generate;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;

/// Says DISTINCT, INTERSECT and EXCEPT in terms of aggregates and joins.
///
/// ```
/// Intersect            Aggregate keys [a]                Intersect all: count the rows of each side by value,
/// :- L          ->     +- Join LeftSemi a <=> b          put out each value as often as both have it
/// +- R                    :- L
///                         +- R
/// ```
final class RewriteSetOperations implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanRewriter.bottomUp(plan, node -> switch (node) {
            case Distinct(var child) -> distinct(child);
            case SetOperation operation -> operation.all() ? counted(operation) : joined(operation);
            default -> node;
        });
    }

    private static LogicalPlan distinct(LogicalPlan child) {
        return new Aggregate(child.output().stream().map(NamedExpression::of).toList(), List.of(), child);
    }

    private static LogicalPlan joined(SetOperation operation) {
        var terms = new ArrayList<Expression>();
        for (int i = 0; i < operation.output().size(); i++) {
            terms.add(Calls.scalar("equal_null_safe", operation.left().output().get(i),
                    operation.right().output().get(i)));
        }
        var kind = operation.kind() == SetOperation.Kind.INTERSECT ? JoinKind.LEFT_SEMI : JoinKind.LEFT_ANTI;
        var join = new Join(kind, operation.left(), operation.right(), ExpressionRewriter.conjunction(terms));
        return renamed(distinct(join), operation.output());
    }

    private static LogicalPlan renamed(LogicalPlan plan, List<ColumnReference> output) {
        var columns = new ArrayList<NamedExpression>();
        for (int i = 0; i < output.size(); i++) {
            columns.add(new NamedExpression(plan.output().get(i), output.get(i)));
        }
        return new Project(columns, plan);
    }

    private static LogicalPlan counted(SetOperation operation) {
        var values = operation.output().stream().map(ColumnIds::like).toList();
        var inLeft = ColumnIds.fresh("left_rows", DataTypes.LongType, false);
        var inRight = ColumnIds.fresh("right_rows", DataTypes.LongType, false);
        var columns = new ArrayList<>(values);
        columns.add(inLeft);
        columns.add(inRight);
        var both = new Union(List.of(marked(operation.left(), 1, 0), marked(operation.right(), 0, 1)), columns);
        var leftRows = Calls.aggregate("sum", inLeft);
        var rightRows = Calls.aggregate("sum", inRight);
        var counts = new Aggregate(values.stream().map(NamedExpression::of).toList(), List.of(leftRows, rightRows),
                both);
        var rest = Calls.scalar("subtract", leftRows.output(), rightRows.output());
        var copies = operation.kind() == SetOperation.Kind.INTERSECT
                ? Calls.scalar("least", leftRows.output(), rightRows.output())
                : Calls.scalar("greatest", rest, Calls.number(0));
        var times = new Cast(copies, DataTypes.IntegerType, Cast.OnFailure.RAISE);
        var list = Calls.scalar("array_repeat", Calls.truth(true), times);
        var made = ColumnIds.fresh("copy", DataTypes.BooleanType, true);
        return renamed(new Generate(list, false, false, List.of(made), counts), operation.output());
    }

    private static LogicalPlan marked(LogicalPlan input, long left, long right) {
        var columns = new ArrayList<>(input.output().stream().map(NamedExpression::of).toList());
        columns.add(NamedExpression.of("left_rows", Calls.number(left)));
        columns.add(NamedExpression.of("right_rows", Calls.number(right)));
        return new Project(columns, input);
    }
}
