package dev.vonk.repl.command;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.repl.session.SessionOptions;
import dev.vonk.repl.terminal.TerminalRepl;
import dev.vonk.runtime.pool.PoolOptions;
import dev.vonk.runtime.pool.PoolServer;
import dev.vonk.runtime.worker.WorkFolder;
import dev.vonk.runtime.worker.WorkerMain;
import dev.vonk.runtime.worker.WorkerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `vonk warm-up`: the REPL with keys from standard input and nobody to look, then a pool with a worker in this process.
/// The launcher runs it once, so that the cache of loaded classes holds what a session and a worker need.
@Command(name = "warm-up", hidden = true, description = "Uses the REPL and a pool as a person would, without one.")
final class WarmUpCommand implements Callable<Integer> {
    private static final long HEAP = 128L << 20;
    private static final String CELL = "spark.range(0, 100, 1, 2).groupBy(col(\"id\").mod(lit(3)).as(\"k\")).count().collect();";

    private final Surroundings surroundings;

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TerminalRepl.open(
                surroundings.in(),
                OutputStream.nullOutputStream(),
                surroundings.kernels(),
                SessionOptions.none(),
                Map.of());
        Path folder = Files.createTempDirectory("vonk-warm-up");
        try {
            usePool(folder);
        } finally {
            WorkFolder.removeTree(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private void usePool(Path folder) throws InterruptedException {
        Thread worker;
        try (var pool = PoolServer
                .start(PoolOptions.local(0, 1, HEAP, folder).withJoinFile(folder.resolve("join"), false))) {
            var options = WorkerOptions.local(1, WorkerOptions.shareOf(HEAP), folder);
            worker = Thread.ofPlatform().daemon().name("warm-up-worker")
                    .start(() -> WorkerMain.run(pool.join(), options));
            var session = new SessionOptions("vonk:" + pool.joinFile(), Map.of());
            try (KernelClient kernel = surroundings.kernels().open(session, DisplayLimits::standard)) {
                kernel.execute("1", CELL, _ -> {
                }).join();
            }
        }
        worker.join();
    }
}
