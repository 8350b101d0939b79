package dev.vonk.kernel.optimizer.join;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.List;

/// What hangs together by inner, semi and anti joins.
///
/// @param relations in the order of the query
/// @param conditions what rows of the joined relations must fulfil, those of reducers not among them
record Region(List<Relation> relations, List<Expression> conditions) {
    private static final int MOST = 63;

    /// The region whose topmost join is `plan`.
    static Region under(LogicalPlan plan) {
        var region = new Region(new ArrayList<>(), new ArrayList<>());
        region.add(plan);
        return region;
    }

    /// Whether a region may begin here.
    static boolean startsAt(LogicalPlan plan) {
        return switch (plan) {
            case Join join -> isInner(join) || isReducing(join);
            case Filter(var condition, var child) -> isDeterministic(condition) && startsAt(child);
            default -> false;
        };
    }

    private void add(LogicalPlan plan) {
        switch (plan) {
            case Join join when isInner(join) -> {
                add(join.left());
                add(join.right());
                if (join.condition() != null) {
                    conditions.addAll(ExpressionRewriter.conjuncts(join.condition()));
                }
            }
            case Join join when isReducing(join) -> {
                add(join.left());
                relations.add(new Relation(join.right(), join.kind(), join.condition()));
            }
            case Filter(var condition, var child) when startsAt(plan) -> {
                add(child);
                conditions.addAll(ExpressionRewriter.conjuncts(condition));
            }
            case Project project when onlyDrops(project) && startsAt(project.child()) -> add(project.child());
            default -> relations.add(Relation.of(plan));
        }
    }

    private static boolean onlyDrops(Project project) {
        return project.columns().stream().allMatch(NamedExpression::isPassedOn);
    }

    private static boolean isInner(Join join) {
        return switch (join.kind()) {
            case CROSS -> true;
            case INNER -> join.condition() == null || isDeterministic(join.condition());
            case LEFT_OUTER, RIGHT_OUTER, FULL_OUTER, LEFT_SEMI, LEFT_ANTI -> false;
        };
    }

    private static boolean isReducing(Join join) {
        return (join.kind() == JoinKind.LEFT_SEMI || join.kind() == JoinKind.LEFT_ANTI) && join.condition() != null
                && isDeterministic(join.condition());
    }

    static boolean isDeterministic(Expression expression) {
        return !ExpressionRewriter.any(expression,
                part -> part instanceof Call call && !call.function().deterministic());
    }

    /// Whether there is an order to choose.
    boolean isWorthOrdering() {
        return relations.size() > 2 && relations.size() <= MOST;
    }
}
