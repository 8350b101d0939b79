package dev.vonk.kernel.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What lies at which address. Addresses are compared as a whole; none of them names a file.
final class Routes {
    private static final Pattern JOB = Pattern.compile("(/api)?/jobs/([0-9]{1,18})");

    private final StatusSource source;
    private final ObjectMapper json = new ObjectMapper();

    Routes(StatusSource source) {
        this.source = source;
    }

    Answer answer(String path) {
        return switch (path) {
            case "/" -> page("Jobs", path, JobsPage.of(source.snapshot()));
            case "/workers" -> page("Workers", path, WorkersPage.of(source.snapshot()));
            case "/storage" -> page("Storage", path, StoragePage.of(source.snapshot()));
            case "/environment" -> page("Environment", path, EnvironmentPage.of(source.environment().get()));
            case "/api/pulse" -> json(pulse());
            case "/api/jobs" -> json(source.snapshot().jobs().stream().map(JobView::brief).toList());
            case "/api/workers" -> json(source.snapshot().workers());
            case "/api/storage" -> json(source.snapshot().caches());
            case "/api/totals" -> json(source.snapshot().totals());
            case "/api/environment" -> json(source.environment().get());
            case "/metrics" -> new Answer(200, "text/plain; version=0.0.4; charset=utf-8",
                    Metrics.of(source.snapshot()));
            case "/status.css" -> new Answer(200, "text/css; charset=utf-8", resource("status.css"));
            case "/status.js" -> new Answer(200, "text/javascript; charset=utf-8", resource("status.js"));
            default -> job(path);
        };
    }

    private Answer job(String path) {
        var matcher = JOB.matcher(path);
        if (!matcher.matches()) {
            return Answer.text(404, "There is nothing here.");
        }
        long number = Long.parseLong(matcher.group(2));
        Function<JobView, Answer> shown = matcher.group(1) == null
                ? job -> page("Job " + job.job() + ": " + job.description(), path,
                        JobPage.of(job, source.snapshot().at()))
                : this::json;
        return source.snapshot().job(number).map(shown)
                .orElseGet(() -> Answer.text(404, "There is no job " + number + "; maybe it is forgotten."));
    }

    /// A number that changes with all there is to see; running tasks count on without events.
    private Map<String, Object> pulse() {
        var now = source.snapshot();
        boolean running = now.jobs().stream().anyMatch(JobView::isRunning);
        return Map.of("version", now.version(), "running", running);
    }

    private Answer page(String title, String path, Tag content) {
        return Answer.html(Page.html(title, path, source.isLive(), content));
    }

    private Answer json(Object value) {
        try {
            return Answer.json(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write as JSON: " + value.getClass(), e);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(Routes.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
