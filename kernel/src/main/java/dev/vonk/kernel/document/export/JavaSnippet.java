package dev.vonk.kernel.document.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One piece of a cell: an import, a declaration, a statement or an expression.
///
/// @param text       its source with the comments that stand before it
/// @param key        what a later declaration replaces: the type's name, or the method's name and parameter types
/// @param variables  what a [Kind#VARIABLE] declares
record JavaSnippet(Kind kind, String text, String key, List<Variable> variables) {
    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        /// A call or `new`: an expression that can stand as a statement and may have a value.
        CALL,
        /// An expression that Java does not take as a statement.
        VALUE,
        STATEMENT,
        /// Text that is not Java.
        BROKEN
    }

    /// @param type        as written; null for `var`
    /// @param initializer as written; null where there is none
    record Variable(@Nullable String type, String name, @Nullable String initializer) {}

    static JavaSnippet of(Kind kind, String text) {
        return new JavaSnippet(kind, text, "", List.of());
    }
}
