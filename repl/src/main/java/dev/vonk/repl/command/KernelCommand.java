package dev.vonk.repl.command;

import dev.vonk.kernel.server.KernelHost;
import dev.vonk.repl.session.SessionOptions;
import dev.vonk.runtime.worker.EndSignals;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vonk kernel`: a kernel that front ends attach to and leave.
@Command(
        name = "kernel",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a kernel until Ctrl-C. Notebooks and `vonk repl --connect` attach to it, and leave it running.",
            "It listens on this machine alone; the file that it writes holds its address and a token, and whoever can "
                    + "read it can run code as you."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk kernel --connection-file kernel.json",
            "  vonk kernel --master 'local[4]' --conf spark.sql.session.timeZone=UTC",
            "  vonk repl --connect kernel.json      attaches to it"
        })
final class KernelCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    private final Surroundings surroundings;

    @Option(
            names = "--connection-file",
            paramLabel = "FILE",
            description = "Where to write the address and the token. Default: a file of its own in ~/.vonk/kernels.")
    private @Nullable Path file;

    @Mixin
    private WhereOptions where = new WhereOptions();

    KernelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        KernelHost host = start(where.options());
        EndSignals.listen(times -> {
            if (times > 1)
                Runtime.getRuntime().halt(INTERRUPTED);
            host.askEnd();
        });
        explain(host);
        host.serve(cell -> surroundings.err().println(
                "vonk: " + (cell.isEmpty() ? "code of a cell" : "cell " + cell) + " ended the kernel by System.exit."));
        return CommandLine.ExitCode.OK;
    }

    private KernelHost start(SessionOptions options) {
        try {
            return KernelHost.start(new KernelHost.Options(options.master(), options.conf(), file));
        } catch (IllegalArgumentException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
    }

    private void explain(KernelHost host) {
        int port = host.address().port();
        var out = surroundings.out();
        out.println("The kernel listens at 127.0.0.1:" + port + "; Ctrl-C ends it.");
        out.println("To attach:             vonk repl --connect " + host.file());
        out.println("From another machine:  ssh -N -L " + port + ":127.0.0.1:" + port + " THIS-MACHINE, with a copy of "
                + "that file there.");
        out.flush();
    }
}
