package dev.vonk.kernel.table;

import java.io.Serial;

/// A question about a table that cannot be answered. The message is for users: what is wrong, and what to do.
public final class TableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public TableException(String message) {
        super(message);
    }

    public TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
