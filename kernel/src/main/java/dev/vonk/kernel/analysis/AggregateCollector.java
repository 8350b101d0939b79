package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.NamedCall;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;

/// Gathers the aggregate calls of the expressions of one aggregation; equal calls once.
public final class AggregateCollector {
    private final List<NamedCall> calls = new ArrayList<>();

    /// The column that will hold the result.
    public ColumnReference add(String name, AggregateCall call) {
        for (var known : calls) {
            if (known.call().equals(call)) {
                return known.output();
            }
        }
        var named = NamedCall.of(name, call);
        calls.add(named);
        return named.output();
    }

    /// Whether the column is the result of one of the calls.
    public boolean holds(ColumnReference column) {
        return calls.stream().anyMatch(call -> call.output().id() == column.id());
    }

    public List<NamedCall> calls() {
        return List.copyOf(calls);
    }
}
