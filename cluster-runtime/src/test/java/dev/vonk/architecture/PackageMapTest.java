package dev.vonk.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PackageMapTest {
    private static final String BEGIN = "<!-- docs/packages.txt -->\n```text\n";
    private static final String END = "```\n<!-- end of docs/packages.txt -->";

    private static final PackageMap SMALL = PackageMap.parse("""
            # comment
            data  | rows |
            plan  | what to do | data
            run   | doing it | data plan
            library org.jline | run
            """);

    @Test
    void theClassesOfThisModuleKeepToTheMap() throws Exception {
        assertEquals(List.of(), PackageMapCheck.violationsBeside(PackageMapTest.class));
    }

    @Test
    void architectureShowsTheMapAsItIs() throws IOException {
        Path page = PackageMap.projectRoot().resolve("ARCHITECTURE.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(0 <= begin && begin < end, "ARCHITECTURE.md has lost the marks around the package map");
        String map = Files.readString(PackageMap.projectRoot().resolve("docs/packages.txt"));
        if (System.getProperty("golden", "").equals("update")) {
            Files.writeString(page, text.substring(0, begin) + BEGIN + map + text.substring(end));
        } else {
            assertEquals(map, text.substring(begin + BEGIN.length(), end), "renew with -Dgolden=update");
        }
    }

    @Test
    void anArrowThatIsNotDrawnIsNamedWithItsClass() {
        assertEquals(List.of("data may not use plan: dev.vonk.data.Row mentions dev.vonk.plan.Plan"),
                violations(SMALL, described("dev.vonk.data"), type("dev.vonk.data.Row", "dev.vonk.plan.Plan")));
    }

    @Test
    void aPackageOutsideTheMapIsNamed() {
        assertEquals(List.of("other has no package-info.java with @NullMarked",
                "other is not listed in docs/packages.txt"), violations(SMALL, type("dev.vonk.other.Thing")));
    }

    @Test
    void aLibraryOutsideItsRoomIsNamed() {
        assertEquals(List.of("plan may not use org.jline: dev.vonk.plan.Plan mentions org.jline.reader.LineReader"),
                violations(SMALL, described("dev.vonk.plan"),
                        type("dev.vonk.plan.Plan", "org.jline.reader.LineReader")));
    }

    @Test
    void anArrowDownTheListIsRefusedEvenWhenTheMapDrawsIt() {
        PackageMap circle = PackageMap.parse("a | x | b\nb | y | a\n");
        assertEquals(List.of("a uses b below it"), violations(circle));
    }

    @Test
    void aPatternStandsForThePackagesAbove() {
        PackageMap map = PackageMap.parse("k.a | x |\nk.b | y | k.*\nk.c | z |\n");
        assertEquals(List.of("k.a"), map.room("k.b").orElseThrow().uses());
    }

    @Test
    void genericSignaturesAreRead() throws Exception {
        var own = ClassMentions
                .in(Path.of(PackageMap.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        var map = own.stream().filter(c -> c.className().equals(PackageMap.class.getName())).findFirst().orElseThrow();
        assertTrue(map.mentioned().contains(PackageMap.Library.class.getName()), map::toString);
    }

    private static List<String> violations(PackageMap map, ClassMentions... classes) {
        return PackageMapCheck.violations(map, List.of(classes));
    }

    private static ClassMentions described(String packageName) {
        return type(packageName + ".package-info", "org.jspecify.annotations.NullMarked");
    }

    private static ClassMentions type(String name, String... mentioned) {
        return new ClassMentions(name, Set.of(mentioned));
    }
}
