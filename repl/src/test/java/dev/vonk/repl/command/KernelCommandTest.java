package dev.vonk.repl.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theReplAttachesToAKernelAndLeavesItRunning() throws Exception {
        Path file = folder.resolve("kernel.json");
        try (var kernel = new StartedProgram("kernel", "--connection-file", file.toString(), "--master", "local[1]")) {
            assertTrue(kernel.await("To attach:").contains("vonk repl --connect " + file));
            kernel.await("ssh -N -L");
            String token = Files.readString(file).replaceAll(".*\"token\":\"([^\"]+)\".*\\s*", "$1");
            assertFalse(kernel.printed().contains(token), "the token stays in the file");

            var first = new Bench();
            assertEquals(0, first.reading("int kept = 6;\n").vonk("repl", "--connect", file.toString()), first::err);
            var second = new Bench();
            assertEquals(0, second.reading("kept * 7\nSystem.out.println(\"done\")\n")
                    .vonk("repl", "--connect", file.toString()), second::err);
            assertEquals("42\ndone\n", second.out().replace("\r", ""));

            var failing = new Bench();
            assertEquals(1, failing.reading("nonsense\n").vonk("repl", "--connect", file.toString()));
            assertTrue(failing.err().contains("#stdin:1:1"), failing::err);

            kernel.process().destroy();
            assertEquals(0, kernel.exitCode(), kernel::printed);
            assertFalse(Files.exists(file), "its file goes with it");
            var late = new Bench();
            assertEquals(2, late.reading("1\n").vonk("repl", "--connect", file.toString()));
            assertTrue(late.err().contains("There is no file"), late::err);
        }
    }

    @Test
    void aKernelIsTakenAsItIs() {
        var bench = new Bench();
        assertEquals(2, bench.vonk("repl", "--connect", "kernel.json", "--master", "local[2]"));
        assertTrue(bench.err().contains("leave out --master"), bench::err);
    }

    @Test
    void aMasterThatDoesNotExistIsAMistakeOfUse() {
        var bench = new Bench();
        assertEquals(2, bench.vonk("kernel", "--master", "nowhere"));
        assertTrue(bench.err().startsWith("vonk: [INVALID_MASTER]"), bench::err);
    }
}
