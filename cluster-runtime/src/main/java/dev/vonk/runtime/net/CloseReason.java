package dev.vonk.runtime.net;

import java.time.Duration;

/// Why a connection is no more.
public sealed interface CloseReason {
    /// A sentence for people.
    String sentence();

    /// The other side closed it and said why.
    record ByPeer(String sentence) implements CloseReason {}

    /// Nothing was heard for so long.
    record Silent(Duration duration) implements CloseReason {
        @Override
        public String sentence() {
            return "nothing was heard for " + duration.toMillis() + " ms";
        }
    }

    /// It broke: the other process ended, or the network between did.
    record Broken(String sentence) implements CloseReason {}

    /// The other side sent what no Vonk process sends.
    record Protocol(String sentence) implements CloseReason {}

    /// This side closed it.
    record Here(String sentence) implements CloseReason {}
}
