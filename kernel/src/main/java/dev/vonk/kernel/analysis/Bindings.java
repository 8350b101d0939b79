package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import java.util.Optional;

/// Values that are given to a query beside its text.
@FunctionalInterface
public interface Bindings {
    /// None.
    Bindings NONE = _ -> Optional.empty();

    /// The value of `:name` or `?`.
    Optional<Expression> parameter(Syntax.Parameter parameter);
}
