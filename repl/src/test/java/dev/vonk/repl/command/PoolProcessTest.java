package dev.vonk.repl.command;

import dev.vonk.runtime.net.JoinString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A pool as its user meets it: with processes of its own.
@EnabledOnOs(OS.LINUX)
class PoolProcessTest {
    @TempDir
    private Path folder;

    private StartedProgram pool(int workers) throws IOException {
        return new StartedProgram("pool", "--workers", String.valueOf(workers), "--slots", "1", "--memory", "128m",
                "--port", "0", "--join-file", file().toString(), "--dir", work().toString());
    }

    private Path file() {
        return folder.resolve("pool.join");
    }

    private Path work() {
        return folder.resolve("work");
    }

    @Test
    void aPoolAnswersAndWhenItIsKilledItsWorkersEndAndTheNextOneCleansUp() throws Exception {
        List<ProcessHandle> workers;
        try (var pool = pool(2)) {
            pool.await("w1 has joined");
            pool.await("w2 has joined");
            workers = pool.process().children().toList();
            assertEquals(2, workers.size());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
            var join = JoinString.read(file());
            assertEquals(List.of("loopback:" + join.port()), Listening.of(pool.process().pid()));
            for (var each : Stream.concat(Stream.of(pool.process().toHandle()), workers.stream()).toList()) {
                var listening = Listening.of(each.pid());
                assertEquals(1, listening.size(), listening::toString);
                assertTrue(listening.getFirst().startsWith("loopback:"), listening::toString);
                var arguments = Files.readString(Path.of("/proc/" + each.pid() + "/cmdline"));
                assertFalse(arguments.contains(join.secret().reveal()), arguments);
            }
            assertFalse(pool.printed().contains(join.secret().reveal()), pool::printed);
            var session = new Bench();
            assertEquals(0, session.reading("spark.range(0, 100, 1, 4).groupBy(\"id\").count().count()\n")
                    .vonk("repl", "--master", "vonk:" + file()), session::err);
            assertEquals("100\n", session.out());
            pool.process().toHandle().destroyForcibly();
            pool.exitCode();
        }
        for (var worker : workers) {
            worker.onExit().get(60, TimeUnit.SECONDS);
        }
        try (var next = pool(0)) {
            next.await("Ctrl-C");
            assertEquals(1, left(), "only its own folder is there");
            next.process().toHandle().destroy();
            assertEquals(0, next.exitCode(), next::printed);
            assertEquals(0, left());
            assertFalse(Files.exists(file()));
        }
    }

    private long left() throws IOException {
        try (var entries = Files.list(work())) {
            return entries.count();
        }
    }

    @Test
    void aWorkerJoinsLeavesWhenAskedAndGivesUpAPoolThatIsGone() throws Exception {
        try (var pool = pool(0)) {
            pool.await("Ctrl-C");
            var join = JoinString.read(file());
            try (var worker = worker(); var other = worker()) {
                var joined = worker.await("Joined the pool at " + join.endpoint() + " as w");
                assertTrue(joined.endsWith(" with 1 slot."), joined);
                other.await("Joined the pool at " + join.endpoint() + " as w");
                var name = joined.replaceAll(".* as (w\\d+) .*", "$1");
                worker.process().toHandle().destroy();
                pool.await(name + " is gone: it left");
                assertEquals(0, worker.exitCode(), worker::printed);
                worker.await("Left the pool.");
                assertEquals(1, left("vonk-work-") - 1, "the other's folder and the pool's");
                pool.process().toHandle().destroy();
                assertEquals(0, pool.exitCode(), pool::printed);
                other.await("Lost the pool at " + join.endpoint());
                assertEquals(1, other.exitCode(), other::printed);
                other.await("vonk worker: [CONNECTION_NOT_REACHED]");
            }
        }
        assertEquals(0, left());
    }

    private long left(String prefix) throws IOException {
        try (var entries = Files.list(work())) {
            return entries.filter(each -> each.getFileName().toString().startsWith(prefix)).count();
        }
    }

    private StartedProgram worker() throws IOException {
        return new StartedProgram("worker", "--join", file().toString(), "--slots", "1", "--patience", "1", "--dir",
                work().toString());
    }
}
