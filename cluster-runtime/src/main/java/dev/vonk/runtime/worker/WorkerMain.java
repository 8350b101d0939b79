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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A worker process: joins a pool, serves until it is told to leave, and cleans up behind itself.
public final class WorkerMain {
    /// The process was asked to end, or its pool has ended.
    private static final int ENDED = 0;
    private static final int FAILED = 2;
    private static final long DRAIN_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private final WorkerOptions options;
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private WorkerMain(WorkerOptions options) {
        this.options = options;
    }

    /// Started by `vonk pool` and `local-cluster[n]`: the join string comes through standard input, whose end is the
    /// parent's end.
    public static void main(String[] arguments) throws IOException {
        var options = WorkerOptions.parse(arguments);
        var join = JoinString.parse(firstLine(System.in));
        var main = new WorkerMain(options);
        Thread.ofPlatform().daemon().name("vonk-parent").start(main::watchParent);
        System.exit(main.run(join));
    }

    /// Joins a pool and stays until the pool ends or this process is asked to.
    ///
    /// @return the exit code
    public static int run(JoinString join, WorkerOptions options) {
        return new WorkerMain(options).run(join);
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
        end.complete("the process that started this worker has ended");
    }

    private int run(JoinString join) {
        try (var folder = WorkFolder.make(options.folder());
                var network = Network.start(new Liveness(options.pingEvery(), options.deadAfter()), 1);
                var node = new WorkerNode(network, settings(join, folder.path()))) {
            var registration = Registration.of(network, join, new ToRegistry.Register(options.advertisedHost(),
                    node.port(), node.fingerprint(), options.slots(), options.memory(),
                    ProcessHandle.current().pid(), folder.path().toString()));
            registration.end().thenAccept(reason -> end.complete("the pool has ended: " + reason));
            var shutdown = Thread.ofPlatform().unstarted(() -> drain(node, registration, folder));
            Runtime.getRuntime().addShutdownHook(shutdown);
            options.say("Worker " + registration.name().get(10, TimeUnit.SECONDS) + " with " + options.slots()
                    + (options.slots() == 1 ? " slot" : " slots") + " has joined the pool at " + join.endpoint() + ".");
            options.say("It ends: " + end.get() + ".");
            removeHook(shutdown);
            return ENDED;
        } catch (ConnectionRefused | DataException e) {
            System.err.println("vonk worker: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ENDED;
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            System.err.println("vonk worker: the pool at " + join.endpoint() + " did not accept this worker: "
                    + (e.getCause() == null ? "no answer" : e.getCause().getMessage()));
            return FAILED;
        }
    }

    private WorkerSettings settings(JoinString join, Path folder) {
        return new WorkerSettings(options.bindHost(), options.port(), join.secret(), identity(join),
                options.insecure(), options.slots(), options.memory(), folder);
    }

    private @Nullable TlsIdentity identity(JoinString join) {
        return join.fingerprint().isEmpty() || options.insecure() ? null : TlsIdentity.selfSigned();
    }

    /// SIGTERM: finish what runs, serve what others still read, then go.
    private void drain(WorkerNode node, Registration registration, WorkFolder folder) {
        try {
            if (!end.isDone()) {
                registration.leaving();
                node.drain();
                node.awaitLeave(DRAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already, and the hook does its work.
        }
    }
}
