package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Walks over typed expressions. Parts that do not change are shared, so "did anything change" is `!=`.
public final class ExpressionRewriter {
    private ExpressionRewriter() {
    }

    /// Changes the parts first, then the whole.
    public static Expression bottomUp(Expression expression, UnaryOperator<Expression> change) {
        return change.apply(withParts(expression, part -> bottomUp(part, change)));
    }

    /// Changes the whole first; where that changed nothing, goes on with the parts.
    public static Expression topDown(Expression expression, UnaryOperator<Expression> change) {
        var changed = change.apply(expression);
        return changed != expression ? changed : withParts(expression, part -> topDown(part, change));
    }

    /// Puts other expressions in the place of columns, by id.
    public static Expression replaceColumns(Expression expression, Map<Long, ? extends Expression> replacements) {
        return bottomUp(expression, part -> {
            if (part instanceof ColumnReference column) {
                var replacement = replacements.get(column.id());
                return replacement == null ? part : replacement;
            }
            return part;
        });
    }

    /// The ids of all columns it refers to.
    public static Set<Long> columnIds(Expression expression) {
        var ids = new HashSet<Long>();
        addColumnIds(expression, ids);
        return ids;
    }

    /// Whether the expression or a part of it passes.
    public static boolean any(Expression expression, Predicate<Expression> test) {
        return test.test(expression) || expression.children().stream().anyMatch(part -> any(part, test));
    }

    /// The terms of a conjunction; one term where it is none.
    public static List<Expression> conjuncts(Expression condition) {
        if (condition instanceof Expression.And(var terms)) {
            return terms.stream().flatMap(term -> conjuncts(term).stream()).toList();
        }
        return List.of(condition);
    }

    /// The conjunction of at least one term.
    public static Expression conjunction(List<Expression> terms) {
        return terms.size() == 1 ? terms.getFirst() : new Expression.And(terms);
    }

    private static void addColumnIds(Expression expression, Set<Long> ids) {
        if (expression instanceof ColumnReference column) {
            ids.add(column.id());
        }
        expression.children().forEach(part -> addColumnIds(part, ids));
    }

    private static Expression withParts(Expression expression, UnaryOperator<Expression> change) {
        var parts = expression.children();
        if (parts.isEmpty()) {
            return expression;
        }
        var changed = new ArrayList<Expression>(parts.size());
        boolean same = true;
        for (var part : parts) {
            var other = change.apply(part);
            same &= other == part;
            changed.add(other);
        }
        return same ? expression : expression.withChildren(changed);
    }
}
