package dev.vonk.kernel.planner;

import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// What a partial aggregate puts out: the keys, then the state columns of each call.
final class PartialSchema {
    private PartialSchema() {
    }

    static StructType of(List<Expression> keys, List<AggregateCall> calls, StructType result) {
        var schema = new StructType();
        for (int i = 0; i < keys.size(); i++) {
            schema = schema.add(result.field(i).name(), keys.get(i).type(), keys.get(i).nullable());
        }
        for (var call : calls) {
            var types = call.arguments().stream().map(Expression::type).toList();
            var bound = call.function().bind(types)
                    .orElseThrow(() -> new IllegalStateException(call + " does not take " + types));
            for (int i = 0; i < bound.stateTypes().size(); i++) {
                schema = schema.add(call.function().name() + "_state" + i, bound.stateTypes().get(i), true);
            }
        }
        return schema;
    }
}
