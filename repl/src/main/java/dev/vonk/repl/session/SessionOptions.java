package dev.vonk.repl.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where to run and with which settings, as given on the command line.
///
/// @param master `local[*]`, `vonk://host:port` or `sc://host:port`; null for the default
public record SessionOptions(@Nullable String master, Map<String, String> conf) {
    public SessionOptions {
        conf = Map.copyOf(conf);
    }

    /// The defaults.
    public static SessionOptions none() {
        return new SessionOptions(null, Map.of());
    }
}
