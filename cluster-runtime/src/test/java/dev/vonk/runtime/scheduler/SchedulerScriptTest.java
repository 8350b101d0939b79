package dev.vonk.runtime.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Runs the scripts beside it: a line is an event, the indented lines below are the actions it must cause; see
/// [SchedulerScript]. `-Dgolden=update` rewrites them.
class SchedulerScriptTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/dev/vonk/runtime/scheduler");

    @TestFactory
    Stream<DynamicTest> eachScriptGivesTheActionsItNames() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(SCRIPTS.relativize(file).toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        var expected = Files.readString(file);
        List<String> events = expected.lines().filter(line -> !line.startsWith("  ")).toList();
        var actual = SchedulerScript.run(events);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(file, actual);
        }
        assertEquals(expected, actual);
    }
}
