package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.DataType;

/// What a cast says when a value has no counterpart.
public final class CastErrors {
    private CastErrors() {
    }

    /// A text that is no value of the type.
    public static DataException invalid(String text, DataType to) {
        var shown = text.length() > 100 ? text.substring(0, 100) + "..." : text;
        return new DataException("CAST_INVALID_INPUT",
                "The string '" + shown + "' is not a value of type " + to.simpleString()
                        + ". Correct it, or use try_cast to get NULL instead.");
    }

    /// A number too large, or no number, for the type.
    public static DataException overflow(String value, DataType from, DataType to) {
        return new DataException("CAST_OVERFLOW",
                "The value " + value + " of type " + from.simpleString() + " does not fit "
                        + to.simpleString() + ". Use try_cast to get NULL instead.");
    }
}
