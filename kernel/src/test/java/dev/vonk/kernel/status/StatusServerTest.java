package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StatusServerTest {
    private static final StatusServer SERVER = StatusServer.ofLog(
            new EventLogReader.Log(Story.model(events()), Map.of("spark.app.name", Story.HOSTILE), 0, true), 0);
    private static final WebClient WEB = new WebClient(SERVER.url());

    private static List<ClusterEvent> events() {
        var events = new ArrayList<>(Story.withALostWorker());
        events.add(new ClusterEvent.WorkerJoined(Story.HOSTILE, 1));
        events.add(new ClusterEvent.JobStarted(2, Story.HOSTILE,
                List.of(new StageOutline(0, Story.HOSTILE, 1, List.of(), "Project " + Story.HOSTILE))));
        events.add(new ClusterEvent.TaskStarted(Story.attempt(2, 0, 0, 0), Story.HOSTILE));
        events.add(Story.ended(Story.attempt(2, 0, 0, 0), Story.HOSTILE, Story.HOSTILE));
        events.add(new ClusterEvent.WorkerExcluded(2, Story.HOSTILE, Story.HOSTILE));
        events.add(Story.ended(2, JobProgress.State.FAILED, Story.HOSTILE));
        events.add(new ClusterEvent.WorkerLost(Story.HOSTILE, Story.HOSTILE));
        return events;
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void theTokenHas128BitsAndIsTradedForACookie() throws IOException {
        assertTrue(WEB.token().matches("[A-Za-z0-9_-]{22,}"));
        var entered = WEB.send("GET", "/?token=" + WEB.token(), "Host: " + WEB.host());
        assertEquals(200, entered.status());
        var cookie = String.valueOf(entered.headers().get("set-cookie"));
        assertTrue(cookie.endsWith("; Path=/; HttpOnly; SameSite=Strict"), cookie);
        assertFalse(entered.body().contains(WEB.token()));
        assertTrue(entered.body().contains("http-equiv=\"refresh\""));
        var page = WEB.send("GET", "/", "Host: " + WEB.host(), "Cookie: a=b; " + cookie.split(";")[0]);
        assertEquals(200, page.status());
        assertFalse(page.body().contains(WEB.token()));
    }

    @Test
    void withoutTheTokenNothingIsShown() throws IOException {
        for (var path : List.of("/", "/jobs/1", "/api/jobs", "/api/environment", "/metrics", "/status.css",
                "/status.js", "/nothing", "/?token=", "/?token=AAAA", "/?token=" + WEB.token() + "x",
                "/metrics?token=" + WEB.token().substring(1))) {
            assertEquals(401, WEB.send("GET", path, "Host: " + WEB.host()).status(), path);
        }
        assertEquals(401, WEB.send("GET", "/", "Host: " + WEB.host(), "Cookie: x=" + WEB.token()).status());
        assertEquals(401, WEB.send("GET", "/", "Host: " + WEB.host(), "Authorization: Bearer nonsense").status());
        assertEquals(401, WEB.send("GET", "/", "Host: " + WEB.host(), WEB.cookie() + "x").status());
    }

    @Test
    void aNameThatLeadsHereFromElsewhereIsRefused() throws IOException {
        for (var host : List.of("evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example",
                "evil.example@127.0.0.1", "[::2]", "")) {
            assertEquals(403, WEB.send("GET", "/", "Host: " + host, WEB.cookie()).status(), host);
            assertEquals(403, WEB.send("GET", "/?token=" + WEB.token(), "Host: " + host).status(), host);
        }
        for (var host : List.of("localhost", "LocalHost:1234", "127.0.0.1", "[::1]:80")) {
            assertEquals(200, WEB.send("GET", "/", "Host: " + host, WEB.cookie()).status(), host);
        }
        assertTrue(WEB.send("GET", "/", "Host: " + WEB.host(), "Host: evil.example", WEB.cookie()).status() >= 400);
    }

    @Test
    void otherSitesMayNotAskInTheNameOfTheUser() throws IOException {
        for (var origin : List.of("http://evil.example", "null", "https://" + WEB.host(), "http://127.0.0.1:1",
                "http://" + WEB.host() + ".evil.example")) {
            assertEquals(403, WEB.send("GET", "/api/jobs", "Host: " + WEB.host(), WEB.cookie(), "Origin: " + origin)
                    .status(), origin);
        }
        assertEquals(200, WEB.send("GET", "/api/jobs", "Host: " + WEB.host(), WEB.cookie(),
                "Origin: http://" + WEB.host()).status());
        for (var site : List.of("cross-site", "same-site")) {
            assertEquals(403, WEB.send("GET", "/status.js", "Host: " + WEB.host(), WEB.cookie(),
                    "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: no-cors").status());
            assertEquals(200, WEB.send("GET", "/", "Host: " + WEB.host(), WEB.cookie(),
                    "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: navigate").status());
        }
    }

    @Test
    void onlyReadingIsPossible() throws IOException {
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE")) {
            var reply = WEB.send(method, "/api/jobs", "Host: " + WEB.host(), WEB.cookie(), "Content-Length: 0");
            assertEquals(405, reply.status(), method);
            assertEquals("GET", reply.headers().get("allow"));
        }
    }

    @Test
    void noPathLeadsToAFile() throws IOException {
        for (var path : List.of("/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/status.css", "//etc/passwd",
                "/status.css/..", "/./status.css", "/status.css%00", "/Routes.class", "/jobs/1/../1", "/jobs/-1",
                "/jobs/99999999999999999999", "/jobs/777", "/jobs/1%0d%0aSet-Cookie:x=y", "/jobs/<script>")) {
            var reply = WEB.page(path);
            assertEquals(404, reply.status(), path);
            assertFalse(reply.body().contains("<"), reply.body());
            assertFalse(reply.headers().containsKey("set-cookie"));
        }
    }

    @Test
    void whatOthersWroteStaysText() throws IOException {
        for (var path : List.of("/", "/jobs/2", "/jobs/1", "/workers", "/environment", "/storage")) {
            var page = WEB.page(path);
            assertEquals(200, page.status(), path);
            assertFalse(page.body().contains("<script>"), page.body());
            assertFalse(page.body().contains("<svg/"), page.body());
            assertFalse(page.body().contains("\" onload"), page.body());
            assertFalse(page.body().contains("\u0001"), page.body());
            assertEquals(1, page.body().split("<script", -1).length - 1, "our own file only");
        }
        assertTrue(WEB.page("/jobs/2").body().contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    }

    @Test
    void theBrowserIsToldToTrustNothing() throws IOException {
        for (var path : List.of("/", "/jobs/2", "/api/jobs", "/nothing")) {
            var headers = WEB.page(path).headers();
            var policy = String.valueOf(headers.get("content-security-policy"));
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertEquals("nosniff", headers.get("x-content-type-options"));
            assertEquals("no-referrer", headers.get("referrer-policy"));
            assertEquals("no-store", headers.get("cache-control"));
            assertFalse(headers.containsKey("access-control-allow-origin"));
        }
        for (var path : List.of("/", "/jobs/1", "/status.js", "/status.css")) {
            var body = WEB.page(path).body();
            assertFalse(body.contains("://"), body);
            assertFalse(body.contains(" style="), body);
        }
    }

    @Test
    void aJobsPageTellsWhatHappened() throws IOException {
        var page = WEB.page("/jobs/1").body();
        assertTrue(page.contains("worker w2 was lost: it was killed by signal 9"), page);
        assertTrue(page.contains("<svg viewBox="), page);
        assertTrue(page.contains("Stage 1, done"), page);
        assertTrue(page.contains("<code>+- Scan t [a]</code></td><td class=\"number\"><span>300</span>"), page);
        var json = WEB.page("/api/jobs/1");
        assertEquals("application/json", json.headers().get("content-type"));
        assertTrue(json.body().contains("\"nodes\":[{\"rows\":30,\"batches\":3,\"nanos\":9000000}"), json.body());
        assertTrue(WEB.page("/api/pulse").body().contains("\"running\":false"));
        assertTrue(WEB.page("/workers").body().contains("it was killed by signal 9"));
        assertTrue(WEB.page("/storage").body().contains("64.0 KiB"));
    }

    @Test
    void figuresForPrometheusAreWellFormed() throws IOException {
        var reply = WEB.send("GET", "/metrics", "Host: " + WEB.host(), "Authorization: Bearer " + WEB.token());
        assertEquals(200, reply.status());
        var typed = new ArrayList<String>();
        for (var line : reply.body().split("\n")) {
            if (line.startsWith("# TYPE ")) {
                assertTrue(line.matches("# TYPE vonk_[a-z_]+ (counter|gauge)"), line);
                typed.add(line.split(" ")[2]);
            } else if (!line.startsWith("# HELP ")) {
                assertTrue(line.matches("vonk_[a-z_]+(\\{[a-z]+=\"([^\"\\\\]|\\\\[\\\\\"n])*\"})? [0-9]+(\\.[0-9]+)?"),
                        line);
                assertTrue(typed.contains(line.split("[{ ]")[0]), line);
            }
        }
        assertEquals(typed.size(), typed.stream().distinct().count());
        assertTrue(reply.body().contains("vonk_jobs_total{state=\"succeeded\"} 1\n"), reply.body());
        assertTrue(reply.body().contains("vonk_tasks_total{result=\"succeeded\"} 4\n"), reply.body());
        assertTrue(reply.body().contains("vonk_rows_read_total 500\n"), reply.body());
        assertTrue(reply.body().contains("vonk_workers_lost_total 2\n"), reply.body());
    }
}
