package dev.vonk.runtime.expression;

import dev.vonk.runtime.type.Coercion;

/// What rules and evaluators ask about an expression before they move or share it.
public final class Traits {
    private Traits() {
    }

    /// Whether evaluating it on some row may raise, so that it must not be evaluated on rows that something before it
    /// keeps away.
    public static boolean canRaise(Expression expression) {
        boolean self = switch (expression) {
            case Expression.Call call -> call.function().canRaise();
            case Expression.Cast cast -> cast.failure() == Expression.Cast.OnFailure.RAISE
                    && !Coercion.castNeverFails(cast.child().type(), cast.type());
            case Expression.Literal _,Expression.ColumnReference _,Expression.InputReference _,Expression.Case _,Expression.Coalesce _,Expression.And _,Expression.Or _,Expression.Not _,Expression.IsNull _,Expression.InSet _,Expression.Field _ ->
                false;
        };
        return self || expression.children().stream().anyMatch(Traits::canRaise);
    }

    /// Whether the same row gives the same value each time.
    public static boolean isDeterministic(Expression expression) {
        boolean self = !(expression instanceof Expression.Call call) || call.function().deterministic();
        return self && expression.children().stream().allMatch(Traits::isDeterministic);
    }

    /// Whether it depends on no column and no chance: its value can be computed once.
    public static boolean isConstant(Expression expression) {
        return switch (expression) {
            case Expression.Literal _ -> true;
            case Expression.ColumnReference _,Expression.InputReference _ -> false;
            case Expression.Call call when !call.function().deterministic() -> false;
            case Expression.Call _,Expression.Cast _,Expression.Case _,Expression.Coalesce _,Expression.And _,Expression.Or _,Expression.Not _,Expression.IsNull _,Expression.InSet _,Expression.Field _ ->
                expression.children().stream().allMatch(Traits::isConstant);
        };
    }
}
