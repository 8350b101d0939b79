package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.display.DisplayLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A session, its kernel and the server for front ends, together as they stand in a process of their own.
public final class KernelHost {
    private static final String HOST = "127.0.0.1";

    private final Kernel kernel;
    private final Path file;
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

    /// The name of the cell that runs now, or an empty text.
    String runningCell() {
        return kernel.runningCell().orElse("");
    }

    /// Waits until a front end, or [#askEnd], asks for the end.
    public void awaitEnd() throws InterruptedException {
        endAsked.await();
    }

    /// Lets [#awaitEnd] return.
    public void askEnd() {
        endAsked.countDown();
    }

    /// Tells front ends why the kernel ends, and removes the file. All that may be done while the JVM ends.
    public void farewell(String reason) {
        server.farewell(reason);
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // The next kernel removes it; until then nobody answers there.
        }
    }

    /// Ends the kernel. Takes as long as the running cell takes to stop, which may be forever.
    public void close() {
        kernel.close();
        server.close();
    }
}
