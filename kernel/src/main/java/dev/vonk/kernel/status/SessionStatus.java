package dev.vonk.kernel.status;

import dev.vonk.kernel.query.SettingValues;
import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.JobProgress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a session shows of itself, as its settings say. Costs nothing until it is asked for: events are watched from the
/// start where queries run on workers of a pool or `spark.ui.enabled` is true, else from the first call of [#url]; the
/// server starts with that call, or at once where `spark.ui.enabled` is true.
///
/// Settings: `spark.ui.enabled` (false: no page at all), `spark.ui.port` (0, the default, for any that is free),
/// `spark.eventLog.enabled`, `spark.eventLog.dir`.
public final class SessionStatus implements AutoCloseable {
    private final Cluster cluster;
    private final Map<String, String> settings;
    private final boolean hidden;
    private final @Nullable EventLog log;
    private @Nullable StatusModel model;
    private @Nullable StatusServer server;
    private boolean closed;

    private SessionStatus(Cluster cluster, Map<String, String> settings, boolean hidden, @Nullable EventLog log) {
        this.cluster = cluster;
        this.settings = settings;
        this.hidden = hidden;
        this.log = log;
    }

    /// @param settings the session's; those named above are read once, now
    public static SessionStatus of(Cluster cluster, Map<String, String> settings) {
        var values = new SettingValues(settings);
        boolean asked = values.flag("spark.ui.enabled", false);
        boolean hidden = !asked && settings.containsKey("spark.ui.enabled");
        boolean logged = values.flag("spark.eventLog.enabled", false);
        var log = logged ? EventLog.open(folder(settings), StatusSource.environment(settings)) : null;
        var status = new SessionStatus(cluster, settings, hidden, log);
        if (asked || logged || !hidden && !settings.getOrDefault("spark.master", "local").matches("local(\\[.*)?")) {
            status.watch();
        }
        if (asked) {
            status.url();
        }
        return status;
    }

    private static Path folder(Map<String, String> settings) {
        var folder = settings.get("spark.eventLog.dir");
        if (folder == null) {
            return Path.of(System.getProperty("user.home"), ".vonk", "events");
        }
        return folder.startsWith("file:") ? Path.of(URI.create(folder)) : Path.of(folder);
    }

    /// The address of the status page with its token, for a browser; nothing where the settings say that there is none.
    public synchronized Optional<String> url() {
        if (hidden || closed) {
            return Optional.empty();
        }
        var running = server;
        if (running == null) {
            var source = new StatusSource(watch(), true, cluster::workers, cluster::jobs,
                    () -> StatusSource.environment(settings));
            running = StatusServer.start(source, new SettingValues(settings).number("spark.ui.port", 0, 0));
            server = running;
        }
        return Optional.of(running.url());
    }

    /// The file that events are kept in.
    public Optional<Path> logFile() {
        return log == null ? Optional.empty() : Optional.of(log.file());
    }

    private synchronized StatusModel watch() {
        var known = model;
        if (known != null) {
            return known;
        }
        var made = new StatusModel();
        model = made;
        cluster.listen(event -> happened(made, event));
        cluster.jobs().stream().filter(job -> job.state() != JobProgress.State.RUNNING && !made.knows(job.job()))
                .forEach(job -> happened(made, new ClusterEvent.JobEnded(job, "")));
        for (var worker : cluster.workers()) {
            if (!made.knows(worker.name()) && worker.reason().isEmpty()) {
                happened(made, new ClusterEvent.WorkerJoined(worker.name(), worker.slots()));
            }
        }
        return made;
    }

    /// One time for the model and the log, so that the log tells the same story.
    private void happened(StatusModel seen, ClusterEvent event) {
        synchronized (seen) {
            long at = System.currentTimeMillis();
            seen.apply(at, event);
            if (log != null) {
                log.add(at, event);
            }
        }
    }

    /// Ends the page, and the log once all is written.
    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.close();
        }
        if (log != null) {
            log.close();
        }
    }
}
