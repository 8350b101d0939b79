package dev.vonk.repl.command;

import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.pool.JoinFiles;
import dev.vonk.runtime.worker.OwnAddress;
import dev.vonk.runtime.worker.WorkerMain;
import dev.vonk.runtime.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vonk worker`: one more worker for a pool, mostly of another machine.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = {
            "Joins a pool as a worker and runs tasks for its sessions.",
            "Ctrl-C lets it finish what it has begun; a second Ctrl-C ends it at once. Where it loses the pool, it looks "
                    + "for it for a while."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk worker --join pool.join",
            "  vonk worker --join pool.join --slots 8 --memory 16g",
            "  VONK_JOIN=\"$(cat pool.join)\" vonk worker --join-env"
        })
final class WorkerCommand implements Callable<Integer> {
    private static final Duration PING = Duration.ofSeconds(1);
    private static final Duration DEAD = Duration.ofSeconds(10);
    /// A JVM takes a little of what it was given for itself.
    private static final double MOST_OF_IT = 0.9;

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private Join join = new Join();

    static final class Join {
        @Option(
                names = "--join",
                paramLabel = "FILE",
                description = "The file with the pool's join string, as `vonk pool` wrote it.")
        private @Nullable Path file;

        @Option(
                names = "--join-env",
                description = "Takes the join string from the environment variable " + JoinFiles.STRING + ".")
        private boolean fromEnvironment;

        Join() {}
    }

    @Option(
            names = "--slots",
            paramLabel = "M",
            description = "How many tasks it runs at a time. Default: the cores of this machine.")
    private int slots;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemorySize.Converter.class,
            description = "How much memory it has, such as 4g. Default: three quarters of this machine's.")
    private @Nullable MemorySize memory;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address it listens on, for sessions and other workers. Default: the one that leads to the "
                    + "pool; with TLS beyond this machine.")
    private @Nullable String bind;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The port it listens on. Default: any that is free.")
    private int port;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long it looks for a pool that is not there. Default: 120.")
    private int patience;

    @Mixin
    private AddressOptions address = new AddressOptions();

    WorkerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var entry = entry();
        long heap = Runtime.getRuntime().maxMemory();
        if (memory != null && heap < memory.bytes() * MOST_OF_IT) {
            throw new UserMistake("--memory is " + memory + ", and this JVM has " + new MemorySize(heap)
                    + ". The launcher vonk passes it on; a JVM that you start yourself needs -Xmx.");
        }
        if (address.insecure)
            surroundings.err().println(AddressOptions.WARNING);
        var host = bind != null ? bind : OwnAddress.towards(entry.host(), entry.port());
        return WorkerMain.run(entry, new WorkerOptions(host, advertised(host), port, address.insecure,
                slots > 0 ? slots : Runtime.getRuntime().availableProcessors(),
                WorkerOptions.shareOf(memory == null ? heap : memory.bytes()), address.folder(), PING, DEAD,
                Duration.ofSeconds(Math.max(0, patience)), false));
    }

    private String advertised(String host) {
        return address.advertise.isEmpty() && !OwnAddress.isAny(host) ? host : address.advertise;
    }

    private JoinString entry() {
        if (join.fromEnvironment || join.file == null)
            return JoinFiles.fromEnvironment(surroundings.environment());
        if (join.file.toString().matches("vonk\\d+:.*")) {
            throw new UserMistake("--join needs the file that holds the join string, never the string itself: every "
                    + "user of this machine can read the arguments of a command. Start the pool anew, since its secret "
                    + "is known now.");
        }
        return JoinString.read(join.file);
    }
}
