package dev.vonk.repl.command;

import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.TlsIdentity;
import dev.vonk.runtime.pool.JoinFiles;
import dev.vonk.runtime.pool.PoolOptions;
import dev.vonk.runtime.pool.PoolServer;
import dev.vonk.runtime.worker.EndSignals;
import dev.vonk.runtime.worker.OwnAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vonk pool`: a registry that workers and sessions join, with workers of its own.
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a pool of workers on this machine, which sessions and workers of other machines may join. It runs "
                    + "until Ctrl-C.",
            "Who joins needs the join string, which it leaves in a file that you alone can read: whoever can read it "
                    + "can run code in the pool."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk pool --workers 2                               for sessions on this machine",
            "  vonk pool --workers 4 --slots 2 --memory 4g --bind 192.168.1.10",
            "  vonk repl --master vonk://192.168.1.10:7077         a session in it",
            "  vonk worker --join FILE                             one more worker, from another machine"
        })
final class PoolCommand implements Callable<Integer> {
    private static final String PASSWORD = "VONK_TLS_PASSWORD";
    private static final int STOPPED_TWICE = 130;

    private final Surroundings surroundings;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many worker processes to start; 0 for none but those that join. Default: 1.")
    private int workers;

    @Option(
            names = "--slots",
            paramLabel = "M",
            description = "How many tasks each worker runs at a time. Default: the cores of this machine, shared out.")
    private int slots;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "1g",
            converter = MemorySize.Converter.class,
            description = "How much memory each worker has, such as 512m or 4g. Default: 1g.")
    private MemorySize memory = new MemorySize(1L << 30);

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: 127.0.0.1, which this machine alone can reach. Any other "
                    + "one is served with TLS.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "7077",
            description = "The port to listen on; 0 for any that is free. Default: 7077.")
    private int port;

    @Option(
            names = "--join-file",
            paramLabel = "FILE",
            description = "Where to leave the join string. Default: a file in ~/.vonk/pools, where sessions on this "
                    + "machine find it.")
    private @Nullable Path joinFile;

    @Option(
            names = "--keep-join",
            description = "Keeps the join file at the end, and uses its secret again at the next start, so that workers "
                    + "elsewhere find back. Needs --join-file, and --tls-store where there is TLS.")
    private boolean keepJoin;

    @Option(
            names = "--join-env",
            description = "Takes the secret from the join string in the environment variable " + JoinFiles.STRING + ".")
    private boolean fromEnvironment;

    @Option(
            names = "--tls-store",
            paramLabel = "FILE.p12",
            description = "A PKCS12 file with the key and certificate to show; its password is in the environment "
                    + "variable " + PASSWORD + ". Default: a new one at each start.")
    private @Nullable Path store;

    @Mixin
    private AddressOptions address = new AddressOptions();

    PoolCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (workers < 0 || workers > 1000)
            throw new UserMistake("--workers is " + workers + "; it must be a number from 0 to 1000.");
        if (keepJoin && joinFile == null)
            throw new UserMistake("--keep-join needs --join-file: the file that is kept.");
        if (address.insecure)
            surroundings.err().println(AddressOptions.WARNING);
        var ended = new CountDownLatch(1);
        EndSignals.listen(times -> {
            if (times > 1)
                Runtime.getRuntime().halt(STOPPED_TWICE);
            say("Ending the pool and its workers.");
            ended.countDown();
        });
        try (var pool = PoolServer.start(options())) {
            welcome(pool);
            pool.listen(new PoolNews(surroundings.out(), ended));
            pool.startWorkers();
            ended.await();
        }
        return CommandLine.ExitCode.OK;
    }

    private PoolOptions options() {
        int cores = Runtime.getRuntime().availableProcessors();
        int each = slots > 0 ? slots : Math.max(1, cores / Math.max(1, workers));
        return new PoolOptions(workers, each, memory.bytes(), bind, port, address.advertise, address.insecure,
                identity(), given(), joinFile, keepJoin, address.folder());
    }

    private @Nullable TlsIdentity identity() {
        if (store == null)
            return null;
        var password = surroundings.environment().get(PASSWORD);
        if (password == null)
            throw new UserMistake(
                    "--tls-store needs the file's password in the environment variable " + PASSWORD + ".");
        return TlsIdentity.ofPkcs12(store, password.toCharArray());
    }

    private @Nullable JoinString given() {
        if (!fromEnvironment)
            return null;
        return JoinFiles.fromEnvironment(surroundings.environment());
    }

    private void welcome(PoolServer pool) {
        var at = pool.join().endpoint();
        say("The pool is at " + at + ". Its join string is in " + pool.joinFile() + ".");
        boolean usual = pool.joinFile().equals(JoinFiles.usual(at.toString()));
        say("  A session here:      vonk repl --master vonk" + (usual ? "://" + at : ":" + pool.joinFile()));
        if (OwnAddress.isLoopback(bind)) {
            say("  A worker elsewhere:  not with --bind " + bind + ", which other machines cannot reach.");
        } else {
            say("  A worker elsewhere:  copy that file there, then: vonk worker --join FILE");
        }
        say("Ctrl-C ends it. What its workers print is in " + pool.folder() + ".");
    }

    private void say(String sentence) {
        surroundings.out().println(sentence);
    }
}
