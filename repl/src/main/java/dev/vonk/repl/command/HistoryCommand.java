package dev.vonk.repl.command;

import dev.vonk.kernel.status.EventLogReader;
import dev.vonk.kernel.status.StatusException;
import dev.vonk.kernel.status.StatusServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vonk history`: the status page of a session that has ended, from its event log.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the jobs of a session that has ended in a browser, from its event log.",
            "A session keeps such a log with --conf spark.eventLog.enabled=true, in the folder spark.eventLog.dir "
                    + "(~/.vonk/events where nothing is said). Ends with Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk run report.ipynb --conf spark.eventLog.enabled=true --conf spark.eventLog.dir=events",
            "  vonk history events/vonk-20260102-030405-678-1.jsonl"
        })
final class HistoryCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The event log.")
    private Path file = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the page on 127.0.0.1; any that is free where this is not given.")
    private int port;

    HistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw new UserMistake("--port is " + port + "; it must be a number from 0 to 65535.");
        }
        try {
            var log = EventLogReader.read(file);
            if (!log.isWhole()) {
                surroundings.err().println("The last line of " + file
                        + " is cut off, as it is where a program was ended at once; what came before is shown.");
            }
            try (var server = StatusServer.ofLog(log, port)) {
                surroundings.out().println(server.url());
                surroundings.err().println("Open this address in a browser; Ctrl-C ends.");
                new CountDownLatch(1).await();
            }
        } catch (StatusException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        } catch (InterruptedException end) {
            return CommandLine.ExitCode.OK;
        }
        return CommandLine.ExitCode.OK;
    }
}
