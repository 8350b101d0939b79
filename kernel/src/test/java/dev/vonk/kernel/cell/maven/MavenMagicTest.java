package dev.vonk.kernel.cell.maven;

import dev.vonk.kernel.cell.CellOutcome;
import dev.vonk.kernel.cell.CellSession;
import dev.vonk.kernel.cell.CellSettings;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Against a local repository of two tiny libraries, one of which needs the other; nothing leaves this machine.
class MavenMagicTest {

    @TempDir
    Path folder;

    private CellSession session;

    @BeforeEach
    void open() throws IOException {
        library("base", "package tiny; public class Base { public static int answer() { return 42; } }", "");
        library("top", "package tiny; public class Top { public String name() { return \"top\"; } }", """
                <dependencies><dependency><groupId>org.tiny</groupId><artifactId>base</artifactId>
                <version>1.0</version></dependency></dependencies>""");
        RemoteRepository nowhere = new RemoteRepository.Builder("nowhere", "default", "http://127.0.0.1:1/").build();
        session = CellSession.open(CellSettings.standard().withMagic(new MavenMagic(ContextOverrides.create()
                .withUserSettings(false)
                .withLocalRepositoryOverride(folder.resolve("repository"))
                .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE)
                .repositories(List.of(nowhere))
                .build())));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aLibraryAndWhatItNeedsCanBeUsedInTheSameCell() {
        CellOutcome outcome = session.evaluate("1", """
                %maven org.tiny:top:1.0
                new tiny.Top().name() + tiny.Base.answer()
                """);
        assertEquals("top42", assertInstanceOf(CellOutcome.Value.class, outcome, outcome::toString).value());
    }

    @Test
    void aMagicBetweenLinesOfJavaRunsBetweenThem() {
        CellOutcome outcome = session.evaluate("1", """
                var before = 1;
                %maven org.tiny:base:1.0
                import tiny.Base;
                Base.answer() + before
                """);
        assertEquals(43, assertInstanceOf(CellOutcome.Value.class, outcome, outcome::toString).value());
    }

    @Test
    void malformedCoordinatesAreNamed() {
        assertTrue(refusal("%maven commons-math3").contains("`commons-math3` is not group:artifact:version"));
        assertTrue(refusal("%maven").contains("which library?"));
    }

    @Test
    void aLibraryThatCannotBeFetchedSaysFromWhere() {
        String refusal = refusal("var x = 1;\n%maven org.tiny:missing:1.0");
        assertTrue(refusal.startsWith("#1:2:1: %maven: org.tiny:missing:pom:1.0 could not be fetched from nowhere")
                || refusal.startsWith("#1:2:1: %maven: org.tiny:missing:jar:1.0 could not be fetched from nowhere"),
                refusal);
        assertTrue(refusal.contains("is there a network?"), refusal);
    }

    private String refusal(String text) {
        CellOutcome outcome = session.evaluate("1", text);
        return assertInstanceOf(CellOutcome.CompileFailed.class, outcome, outcome::toString).error().render(text);
    }

    private void library(String name, String source, String dependencies) throws IOException {
        Path place = Files.createDirectories(folder.resolve("repository/org/tiny/" + name + "/1.0"));
        Files.writeString(place.resolve(name + "-1.0.pom"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>org.tiny</groupId><artifactId>%s</artifactId>
                <version>1.0</version>%s</project>""".formatted(name, dependencies));
        String className = source.replaceAll(".*class (\\w+).*", "$1");
        Path file = Files.writeString(folder.resolve(className + ".java"), source);
        Path classes = Files.createDirectories(folder.resolve(name));
        assertEquals(0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), file.toString()));
        try (OutputStream out = Files.newOutputStream(place.resolve(name + "-1.0.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("tiny/" + className + ".class"));
            jar.write(Files.readAllBytes(classes.resolve("tiny/" + className + ".class")));
            jar.closeEntry();
        }
    }
}
