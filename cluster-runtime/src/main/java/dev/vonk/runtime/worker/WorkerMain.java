package dev.vonk.runtime.worker;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.TlsIdentity;
import dev.vonk.runtime.protocol.ToRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A worker process: joins a pool, serves until it is told to leave, and cleans up behind itself.
public final class WorkerMain {
    /// The process was asked to end, or the process that started it has ended.
    private static final int ENDED = 0;
    private static final int LOST_POOL = 1;
    private static final int FAILED = 2;
    /// As a shell tells of Ctrl-C.
    private static final int INTERRUPTED = 130;

    private final WorkerOptions options;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private volatile @Nullable WorkFolder made;

    /// Why a worker ends.
    enum Ending {
        /// It was asked to: what it holds may still be needed.
        ASKED,
        /// Whoever started it is gone, and with it all who might need it.
        PARENT_GONE
    }

    private WorkerMain(WorkerOptions options) {
        this.options = options;
    }

    /// Started by `vonk pool` and `local-cluster[n]`: the join string comes through standard input, whose end is the
    /// parent's end.
    public static void main(String[] arguments) throws IOException {
        var options = WorkerOptions.parse(arguments);
        var join = JoinString.parse(firstLine(System.in));
        var main = new WorkerMain(options);
        EndSignals.listen(_ -> main.ending.complete(Ending.ASKED));
        EndSignals.ignoreInterrupts();
        Thread.ofPlatform().daemon().name("vonk-parent").start(main::watchParent);
        System.exit(main.run(join));
    }

    /// Joins a pool and stays until it is asked to end, or the pool is gone for good. Takes over what Ctrl-C does.
    ///
    /// @return the exit code
    public static int run(JoinString join, WorkerOptions options) {
        var main = new WorkerMain(options);
        EndSignals.listen(main::asked);
        return main.run(join);
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private void watchParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing more is said
            }
        } catch (IOException e) {
            System.err.println("reading from the parent failed: " + e.getMessage());
        }
        if (!ending.complete(Ending.PARENT_GONE)) {
            endNow(ENDED);
        }
    }

    private void asked(int times) {
        if (!ending.complete(Ending.ASKED) && times > 1) {
            options.say("Ends at once.");
            endNow(INTERRUPTED);
        }
    }

    /// Leaves nothing behind but what was under way.
    private void endNow(int code) {
        try {
            var folder = made;
            if (folder != null) {
                folder.close();
            }
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }

    private int run(JoinString join) {
        try (var _ = TaskPrints.begin();
                var folder = WorkFolder.make(options.folder());
                var network = Network.start(new Liveness(options.pingEvery(), options.deadAfter()), 1)) {
            made = folder;
            try (var node = new WorkerNode(network, settings(join, folder.path()))) {
                var register = new ToRegistry.Register(options.advertisedHost(), node.port(), node.fingerprint(),
                        options.slots(), options.memory(), ProcessHandle.current().pid(), folder.path().toString());
                return serve(new Membership(network, join, register, options, ending), node);
            }
        } catch (DataException e) {
            System.err.println("vonk worker: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ENDED;
        }
    }

    private int serve(Membership membership, WorkerNode node) throws InterruptedException {
        int code = ENDED;
        try {
            membership.keep();
        } catch (ConnectionRefused e) {
            System.err.println("vonk worker: " + e.getMessage());
            if (!membership.wasMember()) {
                return FAILED;
            }
            code = LOST_POOL;
        }
        if (ending.getNow(Ending.ASKED) == Ending.ASKED) {
            membership.leaving();
            new Leaving(node, options).await();
        }
        return code;
    }

    private WorkerSettings settings(JoinString join, Path folder) {
        return new WorkerSettings(options.bindHost(), options.port(), join.secret(), identity(join),
                options.insecure(), options.slots(), options.memory(), folder);
    }

    private @Nullable TlsIdentity identity(JoinString join) {
        boolean plain = options.insecure() || join.fingerprint().isEmpty() && OwnAddress.isLoopback(options.bindHost());
        return plain ? null : TlsIdentity.selfSigned();
    }
}
