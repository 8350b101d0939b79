package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import java.util.Optional;
import java.util.Set;

/// A condition that the inner side's value equals a value of the outer side.
///
/// @param inner speaks of inner columns only
/// @param outer speaks of none; it may speak of columns from further out
/// @param operator `equal` or `equal_null_safe`
record Equality(Expression inner, Expression outer, String operator) {
    /// The condition as an equality, where it is one.
    ///
    /// @param innerIds what the inner side makes
    static Optional<Equality> of(Expression condition, Set<Long> innerIds) {
        if (!(condition instanceof Call(var function, var sides, var _, var _))
                || !function.name().equals("equal") && !function.name().equals("equal_null_safe")) {
            return Optional.empty();
        }
        var left = sides.get(0);
        var right = sides.get(1);
        if (innerIds.containsAll(ExpressionRewriter.columnIds(left)) && !Columns.mentions(right, innerIds)) {
            return Optional.of(new Equality(left, right, function.name()));
        }
        if (innerIds.containsAll(ExpressionRewriter.columnIds(right)) && !Columns.mentions(left, innerIds)) {
            return Optional.of(new Equality(right, left, function.name()));
        }
        return Optional.empty();
    }

    /// The same with another inner side.
    Expression with(Expression other) {
        return Calls.scalar(operator, other, outer);
    }
}
