package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Lets a step use columns that the projection right below it left out: they are passed through that projection and
/// taken off again above the step.
///
///     Sort [b]                  Project [a]
///     +- Project [a]     =>     +- Sort [b]
///        +- ...                    +- Project [a, b]
///                                     +- ...
public final class HiddenColumns {
    private HiddenColumns() {
    }

    /// The step over `plan`.
    ///
    /// @param needed columns that only the projection's input has; empty mostly
    public static LogicalPlan under(LogicalPlan plan, List<ColumnReference> needed, UnaryOperator<LogicalPlan> step) {
        if (needed.isEmpty()) {
            return step.apply(plan);
        }
        var project = (OneInput.Project) plan;
        var columns = new ArrayList<>(project.columns());
        needed.forEach(column -> columns.add(NamedExpression.of(column)));
        var wider = step.apply(new OneInput.Project(columns, project.child()));
        return new OneInput.Project(plan.output().stream().map(NamedExpression::of).toList(), wider);
    }
}
