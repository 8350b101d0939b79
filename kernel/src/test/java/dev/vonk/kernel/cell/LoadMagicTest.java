package dev.vonk.kernel.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadMagicTest {

    @TempDir
    Path folder;

    @Test
    void aFileRunsInThePlaceOfTheMagic() throws IOException {
        Path good = Files.writeString(folder.resolve("good.jsh"),
                "int loaded = 41;\nint more() { return loaded + 1; }");
        Path bad = Files.writeString(folder.resolve("bad.jsh"), "int fine = 1;\nint bad = \"x\";");
        try (Cells cells = new Cells(CellSettings.standard().withMagic(new LoadMagic("load")))) {
            assertEquals(42, cells.value("%load " + good + "\nmore()").value());
            assertTrue(cells.rejected("%load " + bad).render("").startsWith("#bad.jsh:2:11: incompatible types"));
            assertTrue(cells.rejected("%load " + folder.resolve("none")).problems().getFirst().message()
                    .startsWith("%load: there is no file "));
        }
    }
}
