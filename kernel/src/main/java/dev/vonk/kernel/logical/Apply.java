package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Computes the right input anew for each left row, whose columns it may use: a subquery within an expression, or a
/// lateral relation. The optimizer turns it into joins before anything is planned.
///
/// @param condition for [Kind#IN] what a row of the right must fulfil to be found; for lateral kinds the join condition;
///     null for none
/// @param result the column for what the right input says about the row; null for lateral kinds, which put out the
///     right's columns
public record Apply(Kind kind, LogicalPlan left, LogicalPlan right, @Nullable Expression condition,
        @Nullable ColumnReference result) implements LogicalPlan {
    /// What comes of the right input's rows.
    public enum Kind {
        /// The one value of the one row; null for no row; more rows are an error.
        SCALAR("Scalar"),
        /// Whether there is a row.
        EXISTS("Exists"),
        /// Whether a row fulfils the condition; null where none does but for some the condition is null.
        IN("In"),
        /// The left row beside each right row.
        LATERAL("Lateral"),
        /// The left row beside each right row, or beside nulls where there is none.
        LATERAL_OUTER("LateralOuter");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /// Its word in plans.
        public String label() {
            return label;
        }
    }

    @Override
    public List<ColumnReference> output() {
        var output = new ArrayList<>(left.output());
        if (result != null) {
            output.add(result);
            return output;
        }
        boolean mayBeNull = kind == Kind.LATERAL_OUTER;
        right.output().forEach(column -> output.add(new ColumnReference(column.id(), column.name(), column.type(),
                column.nullable() || mayBeNull)));
        return output;
    }

    @Override
    public List<LogicalPlan> children() {
        return List.of(left, right);
    }

    @Override
    public LogicalPlan withChildren(List<LogicalPlan> children) {
        return new Apply(kind, children.get(0), children.get(1), condition, result);
    }

    @Override
    public String describe() {
        return "Apply " + kind.label() + (condition == null ? "" : " on " + condition)
                + (result == null ? "" : " AS " + result);
    }

    @Override
    public List<Expression> expressions() {
        return condition == null ? List.of() : List.of(condition);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
        return condition == null ? this : new Apply(kind, left, right, change.apply(condition), result);
    }

    @Override
    public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
        return result == null ? this : new Apply(kind, left, right, condition, change.apply(result));
    }
}
