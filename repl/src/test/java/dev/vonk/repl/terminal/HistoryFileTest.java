package dev.vonk.repl.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

class HistoryFileTest {
    @TempDir
    private Path folder;

    @Test
    void onlyItsOwnerMayReadTheHistory() throws IOException {
        Path file = HistoryFile.prepare(Map.of("XDG_STATE_HOME", folder.toString())).orElseThrow();
        assertEquals(folder.resolve("vonk/history"), file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void anOldHistoryStaysAndIsClosedToOthers() throws IOException {
        Path file = Files.createDirectories(folder.resolve("vonk")).resolve("history");
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        HistoryFile.prepare(Map.of("XDG_STATE_HOME", folder.toString()));
        assertEquals("x", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whereNoFileCanBeMadeThereIsNoHistory() throws IOException {
        Files.writeString(folder.resolve("vonk"), "a file in the way of the folder");
        assertEquals(Optional.empty(), HistoryFile.prepare(Map.of("XDG_STATE_HOME", folder.toString())));
    }
}
