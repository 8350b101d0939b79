package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes plans without [Apply] of plans with it. The innermost goes first: what it leaves in the plan of columns from
/// further out is for the next one.
public final class Unnesting {
    private Unnesting() {
    }

    /// The same rows without any [Apply].
    public static LogicalPlan unnest(LogicalPlan plan) {
        return switch (plan) {
            case Filter(var condition, Apply apply) -> filtered(condition, apply);
            case Apply apply -> unnested(apply, unnest(apply.left()));
            default -> {
                var inputs = plan.children().stream().map(Unnesting::unnest).toList();
                yield same(inputs, plan.children()) ? plan : plan.withChildren(inputs);
            }
        };
    }

    private static boolean same(List<LogicalPlan> left, List<LogicalPlan> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) != right.get(i)) {
                return false;
            }
        }
        return true;
    }

    /// Terms of the condition that are nothing but a mark, or the opposite of one, become semi and anti joins.
    private static LogicalPlan filtered(Expression condition, Apply apply) {
        var terms = new ArrayList<>(ExpressionRewriter.conjuncts(condition));
        var plan = under(terms, apply);
        return terms.isEmpty() ? plan : new Filter(ExpressionRewriter.conjunction(terms), plan);
    }

    private static LogicalPlan under(List<Expression> terms, Apply apply) {
        var left = apply.left() instanceof Apply inner ? under(terms, inner) : unnest(apply.left());
        var mark = apply.result();
        if (mark == null || apply.kind() == Apply.Kind.SCALAR) {
            return unnested(apply, left);
        }
        for (var term : terms) {
            var wanted = wanted(term, mark);
            if (wanted.isPresent()) {
                terms.remove(term);
                return kept(apply, left, mark, wanted.get());
            }
        }
        return unnested(apply, left);
    }

    /// What the mark must be for the term to be true; empty where the term says more.
    private static Optional<Boolean> wanted(Expression term, ColumnReference mark) {
        return switch (term) {
            case ColumnReference column when column.id() == mark.id() -> Optional.of(true);
            case Not(ColumnReference column) when column.id() == mark.id() -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /// The left rows whose mark is as wanted. The mark is a constant then; most often nothing above reads it.
    private static LogicalPlan kept(Apply apply, LogicalPlan left, ColumnReference mark, boolean wanted) {
        var split = Parts.of(left, unnest(apply.right()));
        var rows = apply.kind() == Apply.Kind.EXISTS
                ? Existence.kept(split.left(), split.right(), wanted)
                : Membership.kept(split.left(), split.right(), required(apply.condition()), wanted);
        return withColumn(rows, left, new NamedExpression(Calls.truth(wanted), mark));
    }

    private static LogicalPlan unnested(Apply apply, LogicalPlan left) {
        var split = Parts.of(left, unnest(apply.right()));
        return Columns.exactly(joined(apply, split.left(), split.right()), apply.output());
    }

    private static LogicalPlan joined(Apply apply, LogicalPlan left, LogicalPlan right) {
        return switch (apply.kind()) {
            case SCALAR -> ScalarQueries.column(left, right, required(apply.result()));
            case EXISTS -> Existence.column(left, right, required(apply.result()));
            case IN -> Membership.column(left, right, required(apply.condition()), required(apply.result()));
            case LATERAL -> Laterals.inner(left, right, apply.condition());
            case LATERAL_OUTER -> Laterals.outer(left, right, apply.condition());
        };
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("a subquery within an expression has a result, an IN a condition too");
        }
        return part;
    }

    /// The left columns of `plan`, then one more.
    static LogicalPlan withColumn(LogicalPlan plan, LogicalPlan left, NamedExpression column) {
        return new Project(Columns.joined(Columns.passedOn(plan, left.output()), List.of(column)), plan);
    }
}
