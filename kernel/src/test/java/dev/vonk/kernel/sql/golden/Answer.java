package dev.vonk.kernel.sql.golden;

import dev.vonk.runtime.type.StructType;
import java.util.List;

/// What became of a statement.
sealed interface Answer {
    /// Rows, as lines of text; a command has no columns and no lines.
    record Rows(StructType schema, List<String> lines) implements Answer {
        public Rows {
            lines = List.copyOf(lines);
        }
    }

    /// A refusal that its author can do something about.
    record Refused(String condition, String message) implements Answer {}

    /// An exception that no user should ever see.
    record Crashed(Throwable failure) implements Answer {
        /// The exception and where it came from, in a line.
        String summary() {
            var place = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
            return failure.getClass().getSimpleName() + ": " + failure.getMessage() + place;
        }
    }

    /// No answer in time.
    record Hung() implements Answer {}
}
