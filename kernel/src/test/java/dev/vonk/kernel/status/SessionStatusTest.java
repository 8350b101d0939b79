package dev.vonk.kernel.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vonk.Session;
import dev.vonk.SessionBuilder;
import dev.vonk.runtime.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.vonk.Functions.call_udf;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SessionStatusTest {
    @TempDir
    private Path folder;

    private static SessionBuilder session() {
        return Session.builder().master("local[2]").config("spark.sql.shuffle.partitions", 2)
                .config("my.service.password", "hunter2");
    }

    @Test
    void thePageCountsWhatTheSessionDid() throws Exception {
        var json = new ObjectMapper();
        try (var spark = session().config("spark.ui.enabled", true).create()) {
            var web = new WebClient(spark.uiWebUrl().orElseThrow());
            assertEquals("[]", web.page("/api/jobs").body());
            var frame = spark.range(0, 1_000, 1, 4).withColumn("key", col("id").mod(lit(3)));
            assertEquals(3, frame.groupBy("key").count().collectAsList().size());
            var jobs = json.readTree(web.page("/api/jobs").body());
            assertEquals(1, jobs.size());
            assertEquals("SUCCEEDED", jobs.get(0).get("state").asText());
            var stages = json.readTree(web.page("/api/jobs/" + jobs.get(0).get("job").asLong()).body()).get("stages");
            var first = stages.get(0);
            assertEquals(4, first.get("done").asInt());
            assertEquals(1_000, first.get("counts").get("rowsRead").asLong());
            var nodes = first.get("counts").get("nodes");
            assertEquals(first.get("plan").asText().lines().count(), nodes.size());
            assertEquals(1_000, nodes.get(nodes.size() - 1).get("rows").asLong());
            assertTrue(web.page("/workers").body().contains("embedded"));

            var cached = frame.cache();
            assertEquals(1_000, cached.count());
            var storage = json.readTree(web.page("/api/storage").body());
            assertEquals(4, storage.get(0).get("present").asInt());
            assertEquals(1_000, storage.get(0).get("rows").asLong());
            cached.unpersist();
            assertEquals("[]", web.page("/api/storage").body());

            var environment = web.page("/environment").body();
            assertTrue(environment.contains("spark.sql.shuffle.partitions"), environment);
            assertFalse(environment.contains("hunter2"), environment);
        }
    }

    @Test
    void aQueryThatFailsTellsWhy() throws Exception {
        try (var spark = session().create()) {
            var web = new WebClient(spark.uiWebUrl().orElseThrow());
            spark.udf().register("broken", (Long x) -> {
                if (x == 7) {
                    throw new IllegalStateException("<b>seven</b>");
                }
                return x;
            });
            assertThrows(RuntimeException.class,
                    () -> spark.range(100).select(call_udf("broken", col("id"))).collectAsList());
            var page = web.page("/jobs/1").body();
            assertTrue(page.contains("&lt;b&gt;seven&lt;/b&gt;"), page);
            assertTrue(page.contains("state failed"), page);
        }
    }

    @Test
    void aPoolIsWatchedFromTheStart() throws Exception {
        var json = new ObjectMapper();
        try (var spark = session().master("local-cluster[2]").create()) {
            spark.range(0, 1_000, 1, 6).groupBy(col("id").mod(lit(5))).count().collectAsList();
            var web = new WebClient(spark.uiWebUrl().orElseThrow());
            var job = json.readTree(web.page("/api/jobs/1").body());
            var known = spark.jobs().getLast();
            assertEquals(known.tasks(), job.get("tasks").size());
            for (int i = 0; i < known.stages().size(); i++) {
                assertEquals(json.valueToTree(known.stages().get(i).counts()).toString(),
                        job.get("stages").get(i).get("counts").toString());
            }
            var workers = json.readTree(web.page("/api/workers").body());
            assertEquals(known.tasks(), workers.findValues("succeeded").stream().mapToInt(n -> n.asInt()).sum());
            assertTrue(workers.get(0).get("where").asText().startsWith("127.0.0.1:"), workers::toString);
            assertTrue(workers.get(0).get("memoryLimit").asLong() > 0, workers::toString);
        }
    }

    @Test
    void aPageThatIsOpenedLateShowsTheJobsBefore() throws Exception {
        try (var spark = session().create()) {
            spark.range(10).collectAsList();
            var web = new WebClient(spark.uiWebUrl().orElseThrow());
            spark.range(20).collectAsList();
            assertEquals(spark.uiWebUrl(), spark.uiWebUrl());
            assertEquals(2, new ObjectMapper().readTree(web.page("/api/jobs").body()).size());
            assertEquals(200, web.page("/jobs/1").status());
            spark.stop();
            assertEquals(Optional.empty(), spark.uiWebUrl());
            assertThrows(java.io.IOException.class, () -> web.page("/"));
        }
    }

    @Test
    void thereIsNoPageWhereTheSettingsSayNo() {
        try (var spark = session().config("spark.ui.enabled", false).create()) {
            assertEquals(Optional.empty(), spark.uiWebUrl());
        }
    }

    @Test
    void aPortThatIsTakenIsAUsersMistake() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                var spark = session().config("spark.ui.port", taken.getLocalPort()).create()) {
            var error = assertThrows(DataException.class, spark::uiWebUrl);
            assertTrue(String.valueOf(error.getMessage()).contains("spark.ui.port"), error::getMessage);
        }
    }

    @Test
    void theLogOfASessionTellsTheSameAsItsPage() throws Exception {
        String live;
        try (var spark = session().config("spark.eventLog.enabled", true)
                .config("spark.eventLog.dir", folder.toString()).create()) {
            var web = new WebClient(spark.uiWebUrl().orElseThrow());
            spark.range(0, 1_000, 1, 3).groupBy(col("id").mod(lit(5))).count().collectAsList();
            spark.range(10).cache().count();
            live = web.page("/api/jobs").body() + web.page("/api/jobs/1").body() + web.page("/api/totals").body()
                    + web.page("/api/storage").body();
        }
        try (var files = Files.list(folder)) {
            var log = EventLogReader.read(files.findFirst().orElseThrow());
            assertFalse(log.environment().toString().contains("hunter2"));
            try (var server = StatusServer.ofLog(log, 0)) {
                var web = new WebClient(server.url());
                assertEquals(live, web.page("/api/jobs").body() + web.page("/api/jobs/1").body()
                        + web.page("/api/totals").body() + web.page("/api/storage").body());
                assertTrue(web.page("/").body().contains("from a log"));
            }
        }
    }
}
