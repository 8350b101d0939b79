package dev.vonk.kernel.document;

/// A notebook file that cannot be read or saved. The message is a sentence for the user: which file, what is wrong,
/// where, and what to do.
public final class NotebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotebookException(String message) {
        super(message);
    }

    public NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
