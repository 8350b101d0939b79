package dev.vonk.kernel.status;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The library that serves pages and messages, as small and as quiet as it gets: one event loop, threads that are
/// daemons, no word on the user's terminal and no temporary files.
public final class LocalVertx {
    /// Held here: levels of loggers that nobody refers to are forgotten.
    private static final Logger LOG = Logger.getLogger("io.vertx");

    private LocalVertx() {
    }

    public static Vertx start() {
        // Before the first class of the library is loaded; without both it would look for other logs and for names.
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        // Connections that break are no news for a user's terminal.
        LOG.setLevel(Level.SEVERE);
        System.getProperties().putIfAbsent("vertx.disableDnsResolver", "true");
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1).setUseDaemonThread(true).setDisableTCCL(true)
                // It would write to the user's terminal, e.g. after a laptop slept.
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS).setBlockedThreadCheckInterval(1)
                // Without these it makes a folder for temporary files.
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }
}
