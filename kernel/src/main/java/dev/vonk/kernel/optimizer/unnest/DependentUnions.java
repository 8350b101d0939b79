package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.runtime.expression.Expression;
import java.util.ArrayList;

/// Pairs outer rows with the rows of a union: each input beside a copy of them. The union of these is joined
/// back, since its columns are new ones.
final class DependentUnions {
    private DependentUnions() {
    }

    static LogicalPlan beside(Outer outer, Union union) {
        var used = Columns.taken(union, outer.columns());
        var inputs = new ArrayList<LogicalPlan>();
        for (var input : union.children()) {
            var domain = outer.domain(used);
            var copied = used.stream().map(column -> domain.columns().get(column.id())).toList();
            var pairs = Dependent.beside(domain.outer(), domain.in(input));
            inputs.add(Columns.exactly(pairs, Columns.joined(copied, input.output())));
        }
        var key = used.stream().map(ColumnIds::like).toList();
        var matches = new ArrayList<Expression>();
        for (int i = 0; i < used.size(); i++) {
            matches.add(Calls.same(used.get(i), key.get(i)));
        }
        return Joins.inner(outer.plan(), new Union(inputs, Columns.joined(key, union.output())), matches);
    }
}
