package dev.vonk.kernel.syntax;

import dev.vonk.runtime.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands about session variables, and statements that are values themselves. Immutable.
public sealed interface VariableCommand extends Command {
    /// `DECLARE [OR REPLACE] [VARIABLE] names [type] [DEFAULT value]`.
    ///
    /// @param type null where the value gives it
    /// @param defaultValue null for NULL
    record Declare(List<Syntax> names, boolean replace, @Nullable DataType type, @Nullable Syntax defaultValue,
            Origin origin) implements VariableCommand {
        public Declare {
            names = List.copyOf(names);
        }
    }

    /// `SET VARIABLE a = 1, b = DEFAULT`.
    record Assign(List<Assignment> assignments, Origin origin) implements VariableCommand {
        public Assign {
            assignments = List.copyOf(assignments);
        }
    }

    /// One variable and its new value.
    record Assignment(Syntax name, Syntax value) {}

    /// `SET VARIABLE (a, b) = (query)`: from the only row of a query.
    record AssignQuery(List<Syntax> names, Query query, Origin origin) implements VariableCommand {
        public AssignQuery {
            names = List.copyOf(names);
        }
    }

    /// `DROP TEMPORARY VARIABLE [IF EXISTS] name`.
    record Drop(Syntax name, boolean ifExists, Origin origin) implements VariableCommand {}

    /// `EXECUTE IMMEDIATE text [INTO variables] [USING values]`.
    ///
    /// @param text an expression whose value is the statement
    /// @param into variables that take the only row; none to give the rows
    /// @param using values of its parameters; an alias names one
    record ExecuteImmediate(Syntax text, List<Syntax> into, List<Syntax> using, Origin origin)
            implements
                VariableCommand {
        public ExecuteImmediate {
            into = List.copyOf(into);
            using = List.copyOf(using);
        }
    }
}
