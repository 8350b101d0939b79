package dev.vonk.runtime.net;

import dev.vonk.runtime.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class JoinStringTest {
    private static final String PRINT = "0123456789abcdef".repeat(4);
    private final Secret secret = Secret.random();

    @Test
    void whatIsWrittenIsRead() {
        for (String host : new String[]{"127.0.0.1", "worker-3.example.org", "::1", "fe80::1%eth0"}) {
            for (String fingerprint : new String[]{"", PRINT}) {
                JoinString join = new JoinString(host, 7077, fingerprint, secret);
                assertEquals(join, JoinString.parse(join.text() + "\n"));
            }
        }
        assertTrue(new JoinString("::1", 7077, "", secret).text().startsWith("vonk1:[::1]:7077::"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "spark://host:7077", "vonk2:h:1::SECRET", "vonk1:h:0::SECRET", "vonk1:h:70000::SECRET",
        "vonk1:h:1:abc:SECRET", "vonk1:h:1::short", "vonk1:h:1::SECRET!", "vonk1::1:1::SECRET", "vonk1:h:1:SECRET"
    })
    void whatCannotBeReadIsExplainedWithoutTheSecret(String form) {
        String text = form.replace("SECRET", secret.reveal());
        DataException error = assertThrows(DataException.class, () -> JoinString.parse(text));
        assertFalse(error.getMessage().contains(secret.reveal()), error.getMessage());
        assertFalse(String.valueOf(error.getCause()).contains(secret.reveal()));
    }

    @Test
    void theSecretDoesNotPrintItself() {
        JoinString join = new JoinString("h", 1, PRINT, secret);
        assertFalse((join + " " + secret).contains(secret.reveal()));
    }

    @Test
    void theFileIsItsOwnersAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("join");
        JoinString join = new JoinString("h", 1, PRINT, secret);
        join.write(file);
        new JoinString("h", 2, PRINT, secret).write(file);
        join.write(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(join, JoinString.read(file));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void aFileOpenToOthersIsNotRead(String permissions, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("join");
        new JoinString("h", 1, PRINT, secret).write(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        DataException error = assertThrows(DataException.class, () -> JoinString.read(file));
        assertTrue(error.getMessage().contains("chmod 600 " + file), error.getMessage());
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        DataException error = assertThrows(DataException.class, () -> JoinString.read(folder.resolve("join")));
        assertEquals("JOIN_FILE_MISSING", error.condition());
    }
}
