package dev.vonk.runtime.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// There is no connection; the message says why and what to do.
public final class ConnectionRefused extends IOException {
    /// What stood in the way.
    public enum Cause {
        /// The host's name means nothing here.
        HOST_UNKNOWN,
        /// Nobody listens there, or the network does not lead there.
        NOT_REACHED,
        /// Somebody listens there and did not answer in time, or broke off.
        NO_ANSWER,
        /// Somebody listens there that does not speak as a Vonk process, or speaks with TLS where this side does not.
        NOT_VONK,
        /// It is Vonk of another version.
        OTHER_VERSION,
        /// The certificate is not the one that the join string names.
        OTHER_CERTIFICATE,
        /// The other side does not know the same secret.
        WRONG_SECRET,
        /// The other side knows the secret and still says no.
        REFUSED,
        /// This thread was interrupted, or the network closed, while it waited.
        ABANDONED
    }

    private final Cause why;
    private boolean passing;

    ConnectionRefused(Cause why, String message) {
        this(why, message, null);
    }

    ConnectionRefused(Cause why, String message, @Nullable Throwable cause) {
        super("[CONNECTION_" + why + "] " + message, cause);
        this.why = why;
    }

    public Cause why() {
        return why;
    }

    /// The next attempt may succeed.
    ConnectionRefused passing() {
        passing = true;
        return this;
    }

    boolean isPassing() {
        return passing;
    }
}
