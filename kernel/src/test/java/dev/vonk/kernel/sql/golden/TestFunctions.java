package dev.vonk.kernel.sql.golden;

import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.ScalarFunction;
import java.util.List;
import java.util.Optional;

/// The functions that Spark's suite registers before it asks anything.
final class TestFunctions {
    private TestFunctions() {}

    /// `udf(x)` is x, whatever its type: Spark's makes a text of it and a value of that.
    static void load(Session session) {
        Sessions.register(session, new ScalarFunction("udf", "test", "udf(value)", "The value itself.",
                new ScalarFunction.Example("udf(1)", "1"), ScalarFunction.NullRule.CUSTOM, true, false,
                types -> types.size() == 1
                        ? Optional.of(new BoundFunction(List.copyOf(types), types.getFirst(),
                                (arguments, _, _, _) -> arguments[0]))
                        : Optional.empty()));
    }
}
