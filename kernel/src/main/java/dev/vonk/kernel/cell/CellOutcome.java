package dev.vonk.kernel.cell;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a cell.
public sealed interface CellOutcome {

    /// How long the cell took, compilation included.
    Duration duration();

    /// What the user should know although nothing failed, for example a variable that a redefinition has reset.
    List<String> warnings();

    /// The cell ended in an expression.
    ///
    /// @param value the object itself, of any class; null where the expression was null
    /// @param type the type the compiler gave the expression
    record Value(@Nullable Object value, String type, Duration duration, List<String> warnings)
            implements
                CellOutcome {}

    /// The cell ran to its end, and its end was a statement or a declaration.
    record Nothing(Duration duration, List<String> warnings) implements CellOutcome {}

    /// A snippet of the cell, or a magic, could not be understood. Snippets before it have run.
    record CompileFailed(CellError.Rejected error, Duration duration, List<String> warnings) implements CellOutcome {}

    /// A snippet of the cell threw. Snippets before it have run, those after it have not.
    ///
    /// @param thrown the exception itself, with its own full stack trace
    record Threw(CellError.Thrown error, Throwable thrown, Duration duration, List<String> warnings)
            implements
                CellOutcome {}

    /// The user stopped the cell.
    record Interrupted(Duration duration, List<String> warnings) implements CellOutcome {}
}
