package dev.vonk.architecture;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares the map with classes; each sentence it returns is one thing to mend.
public final class PackageMapCheck {
    private static final String PREFIX = "dev.vonk";

    private PackageMapCheck() {}

    /// The violations in the main classes of the module that `test` belongs to.
    public static List<String> violationsBeside(Class<?> test) throws Exception {
        var found = new ArrayList<ClassMentions>();
        for (Path folder : mainFolders(test))
            found.addAll(ClassMentions.in(folder));
        return violations(PackageMap.load(), found);
    }

    static List<String> violations(PackageMap map, List<ClassMentions> classes) {
        Set<String> sentences = new TreeSet<>(orderOf(map));
        Set<String> described = classes.stream().filter(c -> c.className().endsWith(".package-info"))
                .filter(c -> c.mentioned().contains("org.jspecify.annotations.NullMarked"))
                .map(ClassMentions::packageName).collect(Collectors.toSet());
        for (ClassMentions type : classes) {
            String from = PackageMap.shortName(type.packageName());
            if (!described.contains(type.packageName())) {
                sentences.add(from + " has no package-info.java with @NullMarked");
            }
            var room = map.room(from);
            if (room.isEmpty()) {
                sentences.add(from + " is not listed in docs/packages.txt");
                continue;
            }
            for (String other : type.mentioned()) {
                if (other.startsWith(PREFIX + "."))
                    arrow(room.get(), type, other).forEach(sentences::add);
                else
                    library(map, from, type, other).forEach(sentences::add);
            }
        }
        return List.copyOf(sentences);
    }

    private static Stream<String> arrow(PackageMap.Room from, ClassMentions type, String other) {
        String to = PackageMap.shortName(ClassMentions.packageOf(other));
        if (to.equals(from.name()) || from.uses().contains(to))
            return Stream.empty();
        return Stream.of(from.name() + " may not use " + to + ": " + type.className() + " mentions " + other);
    }

    private static Stream<String> library(PackageMap map, String from, ClassMentions type, String other) {
        return map.libraries().stream().filter(library -> library.owns(other) && !library.rooms().contains(from))
                .map(library -> from + " may not use " + library.prefixes().getFirst() + ": " + type.className()
                        + " mentions " + other);
    }

    /// Arrows point up the list only, which leaves no room for a cycle.
    private static List<String> orderOf(PackageMap map) {
        var sentences = new ArrayList<String>();
        for (PackageMap.Room room : map.rooms()) {
            for (String used : room.uses()) {
                int floor = map.floor(used);
                if (floor < 0)
                    sentences.add(room.name() + " uses " + used + ", which is not listed");
                else if (floor >= map.floor(room.name()))
                    sentences.add(room.name() + " uses " + used + " below it");
            }
        }
        return sentences;
    }

    /// Class folders of this module on the class path, without the one that holds the tests.
    private static List<Path> mainFolders(Class<?> test) throws URISyntaxException {
        Path module = Path.of("").toAbsolutePath();
        Path tests = Path.of(test.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of).map(Path::toAbsolutePath)
                .filter(path -> path.startsWith(module) && Files.isDirectory(path) && !path.equals(tests)).toList();
    }
}
