package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.SyntaxText;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The keys of an ORDER BY: places and names of the select list, items of it written once more, or expressions that are
/// computed beside the list and taken off again.
final class OrderKeys {
    private static final Set<String> COMMUTATIVE = Set.of("add", "multiply", "equal", "equal_null_safe");

    private final boolean distinct;
    private final List<Syntax> items;
    private final List<NamedExpression> columns;
    private final OrderAliases aliases;

    /// @param distinct whether only the columns of the list are left when the order is made
    /// @param columns what the items became, one for each
    OrderKeys(boolean distinct, List<Syntax> items, List<NamedExpression> columns, OrderAliases aliases) {
        this.distinct = distinct;
        this.items = items;
        this.columns = columns;
        this.aliases = aliases;
    }

    /// Keys over the list's columns and those in `extra`.
    record Analyzed(List<SortKey> keys, List<NamedExpression> extra) {}

    /// @param analyze makes a column of an expression over the list's input
    Analyzed analyzed(List<Syntax> written, Function<Syntax, NamedExpression> analyze) {
        var keys = new ArrayList<SortKey>();
        var extra = new ArrayList<NamedExpression>();
        for (var key : written) {
            var order = key instanceof Syntax.SortOrder sort
                    ? sort
                    : new Syntax.SortOrder(key, true, true, key.origin());
            if (order.child() instanceof Syntax.AllColumns) {
                columns.forEach(column -> keys.add(key(column.output(), order)));
                continue;
            }
            keys.add(key(item(order.child()).orElseGet(() -> computed(order.child(), analyze, extra)), order));
        }
        return new Analyzed(keys, extra);
    }

    private static SortKey key(ColumnReference column, Syntax.SortOrder order) {
        if (!column.type().isOrderable()) {
            throw Errors.typeMismatch("INVALID_ORDERING_TYPE", SyntaxText.of(order.child()), "values of type "
                    + column.type().sql() + " have no order. Order by a part of it.", order.origin());
        }
        return new SortKey(column, order.ascending(), order.nullsFirst());
    }

    /// The column of the list that a key means.
    private Optional<ColumnReference> item(Syntax key) {
        if (key instanceof Syntax.Literal(var value, var _, var origin) && value instanceof Integer place) {
            if (place < 1 || place > columns.size()) {
                throw Errors.invalid("ORDER_BY_POS_OUT_OF_RANGE", "ORDER BY " + place + " means an item of the select "
                        + "list, which has " + columns.size() + ".", origin);
            }
            return Optional.of(columns.get(place - 1).output());
        }
        if (key instanceof Syntax.Name(var names, var _) && names.size() == 1) {
            var named = columns.stream().map(NamedExpression::output)
                    .filter(column -> column.name().equalsIgnoreCase(names.getFirst())).distinct().toList();
            if (named.size() == 1) {
                return Optional.of(named.getFirst());
            }
        }
        for (int i = 0; i < items.size(); i++) {
            if (SelectItems.bare(items.get(i)).equals(key)) {
                return Optional.of(columns.get(i).output());
            }
        }
        return Optional.empty();
    }

    private ColumnReference computed(Syntax key, Function<Syntax, NamedExpression> analyze,
            List<NamedExpression> extra) {
        var column = aliases.ordering(() -> analyze.apply(key));
        for (var known : columns) {
            if (known.expression().equals(column.expression())
                    || known.output().equals(column.expression())) {
                return known.output();
            }
        }
        if (distinct) {
            throw Errors.invalid("UNRESOLVED_COLUMN.WITH_SUGGESTION", "After DISTINCT only the select list's items are "
                    + "left to order by; " + SyntaxText.of(key) + " is none of them. Add it to the list.",
                    key.origin());
        }
        var made = column.expression() instanceof ColumnReference
                ? NamedExpression.of("order", column.expression())
                : column;
        extra.add(made);
        return made.output();
    }

    /// Whether two expressions compute the same, whatever the order of the operands of `+`, `*` and `=`.
    static boolean same(Expression left, Expression right) {
        if (left instanceof ColumnReference a && right instanceof ColumnReference b) {
            return a.id() == b.id();
        }
        return left.equals(right) || ordered(left).equals(ordered(right));
    }

    private static Expression ordered(Expression expression) {
        return ExpressionRewriter.bottomUp(expression, part -> part instanceof Expression.Call call
                && COMMUTATIVE.contains(call.function().name()) && call.arguments().size() == 2
                && call.arguments().get(0).toString().compareTo(call.arguments().get(1).toString()) > 0
                        ? call.withChildren(call.arguments().reversed())
                        : part);
    }
}
