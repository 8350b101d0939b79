package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.kernel.server.AddressFile;
import dev.vonk.kernel.server.KernelHost;
import dev.vonk.kernel.server.KernelMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A kernel in a process of its own that belongs to this front end: it ends with the connection, and with this process,
/// even where that is killed.
public final class KernelProcess implements KernelConnection {
    private static final long SECONDS_TO_END = 2;
    private static final long MILLIS_TO_READ = 300;

    private final KernelLaunch launch;
    private final ProcessOutput output = new ProcessOutput();
    private final RemoteConnection connection = new RemoteConnection(new OwnFate());
    private @Nullable Process process;
    private boolean closed;
    private volatile boolean ready;
    private volatile @Nullable String obituary;

    private KernelProcess(KernelLaunch launch) {
        this.launch = launch;
    }

    /// Starts a kernel and returns at once; [KernelConnection#watch] tells when it is there, or why it will not be.
    public static KernelConnection start(KernelLaunch launch) {
        var kernel = new KernelProcess(launch);
        Thread.ofPlatform().name("kernel-process").daemon().start(kernel::run);
        return kernel;
    }

    @Override
    public void send(ToKernel message) {
        connection.send(message);
    }

    @Override
    public Runnable listen(Consumer<FromKernel> listener) {
        return connection.listen(listener);
    }

    @Override
    public Runnable watch(Consumer<ConnectionState> watcher) {
        return connection.watch(watcher);
    }

    /// Ends the kernel and returns at once. It may finish what can be finished quickly; after two seconds it is killed.
    @Override
    public void close() {
        connection.end("The kernel was shut down.", true);
        Process running;
        synchronized (this) {
            closed = true;
            running = process;
        }
        if (running != null) {
            Thread.ofPlatform().name("kernel-end").start(() -> end(running));
        }
    }

    private static void end(Process running) {
        try {
            // The kernel takes the end of its input for the end of its front end.
            running.getOutputStream().close();
            if (running.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException gone) {
            // Then there is nothing to end but what hangs.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.destroyForcibly();
    }

    private void run() {
        try {
            Process started = begin();
            if (started != null) {
                Thread reader = Thread.ofPlatform().name("kernel-output").daemon()
                        .start(() -> output.read(started.inputReader(StandardCharsets.UTF_8), this::ready));
                started.waitFor();
                reader.join(MILLIS_TO_READ);
                ended(started);
            }
        } catch (IOException failed) {
            connection.end("The kernel cannot be started: " + failed.getMessage(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Process begin() throws IOException {
        if (closed) {
            return null;
        }
        Process started = KernelCommand.of(launch).start();
        process = started;
        var options = new KernelHost.Options(launch.master().orElse(null), launch.conf(), null);
        try {
            var input = started.getOutputStream();
            input.write((KernelMain.write(options) + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException gone) {
            // It has ended already; what it said tells why.
        }
        return started;
    }

    private void ready(String address) {
        ready = true;
        connection.found(KernelAddress.of(AddressFile.parse(address, Path.of("the kernel's address"))));
    }

    private void ended(Process gone) {
        obituary = new Obituary(ready, gone.exitValue(), output.failure(), output.cell(), output.exited(),
                output.lastWords(), KernelCommand.crashReport(gone.pid())).text();
        if (ready) {
            connection.lookAgain();
        } else {
            connection.end(obituary, false);
        }
    }

    private final class OwnFate implements Fate {
        @Override
        public Optional<String> end() {
            return Optional.ofNullable(obituary);
        }

        @Override
        public boolean knowsBest() {
            return true;
        }
    }
}
