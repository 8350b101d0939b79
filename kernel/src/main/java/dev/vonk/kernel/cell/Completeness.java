package dev.vonk.kernel.cell;

/// Whether a text is ready to run.
public enum Completeness {
    /// It can run; a semicolon at the end may be missing.
    COMPLETE,
    /// More must follow: an open bracket, an operator at the end.
    INCOMPLETE,
    /// Nothing but blanks and comments.
    EMPTY,
    /// It will not become Java, whatever follows.
    INVALID
}
