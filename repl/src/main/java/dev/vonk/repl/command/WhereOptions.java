package dev.vonk.repl.command;

import dev.vonk.repl.session.SessionOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where cells run and with which settings; every command that runs cells has these options.
final class WhereOptions {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description = {
                "Where queries run: local[N] or local[*] in this process (the default), "
                        + "local-cluster[N] in N worker processes on this machine, vonk://HOST:PORT in a pool that "
                        + "`vonk pool` started (vonk:FILE with its join file), sc://HOST:PORT in an Apache Spark."
            })
    private @Nullable String master;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of the session; may be given many times.")
    private Map<String, String> conf = new LinkedHashMap<>();

    SessionOptions options() {
        return new SessionOptions(master, conf);
    }
}
