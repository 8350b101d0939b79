package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The nodes over two or more inputs. No two inputs have a column id in common.
public sealed interface ManyInputs extends LogicalPlan {
    /// Pairs rows of two inputs. Output: left columns, then (where the kind has them) right columns; an outer join
    /// makes the columns of the side that may be missing nullable.
    ///
    /// @param condition what a pair must fulfil; null for nothing (a cross join, whatever the kind)
    record Join(JoinKind kind, LogicalPlan left, LogicalPlan right, @Nullable Expression condition)
            implements
                ManyInputs {
        @Override
        public List<ColumnReference> output() {
            var output = new ArrayList<>(nullable(left.output(), kind.leftMayBeNull()));
            if (kind.outputsRight()) {
                output.addAll(nullable(right.output(), kind.rightMayBeNull()));
            }
            return output;
        }

        @Override
        public List<LogicalPlan> children() {
            return List.of(left, right);
        }

        @Override
        public LogicalPlan withChildren(List<LogicalPlan> children) {
            return new Join(kind, children.get(0), children.get(1), condition);
        }

        @Override
        public String describe() {
            return "Join " + kind.label() + (condition == null ? "" : " on " + condition);
        }

        @Override
        public List<Expression> expressions() {
            return condition == null ? List.of() : List.of(condition);
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return condition == null ? this : new Join(kind, left, right, change.apply(condition));
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return this;
        }

        private static List<ColumnReference> nullable(List<ColumnReference> columns, boolean mayBeNull) {
            return mayBeNull
                    ? columns.stream()
                            .map(column -> new ColumnReference(column.id(), column.name(), column.type(), true))
                            .toList()
                    : columns;
        }
    }

    /// The rows of all inputs, one input after the other; columns by place, all of exactly the output's types.
    record Union(List<LogicalPlan> children, List<ColumnReference> output) implements ManyInputs {
        public Union {
            children = List.copyOf(children);
            output = List.copyOf(output);
        }

        @Override
        public LogicalPlan withChildren(List<LogicalPlan> children) {
            return new Union(children, output);
        }

        @Override
        public String describe() {
            return "Union " + PlanText.names(output);
        }

        @Override
        public List<Expression> expressions() {
            return List.of();
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return this;
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new Union(children, output.stream().map(change).toList());
        }
    }

    /// Rows of the left input by whether the right input has an equal row; columns by place, all of exactly the
    /// output's types. Nulls equal nulls.
    ///
    /// @param all whether rows count as often as they occur; else each row comes out once
    record SetOperation(Kind kind, boolean all, LogicalPlan left, LogicalPlan right, List<ColumnReference> output)
            implements
                ManyInputs {
        /// Which rows.
        public enum Kind {
            /// Those the right input has too.
            INTERSECT,
            /// Those the right input has not.
            EXCEPT
        }

        public SetOperation {
            output = List.copyOf(output);
        }

        @Override
        public List<LogicalPlan> children() {
            return List.of(left, right);
        }

        @Override
        public LogicalPlan withChildren(List<LogicalPlan> children) {
            return new SetOperation(kind, all, children.get(0), children.get(1), output);
        }

        @Override
        public String describe() {
            return (kind == Kind.INTERSECT ? "Intersect" : "Except") + (all ? " all " : " ") + PlanText.names(output);
        }

        @Override
        public List<Expression> expressions() {
            return List.of();
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return this;
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new SetOperation(kind, all, left, right, output.stream().map(change).toList());
        }
    }
}
