package dev.vonk.runtime.worker;

/// A block that a task reads is not where it was said to be.
public final class LostBlockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LostBlockException(String message) {
        super(message);
    }

    public LostBlockException(String message, Throwable cause) {
        super(message, cause);
    }
}
