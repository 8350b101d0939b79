package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.OneInput.Limit;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.PlanRewriter;
import java.util.ArrayList;

/// Takes limits below projections, where they meet the sort they belong to, and copies them into unions.
///
/// ```
/// Limit 10                    Project
/// +- Project         ->       +- Limit 10
///    +- Sort                     +- Sort
/// ```
final class PushLimits implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanRewriter.topDown(plan, node -> switch (node) {
            case Limit(long limit, long offset, Project project) ->
                project.withChild(new Limit(limit, offset, project.child()));
            case Limit(long limit, long offset, Limit(long inner, long innerOffset, var child)) -> new Limit(
                    Math.min(limit, Math.max(0, inner - offset)), offset + innerOffset, child);
            case Limit(long limit, long offset, Union union) when limit < Long.MAX_VALUE - offset ->
                new Limit(limit, offset,
                        limited(union, limit + offset));
            default -> node;
        });
    }

    private static LogicalPlan limited(Union union, long rows) {
        var inputs = new ArrayList<LogicalPlan>();
        boolean changed = false;
        for (var input : union.children()) {
            boolean already = input instanceof Limit(long limit, long _, var _) && limit <= rows;
            changed |= !already;
            inputs.add(already ? input : new Limit(rows, 0, input));
        }
        return changed ? union.withChildren(inputs) : union;
    }
}
