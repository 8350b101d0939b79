package dev.vonk.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Compares a text with a file under `src/test/resources`, in the folder named as this package. `-Dgolden=update`
/// rewrites the file instead; the difference is then reviewed like code.
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "vonk", "samples");

    private Golden() {}

    /// Compares, or rewrites the file.
    public static void assertMatches(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
            return;
        }
        assertEquals(expected(file), actual, () -> "differs from " + file + " (-Dgolden=update rewrites it)");
    }

    private static String expected(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException("There is no golden file " + file + "; make it with -Dgolden=update",
                    missing);
        }
    }
}
