package dev.vonk;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.function.ScalarFunction;
import java.util.Arrays;

/// A function made of a lambda, to be applied to columns: what `udf(...)` and `spark.udf().register(...)` give.
///
/// ```java
/// var square = udf((Long x) -> x * x);
/// df.select(square.apply(col("id")));
/// ```
public final class UserDefinedFunction {
    private final ScalarFunction function;

    UserDefinedFunction(ScalarFunction function) {
        this.function = function;
    }

    ScalarFunction function() {
        return function;
    }

    /// The function of these columns.
    public Column apply(Column... arguments) {
        return new Column(new Syntax.FunctionCall(function, Arrays.stream(arguments).map(Column::syntax).toList(),
                Origin.here()));
    }

    /// The same function, whose results may differ for equal arguments: it is called for every row.
    public UserDefinedFunction asNondeterministic() {
        return with(function.name(), false);
    }

    /// The same function under a name, for messages and column names.
    public UserDefinedFunction withName(String name) {
        return with(name, function.deterministic());
    }

    private UserDefinedFunction with(String name, boolean deterministic) {
        return new UserDefinedFunction(
                new ScalarFunction(name, function.family(), function.usage(), function.description(),
                        function.example(), function.nulls(), deterministic, function.canRaise(), function.binding()));
    }

    /// The name of the function.
    @Override
    public String toString() {
        return function.name();
    }
}
