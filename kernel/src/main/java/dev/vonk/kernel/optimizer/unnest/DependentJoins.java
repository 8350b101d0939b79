package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.List;

/// Pairs outer rows with the pairs of a join: with the one side that uses them, or with both, which then agree in the
/// outer row.
final class DependentJoins {
    private DependentJoins() {
    }

    static LogicalPlan beside(Outer outer, Join join) {
        boolean needsLeft = !Columns.taken(join.left(), outer.columns()).isEmpty();
        boolean needsRight = !Columns.taken(join.right(), outer.columns()).isEmpty();
        return switch (join.kind()) {
            case CROSS, INNER -> needsRight && !needsLeft
                    ? leftward(outer, new Join(join.kind(), join.right(), join.left(), join.condition()), false)
                    : leftward(outer, join, needsRight);
            case LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> leftward(outer, join, needsRight);
            case RIGHT_OUTER -> leftward(outer,
                    new Join(JoinKind.LEFT_OUTER, join.right(), join.left(), join.condition()), needsLeft);
            case FULL_OUTER -> full(outer, join);
        };
    }

    /// The left side beside the outer rows; the right side beside a copy of them where it uses them too.
    private static LogicalPlan leftward(Outer outer, Join join, boolean needsRight) {
        var left = Dependent.beside(outer, join.left());
        var conditions = new ArrayList<>(terms(join));
        if (!needsRight) {
            return joined(join, left, join.right(), conditions);
        }
        var domain = outer.domain(Columns.taken(join.right(), outer.columns()));
        var right = Dependent.beside(domain.outer(), domain.in(join.right()));
        conditions.addAll(domain.matches(outer.columns()));
        return joined(join, left, right, conditions);
    }

    private static Join joined(Join join, LogicalPlan left, LogicalPlan right, List<Expression> conditions) {
        return join.kind() == JoinKind.CROSS || join.kind() == JoinKind.INNER
                ? Joins.inner(left, right, conditions)
                : Joins.of(join.kind(), left, right, conditions);
    }

    /// Each side beside its own copy of the domain; a row that only one side has takes the outer row from there. That
    /// is joined back to the outer rows.
    private static LogicalPlan full(Outer outer, Join join) {
        var used = Columns.taken(join, outer.columns());
        var leftDomain = outer.domain(used);
        var rightDomain = outer.domain(used);
        var left = Dependent.beside(leftDomain.outer(), leftDomain.in(join.left()));
        var right = Dependent.beside(rightDomain.outer(), rightDomain.in(join.right()));
        var conditions = new ArrayList<Expression>();
        terms(join).forEach(term -> conditions.add(ExpressionRewriter.replaceColumns(term, leftDomain.columns())));
        var key = new ArrayList<Expression>();
        var columns = new ArrayList<NamedExpression>();
        for (var column : used) {
            var inLeft = leftDomain.columns().get(column.id());
            var inRight = rightDomain.columns().get(column.id());
            conditions.add(Calls.same(inLeft, inRight));
            var either = NamedExpression.of(column.name(),
                    new Expression.Coalesce(List.of(Columns.nullable(inLeft), Columns.nullable(inRight)),
                            column.type()));
            columns.add(either);
            key.add(Calls.scalar("equal_null_safe", column, either.output()));
        }
        var pairs = Joins.of(JoinKind.FULL_OUTER, left, right, conditions);
        columns.addAll(Columns.passedOn(pairs, join.output()));
        return Joins.inner(outer.plan(), new Project(columns, pairs), key);
    }

    private static List<Expression> terms(Join join) {
        return join.condition() == null ? List.of() : ExpressionRewriter.conjuncts(join.condition());
    }
}
