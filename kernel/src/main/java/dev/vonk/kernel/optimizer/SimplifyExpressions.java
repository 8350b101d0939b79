package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.And;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.Case;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.Coalesce;
import dev.vonk.runtime.expression.Expression.Field;
import dev.vonk.runtime.expression.Expression.InSet;
import dev.vonk.runtime.expression.Expression.IsNull;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.Expression.Not;
import dev.vonk.runtime.expression.Expression.Or;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes constants once and shortens boolean algebra.
///
/// ```
/// Filter (d <= (1998-12-01 - 90 days)) AND true     Filter d <= 1998-09-02
/// ```
///
/// A constant that raises is left as it is: whether its error comes up depends on there being rows.
final class SimplifyExpressions implements Rule {
    private final EvaluationContext evaluation;

    SimplifyExpressions(EvaluationContext evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanRewriter.bottomUp(plan, this::simplifyNode);
    }

    private LogicalPlan simplifyNode(LogicalPlan node) {
        boolean[] changed = new boolean[1];
        var simplified = node.mapExpressions(expression -> {
            var other = simplify(expression);
            changed[0] |= other != expression;
            return other;
        });
        var result = changed[0] ? simplified : node;
        return result instanceof OneInput.Filter(var condition, var child) && isTrue(condition) ? child : result;
    }

    private Expression simplify(Expression expression) {
        return ExpressionRewriter.bottomUp(expression, part -> switch (part) {
            case And(var terms) -> and(part, terms);
            case Or(var terms) -> or(part, terms);
            case Not(Not(var inner)) -> inner;
            case IsNull(var child) when !child.nullable() -> new Literal(false, DataTypes.BooleanType);
            case Coalesce(var arguments, var _) when !arguments.getFirst().nullable() -> arguments.getFirst();
            case Call call when call.function().deterministic() -> fold(part);
            case Case _,Cast _,Coalesce _,InSet _,IsNull _,Not _,Field _ -> fold(part);
            case Call _,Literal _,Expression.ColumnReference _,Expression.InputReference _ -> part;
        });
    }

    private Expression fold(Expression part) {
        if (part.children().isEmpty() || !part.children().stream().allMatch(Literal.class::isInstance)) {
            return part;
        }
        try {
            return Evaluators.fold(part, evaluation);
        } catch (DataException _) {
            return part;
        }
    }

    private static Expression and(Expression whole, List<Expression> terms) {
        var kept = new ArrayList<Expression>();
        for (var term : ExpressionRewriter.conjuncts(new And(terms))) {
            if (isFalse(term)) {
                return term;
            }
            if (!isTrue(term) && !kept.contains(term)) {
                kept.add(term);
            }
        }
        return rebuilt(whole, terms, kept, true, ExpressionRewriter::conjunction);
    }

    private static Expression or(Expression whole, List<Expression> terms) {
        var kept = new ArrayList<Expression>();
        for (var term : terms) {
            if (isTrue(term)) {
                return term;
            }
            if (term instanceof Or(var inner)) {
                kept.addAll(inner);
            } else if (!isFalse(term) && !kept.contains(term)) {
                kept.add(term);
            }
        }
        return rebuilt(whole, terms, kept, false, list -> list.size() == 1 ? list.getFirst() : new Or(list));
    }

    private static Expression rebuilt(Expression whole, List<Expression> before, List<Expression> kept,
            boolean whenEmpty,
            java.util.function.Function<List<Expression>, Expression> join) {
        if (kept.isEmpty()) {
            return new Literal(whenEmpty, DataTypes.BooleanType);
        }
        return kept.equals(before) ? whole : join.apply(kept);
    }

    private static boolean isTrue(Expression term) {
        return is(term, true);
    }

    private static boolean isFalse(Expression term) {
        return is(term, false);
    }

    private static boolean is(Expression term, @Nullable Boolean value) {
        return term instanceof Literal(var constant, var _) && java.util.Objects.equals(constant, value);
    }
}
