package dev.vonk.kernel.syntax;

import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands about functions. Immutable.
public sealed interface FunctionCommand extends Command {
    /// `CREATE [OR REPLACE] [TEMPORARY] FUNCTION name (parameters) RETURNS type RETURN body`.
    ///
    /// @param returns null where the body gives it, and for a function that makes a table
    /// @param columns those of a function that makes a table; null for any other, or where the body gives them
    /// @param table whether it makes a table
    /// @param body what it gives: an expression, or a [Syntax.ScalarQuery]
    /// @param text the body as it was written
    record Create(Syntax name, boolean replace, boolean temporary, boolean ifNotExists, List<Parameter> parameters,
            @Nullable DataType returns, boolean table, @Nullable StructType columns, Syntax body, String text,
            @Nullable String comment, Origin origin) implements FunctionCommand {
        public Create {
            parameters = List.copyOf(parameters);
        }
    }

    /// A parameter of a function.
    ///
    /// @param defaultValue null where a value must be given
    record Parameter(String name, DataType type, @Nullable Syntax defaultValue, @Nullable String comment) {}

    /// `DROP [TEMPORARY] FUNCTION [IF EXISTS] name`.
    record Drop(Syntax name, boolean temporary, boolean ifExists, Origin origin) implements FunctionCommand {}
}
