package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// What the data, a file or a user's own code made impossible: the user can mend it, so the message says what
/// happened, where, and what to do. Everything else that is thrown is a bug of ours.
public class DataException extends RuntimeException {
    private final String condition;

    /// @param condition Spark's name of the error condition, e.g. `DIVIDE_BY_ZERO`
    /// @param message what happened, where, and the remedy; without the condition
    public DataException(String condition, String message) {
        super("[" + condition + "] " + message);
        this.condition = condition;
    }

    public DataException(String condition, String message, @Nullable Throwable cause) {
        super("[" + condition + "] " + message, cause);
        this.condition = condition;
    }

    /// Spark's name of the error condition.
    public String condition() {
        return condition;
    }
}
