package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.display.DisplayLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A session, its kernel and the server for front ends, together as they stand in a process of their own.
public final class KernelHost {
    private static final String HOST = "127.0.0.1";
    private static final long MOST_MILLIS_TO_END = 1_500;

    private final Kernel kernel;
    private final Path file;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch endAsked = new CountDownLatch(1);
    private final KernelServer server;

    private KernelHost(Kernel kernel, Path file) {
        this.kernel = kernel;
        this.file = file;
        this.server = KernelServer.start(kernel, ServerLimits.standard(), endAsked::countDown);
    }

    /// What to run.
    ///
    /// @param master where queries run; null for the default
    /// @param file where the address is written; null for the usual place
    public record Options(@Nullable String master, Map<String, String> conf, @Nullable Path file) {
        public Options {
            conf = Map.copyOf(conf);
        }
    }

    /// Starts all of it; the kernel may still be warming up when this returns.
    ///
    /// @throws IllegalArgumentException where nothing runs queries for the master; the message is for users
    /// @throws dev.vonk.runtime.data.DataException where the pool cannot be used, or the file not be written
    public static KernelHost start(Options options) {
        var builder = Session.builder().config(options.conf());
        Session spark = options.master() == null ? builder.create() : builder.master(options.master()).create();
        Kernel kernel = SessionKernel.start(spark, DisplayLimits::notebook);
        try {
            AddressFile.removeLeftovers();
            Path file = options.file() == null ? AddressFile.usual(ProcessHandle.current().pid()) : options.file();
            var host = new KernelHost(kernel, file);
            host.address().write(file);
            return host;
        } catch (RuntimeException failed) {
            kernel.close();
            throw failed;
        }
    }

    public AddressFile address() {
        return new AddressFile(HOST, server.port(), server.token().text(), ProcessHandle.current().pid());
    }

    /// The file with the address.
    public Path file() {
        return file;
    }

    /// Lets [#serve] return; may be called from any thread.
    public void askEnd() {
        endAsked.countDown();
    }

    /// Serves until a front end, or [#askEnd], asks for the end, and ends the kernel then. A cell that nothing stops is
    /// left behind; the process should end now.
    ///
    /// @param exits told the cell that runs (an empty text where none does) when the JVM ends although nobody has asked:
    ///     a cell has called `System.exit`, or a signal came
    public void serve(Consumer<String> exits) throws InterruptedException {
        // What is typed where the kernel was started is not for the cells.
        System.setIn(InputStream.nullInputStream());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> exit(exits), "kernel-exits"));
        endAsked.await();
        ending.set(true);
        farewell("The kernel was shut down.");
        Thread end = Thread.ofPlatform().name("kernel-end").daemon().start(kernel::close);
        end.join(MOST_MILLIS_TO_END);
    }

    private void exit(Consumer<String> exits) {
        if (ending.compareAndSet(false, true)) {
            exits.accept(kernel.runningCell().orElse(""));
            farewell("The kernel ended by itself: a cell called System.exit, or its process was asked to end.");
        }
    }

    private void farewell(String reason) {
        server.farewell(reason);
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // The next kernel removes it; until then nobody answers there.
        }
    }
}
