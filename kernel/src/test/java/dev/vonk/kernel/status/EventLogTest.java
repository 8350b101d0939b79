package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.JobProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EventLogTest {
    @TempDir
    private Path folder;

    private static List<ClusterEvent> everyKind() {
        var events = new ArrayList<>(Story.withALostWorker());
        events.add(new ClusterEvent.WorkerDraining("w1"));
        events.add(Story.started(2, Story.HOSTILE));
        events.add(new ClusterEvent.WorkerExcluded(2, "w1", "two tries failed\nthere"));
        events.add(Story.ended(2, JobProgress.State.FAILED, Story.HOSTILE));
        return events;
    }

    private Path written(List<ClusterEvent> events) {
        try (var log = EventLog.open(folder.resolve("new/events"), Map.of("spark.app.name", "tests"))) {
            for (int i = 0; i < events.size(); i++) {
                log.add(1_000L * i, events.get(i));
            }
            return log.file();
        }
    }

    @Test
    void whatIsReadBackEqualsWhatWasSeenLive() throws IOException {
        var events = everyKind();
        var kinds = events.stream().map(Object::getClass).distinct().count();
        assertEquals(ClusterEvent.class.getPermittedSubclasses().length, kinds);
        var file = written(events);
        var log = EventLogReader.read(file);
        assertEquals(Story.model(events).snapshot(), log.model().snapshot());
        assertEquals(events.size(), log.events());
        assertTrue(log.isWhole());
        assertEquals(Map.of("spark.app.name", "tests"), log.environment());
        assertEquals(events.size() + 1, Files.readAllLines(file).size());
    }

    @Test
    void itsOwnerAloneCanReadIt() throws IOException {
        var file = written(List.of());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void anEventCanBeReadWhileTheSessionRuns() throws Exception {
        try (var log = EventLog.open(folder, Map.of())) {
            log.add(1, new ClusterEvent.WorkerJoined("w1", 3));
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (Files.readAllLines(log.file()).size() < 2 && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            assertEquals("{\"event\":\"WorkerJoined\",\"at\":1,\"worker\":\"w1\",\"slots\":3}",
                    Files.readAllLines(log.file()).get(1));
        }
    }

    @Test
    void aLastLineThatIsCutOffIsLeftOut() throws IOException {
        var events = everyKind();
        var file = written(events);
        var text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 40));
        var log = EventLogReader.read(file);
        assertFalse(log.isWhole());
        assertEquals(Story.model(events.subList(0, events.size() - 1)).snapshot(), log.model().snapshot());
    }

    @Test
    void aLineThatIsDamagedBeforeTheEndIsNamed() throws IOException {
        var file = written(everyKind());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(4, lines.get(4).substring(7));
        Files.write(file, lines);
        var error = assertThrows(StatusException.class, () -> EventLogReader.read(file));
        assertEquals("EVENT_LOG_DAMAGED", error.condition());
        assertTrue(String.valueOf(error.getMessage()).contains("line 5"), error::getMessage);
    }

    @Test
    void whatANewerVersionAddsIsPassedOver() throws IOException {
        var file = written(List.of(new ClusterEvent.WorkerJoined("w1", 3)));
        Files.writeString(file, Files.readString(file).replace("\"slots\":3", "\"slots\":3,\"colour\":\"blue\"")
                + "{\"event\":\"SomethingNew\",\"at\":5,\"what\":[1]}\n");
        var log = EventLogReader.read(file);
        assertEquals(1, log.events());
        assertEquals(3, log.model().snapshot().workers().getFirst().slots());
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        var file = folder.resolve("x.jsonl");
        assertEquals("EVENT_LOG_NOT_FOUND",
                assertThrows(StatusException.class, () -> EventLogReader.read(file)).condition());
        for (var text : List.of("", "hello\n", "{\"a\":1}\n", "[]\n", "null\n", "\u0000\u0001")) {
            Files.writeString(file, text);
            assertEquals("NOT_AN_EVENT_LOG",
                    assertThrows(StatusException.class, () -> EventLogReader.read(file), text).condition());
        }
        Files.write(file, new byte[]{(byte) 0xff, (byte) 0xfe, 10});
        assertEquals("NOT_AN_EVENT_LOG",
                assertThrows(StatusException.class, () -> EventLogReader.read(file)).condition());
        Files.writeString(file, "{\"format\":\"vonk-events\",\"version\":99,\"environment\":{}}\n");
        assertEquals("EVENT_LOG_VERSION",
                assertThrows(StatusException.class, () -> EventLogReader.read(file)).condition());
    }

    @Test
    void aFolderThatCannotBeWrittenIsAUsersMistake() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var error = assertThrows(StatusException.class, () -> EventLog.open(file, Map.of()));
        assertTrue(String.valueOf(error.getMessage()).contains("spark.eventLog.dir"), error::getMessage);
    }
}
