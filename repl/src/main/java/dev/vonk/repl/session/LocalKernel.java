package dev.vonk.repl.session;

import dev.vonk.Session;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.server.SessionKernel;
import java.util.function.Supplier;

/// Starts a session as the command line asks for it, and a kernel for it, both in this process.
public final class LocalKernel {
    private LocalKernel() {}

    /// Starts a kernel; it may still be warming up when this returns.
    ///
    /// @param limits asked before each value is drawn, since a terminal changes its width
    /// @throws IllegalArgumentException where nothing runs queries for the master; the message is for users
    public static KernelClient open(SessionOptions options, Supplier<DisplayLimits> limits) {
        return new KernelClient(new InProcessConnection(SessionKernel.start(session(options), limits)));
    }

    /// The session alone.
    ///
    /// @throws IllegalArgumentException where nothing runs queries for the master; the message is for users
    public static Session session(SessionOptions options) {
        var builder = Session.builder().config(options.conf());
        return options.master() == null ? builder.create() : builder.master(options.master()).create();
    }
}
