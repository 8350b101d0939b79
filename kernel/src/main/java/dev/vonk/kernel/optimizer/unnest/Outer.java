package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows that a dependent plan is computed for.
///
/// @param distinct whether no two rows are equal
record Outer(LogicalPlan plan, boolean distinct) {
    /// Another copy of outer rows, for a part of a plan that is joined back.
    ///
    /// @param columns what each outer column is called in the copy
    record Copy(Outer outer, Map<Long, ColumnReference> columns) {
        /// The plan with the copy's columns in the place of the outer ones.
        LogicalPlan in(LogicalPlan plan) {
            return Columns.replace(plan, columns);
        }

        /// That a row of the copy is the copy of the outer row.
        ///
        /// @param originals the outer columns, as nullable as they are where the condition is used
        List<Expression> matches(List<ColumnReference> originals) {
            var terms = new ArrayList<Expression>();
            for (var original : originals) {
                var copied = columns.get(original.id());
                if (copied != null) {
                    terms.add(Calls.same(original, copied));
                }
            }
            return terms;
        }
    }

    List<ColumnReference> columns() {
        return plan.output();
    }

    Set<Long> ids() {
        return Columns.ids(plan);
    }

    /// The different values of these columns: the domain of a plan that uses no others.
    Copy domain(List<ColumnReference> used) {
        var fresh = PlanRewriter.freshIds(plan);
        var names = new HashMap<Long, ColumnReference>();
        for (int i = 0; i < columns().size(); i++) {
            names.put(columns().get(i).id(), fresh.output().get(i));
        }
        var kept = used.stream().map(column -> names.get(column.id())).toList();
        names.keySet().retainAll(Columns.ids(used));
        var keys = kept.stream().map(NamedExpression::of).toList();
        var values = distinct && kept.size() == columns().size()
                ? new Project(keys, fresh)
                : new Aggregate(keys, List.of(), fresh);
        return new Copy(new Outer(values, true), names);
    }
}
