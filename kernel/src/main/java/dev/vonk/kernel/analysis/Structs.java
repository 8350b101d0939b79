package dev.vonk.kernel.analysis;

import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.ScalarFunction.Example;
import dev.vonk.runtime.function.ScalarFunction.NullRule;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes structs of columns. Not an entry of the registry, since its type depends on names and nullability, which a
/// function does not see.
final class Structs {
    private Structs() {
    }

    /// A struct of these values under these names.
    static Expression of(List<String> names, List<Expression> values) {
        var fields = new ArrayList<StructField>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new StructField(names.get(i), values.get(i).type(), values.get(i).nullable()));
        }
        var type = new StructType(fields);
        return new Call(function(type), values, type, false);
    }

    private static ScalarFunction function(StructType type) {
        return new ScalarFunction("named_struct", "struct", "named_struct(name1, val1, ...)",
                "A struct of named values.",
                new Example("named_struct('a', 1)", "{1}"), NullRule.CUSTOM, true, false, new Making(type));
    }

    /// Equal for equal types, so that equal expressions are equal.
    record Making(StructType type) implements ScalarFunction.Binding {
        @Override
        public Optional<BoundFunction> bind(List<DataType> arguments) {
            return arguments.size() == type.size()
                    ? Optional.of(new BoundFunction(arguments, type, (values, rows, _, _) -> make(values, rows)))
                    : Optional.empty();
        }

        private static Vector make(Vector[] values, int rows) {
            var flat = Arrays.stream(values).map(value -> value.flat(Scratch.fresh())).toList();
            return new StructVector(flat, rows, null);
        }
    }
}
