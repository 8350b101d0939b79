package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.LongVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpillFileTest {
    @Test
    void aSpillFileKeepsItsPartsApartAndIsGoneWhenClosed(@TempDir Path folder) throws IOException {
        var file = new SpillFile(folder);
        assertEquals(List.of(), list(folder));
        for (int i = 0; i < 30; i++) {
            file.write(i % 3, Batch.of(1, LongVector.of(i)));
        }
        assertEquals(3, file.parts());
        assertEquals(10, file.rows(2));
        for (int part = 0; part < 3; part++) {
            try (var reader = file.read(part)) {
                for (int i = part; i < 30; i += 3) {
                    assertEquals(i, ((LongVector) java.util.Objects.requireNonNull(reader.next()).column(0)).get(0));
                }
                assertEquals(null, reader.next());
            }
        }
        file.close();
        file.close();
        assertEquals(List.of(), list(folder));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed(@TempDir Path folder) {
        var gone = folder.resolve("gone");
        try (var file = new SpillFile(gone)) {
            var error = assertThrows(dev.vonk.runtime.data.DataException.class,
                    () -> file.write(0, Batch.of(1, LongVector.of(1))));
            assertTrue(error.getMessage().contains(gone.toString()), error.getMessage());
        }
    }
}
