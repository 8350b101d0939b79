package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import java.util.List;
import java.util.Optional;

/// Values that are given to a query beside its text.
public interface Bindings {
    /// None.
    Bindings NONE = new Bindings() {
        @Override
        public Optional<Expression> parameter(Syntax.Parameter parameter) {
            return Optional.empty();
        }

        @Override
        public Optional<Expression> variable(List<String> name) {
            return Optional.empty();
        }
    };

    /// The value of `:name` or `?`.
    Optional<Expression> parameter(Syntax.Parameter parameter);

    /// The value of a session variable.
    Optional<Expression> variable(List<String> name);
}
