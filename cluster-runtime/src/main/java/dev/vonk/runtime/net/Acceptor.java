package dev.vonk.runtime.net;

/// Decides about connections whose other side has proved that it knows the secret.
@FunctionalInterface
public interface Acceptor {
    /// Called on the event loop; must not block. What is sent on `connection` in here is delivered if it is accepted.
    ///
    /// @param introduction what the other side says about itself, at most [Network#LONGEST_INTRODUCTION] bytes, proved
    ///     by its knowledge of the secret
    /// @return who is told of what arrives
    ConnectionHandler accept(byte[] introduction, Connection connection) throws Refusal;
}
