package dev.vonk.kernel.protocol;

import java.io.Serial;

/// A text that is none of the messages, or a message that has no text. What came is never repeated in full: it may be
/// long, and hostile.
public final class MessageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MessageException(String message) {
        super(message);
    }

    MessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
