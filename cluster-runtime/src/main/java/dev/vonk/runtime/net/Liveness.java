package dev.vonk.runtime.net;

import java.time.Duration;

/// When a connection that says nothing is dead.
///
/// @param pingEvery how often each side says that it lives
/// @param deadAfter a side that heard nothing for so long closes the connection as [CloseReason.Silent]
public record Liveness(Duration pingEvery, Duration deadAfter) {
    /// A ping each second, dead after ten seconds.
    public static final Liveness DEFAULT = new Liveness(Duration.ofSeconds(1), Duration.ofSeconds(10));

    public Liveness {
        if (pingEvery.compareTo(Duration.ofMillis(10)) < 0 || deadAfter.compareTo(pingEvery.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("ping every " + pingEvery + ", dead after " + deadAfter);
        }
    }
}
