package dev.vonk.runtime.code.pack;

import org.jspecify.annotations.Nullable;

/// Stands for something that was thrown in another process and cannot be made again in this one. Prints as the original
/// did.
public final class RemoteException extends RuntimeException {
    private final String originalClass;

    RemoteException(String originalClass, @Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.originalClass = originalClass;
    }

    /// The name of the class that was thrown.
    public String originalClass() {
        return originalClass;
    }

    @Override
    public String toString() {
        return getMessage() == null ? originalClass : originalClass + ": " + getMessage();
    }
}
