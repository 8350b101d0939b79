package dev.vonk.kernel.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Compares a text with a file under `src/test/resources`, in the folder named as the test's package.
/// `-Dgolden=update` rewrites the file instead; the difference is then reviewed like code.
public final class Golden {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Golden() {}

    public static void assertMatches(Class<?> test, String name, String actual) {
        Path file = path(test, name);
        if ("update".equals(System.getProperty("golden"))) {
            write(file, actual);
            return;
        }
        assertEquals(read(file), actual, () -> "differs from " + file + " (-Dgolden=update rewrites it)");
    }

    public static String read(Class<?> test, String name) {
        return read(path(test, name));
    }

    public static Path path(Class<?> test, String name) {
        return RESOURCES.resolve(test.getPackageName().replace('.', '/')).resolve(name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException("No golden file; make it with -Dgolden=update", missing);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
