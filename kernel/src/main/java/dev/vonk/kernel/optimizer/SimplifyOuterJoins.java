package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.InSet;
import dev.vonk.runtime.expression.Expression.IsNull;
import dev.vonk.runtime.expression.Expression.Not;
import dev.vonk.runtime.function.ScalarFunction.NullRule;
import dev.vonk.runtime.plan.JoinKind;
import java.util.Set;
import java.util.stream.Collectors;

/// An outer join whose made-up null rows a filter above drops anyway need not make them.
///
/// ```
/// Filter r.x > 1                 Filter r.x > 1
/// +- Join LeftOuter      ->      +- Join Inner
/// ```
final class SimplifyOuterJoins implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanRewriter.topDown(plan, node -> {
            if (node instanceof Filter(var condition, Join join)) {
                var kind = simplified(join, condition);
                return kind == join.kind()
                        ? node
                        : new Filter(condition, new Join(kind, join.left(), join.right(), join.condition()));
            }
            return node;
        });
    }

    private static JoinKind simplified(Join join, Expression condition) {
        var left = ids(join.left());
        var right = ids(join.right());
        boolean dropsLeftNulls = ExpressionRewriter.conjuncts(condition).stream()
                .anyMatch(term -> rejectsNulls(term, left));
        boolean dropsRightNulls = ExpressionRewriter.conjuncts(condition).stream()
                .anyMatch(term -> rejectsNulls(term, right));
        return switch (join.kind()) {
            case LEFT_OUTER -> dropsRightNulls ? JoinKind.INNER : join.kind();
            case RIGHT_OUTER -> dropsLeftNulls ? JoinKind.INNER : join.kind();
            case FULL_OUTER -> dropsLeftNulls && dropsRightNulls
                    ? JoinKind.INNER
                    : dropsLeftNulls ? JoinKind.LEFT_OUTER : dropsRightNulls ? JoinKind.RIGHT_OUTER : join.kind();
            case INNER, LEFT_SEMI, LEFT_ANTI, CROSS -> join.kind();
        };
    }

    private static Set<Long> ids(LogicalPlan plan) {
        return plan.output().stream().map(ColumnReference::id).collect(Collectors.toSet());
    }

    /// Whether the term cannot be true where all these columns are null.
    private static boolean rejectsNulls(Expression term, Set<Long> columns) {
        return switch (term) {
            case Not(IsNull(var child)) -> isNullWith(child, columns);
            case InSet in -> isNullWith(in, columns);
            case Call call -> isNullWith(call, columns);
            case Not(var child) -> isNullWith(child, columns);
            case ColumnReference column -> columns.contains(column.id());
            default -> false;
        };
    }

    /// Whether the value is null where all these columns are null.
    private static boolean isNullWith(Expression value, Set<Long> columns) {
        return switch (value) {
            case ColumnReference column -> columns.contains(column.id());
            case Expression.Cast(var child, var _, var _) -> isNullWith(child, columns);
            case InSet(var child, var _, var _) -> isNullWith(child, columns);
            case Call(var function, var arguments, var _, var _) -> function.nulls() == NullRule.PROPAGATE
                    && arguments.stream().anyMatch(argument -> isNullWith(argument, columns));
            default -> false;
        };
    }
}
