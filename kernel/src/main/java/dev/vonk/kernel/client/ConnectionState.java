package dev.vonk.kernel.client;

/// How a connection to a kernel stands.
public sealed interface ConnectionState {
    /// The kernel is being started, or asked for the first time.
    record Connecting() implements ConnectionState {}

    /// Messages go both ways.
    record Connected() implements ConnectionState {}

    /// The connection broke while the kernel may still be there. It is tried again; nothing that the kernel tells
    /// meanwhile is missed, and what is sent meanwhile goes out later.
    record Reconnecting() implements ConnectionState {}

    /// The kernel is gone, and what its cells have declared with it.
    ///
    /// @param reason what happened and what to do, for users
    /// @param asked whether this front end asked for it
    record Ended(String reason, boolean asked) implements ConnectionState {}
}
