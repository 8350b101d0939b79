package dev.vonk.runtime.code.pack;

/// Bytes that are no object of ours: damaged, of another version, or made by somebody else. Nothing of them was used.
public final class UnreadableObjectException extends RuntimeException {
    public UnreadableObjectException(String message) {
        super(message);
    }

    public UnreadableObjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
