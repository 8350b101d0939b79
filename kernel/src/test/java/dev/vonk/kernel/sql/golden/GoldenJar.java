package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;

/// Spark's test jar on the class path: its golden files and the data they ask about.
final class GoldenJar {
    private static final String RESULTS = "sql-tests/results/";
    private static final String INPUTS = "sql-tests/inputs/";
    private static final String END = ".out";

    private GoldenJar() {}

    /// The names of all golden files, sorted.
    static List<String> names() {
        try (var jar = open()) {
            return jar.stream().map(entry -> entry.getName())
                    .filter(name -> name.startsWith(RESULTS) && name.endsWith(END))
                    .map(name -> name.substring(RESULTS.length(), name.length() - END.length())).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// All golden files, sorted by name.
    static List<GoldenFile> files() {
        return names().stream().map(GoldenJar::file).toList();
    }

    /// One golden file. Where Java 21 and later differ, it is theirs.
    static GoldenFile file(String name) {
        var newer = RESULTS + name + END + ".java21";
        return GoldenFile.of(name, text(INPUTS + name), text(has(newer) ? newer : RESULTS + name + END));
    }

    /// The text of a file of the jar.
    static String text(String path) {
        try (InputStream in = GoldenJar.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean has(String path) {
        return GoldenJar.class.getClassLoader().getResource(path) != null;
    }

    private static JarFile open() throws IOException {
        var place = Objects.requireNonNull(GoldenJar.class.getClassLoader().getResource(INPUTS + "group-by.sql"),
                "Spark's test jar is not on the class path");
        var connection = (JarURLConnection) place.openConnection();
        connection.setUseCaches(false);
        return connection.getJarFile();
    }
}
