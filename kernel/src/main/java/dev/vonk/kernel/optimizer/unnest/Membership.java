package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedCall;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Case;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.IsNull;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.Expression.Not;
import dev.vonk.runtime.expression.Expression.Or;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// IN: true where some row fulfils the condition; null where none does, but for some the condition is null; else false.
///
/// Only where the condition can be null does the third answer exist. For one equality `x = y` it is told by three
/// counts: rows with that `y`, all rows, and those whose `y` is not null; so hash joins do. For anything else the rows are
/// counted by what the condition says of them.
final class Membership {
    private Membership() {
    }

    /// The left rows whose mark is true, or is false.
    static LogicalPlan kept(LogicalPlan left, LogicalPlan query, Expression condition, boolean wanted) {
        var terms = ExpressionRewriter.conjuncts(condition);
        if (wanted) {
            return Laterals.matched(JoinKind.LEFT_SEMI, left, query, terms);
        }
        if (!condition.nullable()) {
            return Laterals.matched(JoinKind.LEFT_ANTI, left, query, terms);
        }
        var equality = equality(query, condition);
        if (equality.isEmpty()) {
            var truths = new Truths(query, condition);
            return new Filter(new Not(truths.mark()), Dependent.beside(left, truths.plan()));
        }
        var missing = Laterals.matched(JoinKind.LEFT_ANTI, left, query, terms);
        var counts = new Counts(query, equality.get());
        return new Filter(counts.isFalseWhereMissing(), Dependent.beside(missing, counts.plan()));
    }

    /// The left columns, then the mark.
    static LogicalPlan column(LogicalPlan left, LogicalPlan query, Expression condition, ColumnReference result) {
        if (!condition.nullable()) {
            var found = Calls.aggregate("count");
            return Unnesting.withColumn(Dependent.beside(left, counted(query, condition, found)), left,
                    new NamedExpression(some(found), result));
        }
        var equality = equality(query, condition);
        if (equality.isEmpty()) {
            var truths = new Truths(query, condition);
            return Unnesting.withColumn(Dependent.beside(left, truths.plan()), left,
                    new NamedExpression(truths.mark(), result));
        }
        var found = Calls.aggregate("count");
        var counts = new Counts(query, equality.get());
        var counted = Dependent.beside(Dependent.beside(left, counted(query, condition, found)), counts.plan());
        return Unnesting.withColumn(counted, left,
                new NamedExpression(mark(some(found), counts.isFalseWhereMissing()), result));
    }

    private static LogicalPlan counted(LogicalPlan query, Expression condition, NamedCall count) {
        return new Aggregate(List.of(), List.of(count), new Filter(condition, query));
    }

    private static Expression mark(Expression whenTrue, Expression whenFalse) {
        return new Case(List.of(new Case.When(whenTrue, Calls.truth(true)),
                new Case.When(whenFalse, Calls.truth(false))), new Literal(null, DataTypes.BooleanType),
                DataTypes.BooleanType);
    }

    private static Expression some(NamedCall count) {
        return Calls.scalar("greater", count.output(), Calls.number(0));
    }

    /// The condition as one equality of a left value and a value of the query.
    private static Optional<Equality> equality(LogicalPlan query, Expression condition) {
        return Equality.of(condition, Columns.ids(query))
                .filter(equality -> equality.operator().equals("equal"));
    }

    /// Counts of the query's rows, in a plan of one row.
    private static final class Counts {
        private final NamedCall rows = Calls.aggregate("count");
        private final NamedCall values;
        private final Expression value;
        private final LogicalPlan query;

        Counts(LogicalPlan original, Equality equality) {
            value = equality.outer();
            query = PlanRewriter.freshIds(original);
            var names = new HashMap<Long, ColumnReference>();
            for (int i = 0; i < original.output().size(); i++) {
                names.put(original.output().get(i).id(), query.output().get(i));
            }
            values = Calls.aggregate("count", ExpressionRewriter.replaceColumns(equality.inner(), names));
        }

        LogicalPlan plan() {
            return new Aggregate(List.of(), List.of(rows, values), query);
        }

        /// Where no row has the value: there are no rows, or neither the value nor any row's is null.
        Expression isFalseWhereMissing() {
            var noRows = Calls.scalar("equal", rows.output(), Calls.number(0));
            var noNulls = new ArrayList<Expression>();
            if (value.nullable()) {
                noNulls.add(new Not(new IsNull(value)));
            }
            noNulls.add(Calls.scalar("equal", rows.output(), values.output()));
            return new Or(List.of(noRows, ExpressionRewriter.conjunction(noNulls)));
        }
    }

    /// Counts of the query's rows by what the condition says of them, in a plan of one row. Terms that are never null
    /// rule rows out that do not fulfil them.
    private static final class Truths {
        private final NamedCall found;
        private final NamedCall open;
        private final LogicalPlan plan;

        Truths(LogicalPlan query, Expression condition) {
            var certain = new ArrayList<Expression>();
            var uncertain = new ArrayList<Expression>();
            ExpressionRewriter.conjuncts(condition)
                    .forEach(term -> (term.nullable() ? uncertain : certain).add(term));
            var rows = certain.isEmpty() ? query : new Filter(ExpressionRewriter.conjunction(certain), query);
            var rest = ExpressionRewriter.conjunction(uncertain);
            found = Calls.aggregate("count_if", rest);
            open = Calls.aggregate("count_if", new IsNull(rest));
            plan = new Aggregate(List.of(), List.of(found, open), rows);
        }

        LogicalPlan plan() {
            return plan;
        }

        Expression mark() {
            return Membership.mark(some(found), Calls.scalar("equal", open.output(), Calls.number(0)));
        }
    }
}
