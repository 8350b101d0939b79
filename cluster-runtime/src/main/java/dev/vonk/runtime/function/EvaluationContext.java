package dev.vonk.runtime.function;

import java.io.Serializable;
import java.time.ZoneId;

/// What is fixed for a whole query and not written in its expressions.
///
/// @param zone the session's time zone, in which timestamps are shown and cut into fields
public record EvaluationContext(ZoneId zone) implements Serializable {
    /// UTC, for tests and constants.
    public static final EvaluationContext UTC = new EvaluationContext(java.time.ZoneOffset.UTC);
}
