package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a query means: a tree whose leaves are sources. Typed and resolved; expressions refer to the columns of the
/// node's inputs by id. Says nothing about how it is done.
///
/// The nodes: [Leaf.Scan], [Leaf.Cached]; [OneInput] holds those over one input; [ManyInputs] joins, unions and set
/// operations; [Apply] a subquery that is not a join yet.
public sealed interface LogicalPlan permits Leaf, OneInput, ManyInputs, Apply {
    /// The columns that come out, in order.
    List<ColumnReference> output();

    /// The inputs, in order.
    List<LogicalPlan> children();

    /// The same node over other inputs, as many as [#children] gives.
    LogicalPlan withChildren(List<LogicalPlan> children);

    /// One line that says what the node does, without its inputs.
    String describe();

    /// The expressions of this node, its inputs' not.
    List<Expression> expressions();

    /// The same node with each of its expressions changed; the columns it makes stay.
    LogicalPlan mapExpressions(UnaryOperator<Expression> change);

    /// The same node with the columns changed that it makes itself; expressions stay.
    LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change);

    /// The names and types of the output.
    default StructType schema() {
        return ColumnIds.schema(output());
    }

    /// The tree, one node a line, inputs below their node and indented. Where a name is borne by several columns, `#1`,
    /// `#2` tell them apart.
    default String treeString() {
        return PlanText.tree(this);
    }
}
