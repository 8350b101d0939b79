package dev.vonk.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// docs/packages.txt, read: the rooms from the ground up, and the rooms of each outside library.
public record PackageMap(List<Room> rooms, List<Library> libraries) {

    /// One package and those that it may use, patterns such as `runtime.*` already spelt out.
    public record Room(String name, String contents, List<String> uses) {}

    /// Package prefixes of one outside library and the only packages that may mention them.
    public record Library(List<String> prefixes, List<String> rooms) {
        boolean owns(String className) {
            return prefixes.stream().anyMatch(prefix -> className.startsWith(prefix + "."));
        }
    }

    /// Finds the map by walking up from the working directory, so that it is found from every module.
    public static PackageMap load() throws IOException {
        return parse(Files.readString(projectRoot().resolve("docs/packages.txt")));
    }

    static Path projectRoot() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/packages.txt")))
                return folder;
        }
        throw new IllegalStateException("no docs/packages.txt above " + Path.of("").toAbsolutePath());
    }

    static PackageMap parse(String text) {
        var rooms = new ArrayList<Room>();
        var libraries = new ArrayList<Library>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#"))
                continue;
            String[] columns = line.split("\\|", -1);
            if (line.startsWith("library ")) {
                libraries.add(new Library(words(columns[0].substring("library ".length())), words(columns[1])));
            } else if (columns.length == 3) {
                rooms.add(new Room(columns[0].strip(), columns[1].strip(), spellOut(words(columns[2]), rooms)));
            } else {
                throw new IllegalArgumentException("docs/packages.txt: not `name | what | uses`: " + line);
            }
        }
        return new PackageMap(List.copyOf(rooms), List.copyOf(libraries));
    }

    Optional<Room> room(String name) {
        return rooms.stream().filter(room -> room.name().equals(name)).findFirst();
    }

    int floor(String name) {
        for (int i = 0; i < rooms.size(); i++)
            if (rooms.get(i).name().equals(name))
                return i;
        return -1;
    }

    /// A pattern stands for the packages above, so it can never draw an arrow downwards.
    private static List<String> spellOut(List<String> uses, List<Room> above) {
        return uses.stream()
                .flatMap(use -> use.endsWith(".*")
                        ? above.stream().map(Room::name)
                                .filter(name -> name.startsWith(use.substring(0, use.length() - 1)))
                        : Stream.of(use))
                .toList();
    }

    /// `dev.vonk.runtime.data` is `runtime.data` in the map, and `dev.vonk` is `vonk`.
    static String shortName(String packageName) {
        return packageName.equals("dev.vonk") ? "vonk" : packageName.substring("dev.vonk.".length());
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
