package dev.vonk.repl.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HistoryCommandTest {
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    @Test
    void theLogOfARunIsShownUntilItIsInterrupted() throws Exception {
        var cells = Files.writeString(folder.resolve("cells.jsh"), "spark.range(1000).count()\n");
        assertEquals(0, bench.vonk("run", cells.toString(), "--conf", "spark.eventLog.enabled=true", "--conf",
                "spark.eventLog.dir=" + folder.resolve("events"), "--conf", "spark.ui.enabled=false"), bench::err);
        Path log;
        try (var files = Files.list(folder.resolve("events"))) {
            log = files.findFirst().orElseThrow();
        }
        var shown = new Bench();
        var code = new CompletableFuture<Integer>();
        var thread = Thread.ofPlatform().daemon().start(() -> code.complete(shown.vonk("history", log.toString())));
        var url = firstLine(shown);
        var first = get(url, "");
        assertTrue(first.headers().firstValue("set-cookie").orElse("").contains("HttpOnly"));
        var cookie = first.headers().firstValue("set-cookie").orElse("").split(";")[0];
        assertTrue(get(url.replaceAll("/\\?.*", "/jobs/1"), cookie).body().contains("succeeded"));
        thread.interrupt();
        assertEquals(0, code.get(60, TimeUnit.SECONDS));
    }

    private static String firstLine(Bench shown) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!shown.out().contains("\n") && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return shown.out().strip();
    }

    private static HttpResponse<String> get(String url, String cookie) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
            return client.send((cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aFileThatIsNoLogIsReportedWithoutAStack() throws IOException {
        assertEquals(2, bench.vonk("history", folder.resolve("none.jsonl").toString()));
        assertTrue(bench.err().startsWith("vonk: [EVENT_LOG_NOT_FOUND]"), bench::err);
        assertEquals(2, new Bench().vonk("history", Files.writeString(folder.resolve("x"), "{}").toString()));
        assertEquals(2, new Bench().vonk("history", "x", "--port", "70000"));
    }
}
