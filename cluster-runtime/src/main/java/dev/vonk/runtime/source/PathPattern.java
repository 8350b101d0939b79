package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A path as a user writes it, `file:` URI and glob included, turned into the files and folders it names.
final class PathPattern {
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*", Pattern.DOTALL);
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private PathPattern() {
    }

    /// The existing files and folders that `text` names, sorted; at least one.
    ///
    /// @throws DataException where there is none
    static List<Path> resolve(@Nullable String text) throws IOException {
        if (text == null) {
            throw new DataException("PATH_NOT_FOUND",
                    "The path is null. Give a file, a folder or a pattern such as data/*.csv.");
        }
        var plain = withoutScheme(text);
        Path literal;
        try {
            literal = Path.of(plain);
        } catch (InvalidPathException e) {
            throw new DataException("PATH_NOT_FOUND", "`" + printable(text) + "` is not a path: " + e.getReason() + ".",
                    e);
        }
        if (plain.isEmpty()) {
            throw new DataException("PATH_NOT_FOUND",
                    "The path is empty. Give a file, a folder or a pattern such as data/*.csv.");
        }
        if (Files.exists(literal)) {
            return List.of(literal);
        }
        if (!WILD.matcher(plain).find()) {
            throw MissingPath.error(text, literal);
        }
        var found = new TreeSet<Path>();
        for (var alternative : expandBraces(plain)) {
            expand(alternative, found);
        }
        if (found.isEmpty()) {
            throw MissingPath.noMatch(text, fixedPart(Path.of(plain)));
        }
        return List.copyOf(found);
    }

    private static String withoutScheme(String text) {
        var matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        if (!matcher.group(1).equalsIgnoreCase("file")) {
            if (Files.exists(Path.of(printable(text)))) {
                return text;
            }
            throw new DataException("FAILED_READ_FILE.UNSUPPORTED_FILE_SYSTEM", "`" + printable(text)
                    + "` is on a file system that cannot be read (" + matcher.group(1)
                    + ":). Copy it to a local or mounted folder and give that path.");
        }
        var rest = text.substring("file:".length());
        while (rest.startsWith("//")) {
            rest = rest.substring(1);
        }
        if (rest.indexOf('%') >= 0 && !Files.exists(Path.of(rest))) {
            try {
                return Path.of(URI.create("file:" + rest)).toString();
            } catch (IllegalArgumentException e) {
                throw new DataException("PATH_NOT_FOUND",
                        "`" + printable(text) + "` is not a file: URI: " + e.getMessage() + ".", e);
            }
        }
        return rest;
    }

    private static String printable(String text) {
        return text.replace('\0', '\u2400');
    }

    /// Every alternative of `{a,b}` on its own, so that an alternative may hold a `/`.
    private static List<String> expandBraces(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern);
        }
        int depth = 0;
        var cuts = new ArrayList<Integer>();
        cuts.add(open);
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == ',' && depth == 1) {
                cuts.add(i);
            } else if (c == '}' && --depth == 0) {
                cuts.add(i);
                var all = new ArrayList<String>();
                for (int k = 0; k + 1 < cuts.size(); k++) {
                    all.addAll(expandBraces(
                            pattern.substring(0, open) + pattern.substring(cuts.get(k) + 1, cuts.get(k + 1))
                                    + pattern.substring(i + 1)));
                }
                return all;
            }
        }
        throw new DataException("PATH_NOT_FOUND", "The pattern `" + pattern + "` has a { without its }.");
    }

    private static Path fixedPart(Path pattern) {
        Path fixed = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
        for (var part : pattern) {
            if (WILD.matcher(part.toString()).find()) {
                break;
            }
            fixed = fixed.resolve(part);
        }
        return fixed;
    }

    private static void expand(String pattern, TreeSet<Path> found) throws IOException {
        var path = Path.of(pattern);
        var names = new ArrayList<String>();
        path.forEach(part -> names.add(part.toString()));
        expand(path.isAbsolute() ? path.getRoot() : Path.of(""), names, 0, found);
    }

    private static void expand(Path folder, List<String> names, int index, TreeSet<Path> found) throws IOException {
        if (index == names.size()) {
            if (Files.exists(folder)) {
                found.add(folder);
            }
            return;
        }
        var name = names.get(index);
        if (!WILD.matcher(name).find()) {
            expand(folder.resolve(name), names, index + 1, found);
            return;
        }
        boolean deep = name.equals("**");
        boolean last = index + 1 == names.size();
        if (deep && !last) {
            expand(folder, names, index + 1, found);
        }
        var matcher = matcher(name);
        for (var child : children(folder)) {
            var childName = child.getFileName();
            if (FileListing.isHidden(childName.toString()) && !name.startsWith(".") && !name.startsWith("_")) {
                continue;
            }
            if (deep && Files.isDirectory(child)) {
                expand(child, names, index, found);
            } else if (!deep && matcher.matches(childName) || deep && last) {
                expand(child, names, index + 1, found);
            }
        }
    }

    private static PathMatcher matcher(String name) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + name);
        } catch (PatternSyntaxException e) {
            throw new DataException("PATH_NOT_FOUND", "`" + name + "` is not a file pattern: " + e.getDescription()
                    + ". A character such as [ can be escaped with a backslash.", e);
        }
    }

    /// What lies in a folder, by name; nothing where it is no folder.
    static List<Path> children(Path folder) throws IOException {
        try (var stream = Files.list(folder)) {
            return stream.sorted().toList();
        } catch (NotDirectoryException | NoSuchFileException e) {
            return List.of();
        } catch (AccessDeniedException e) {
            throw new DataException("FAILED_READ_FILE", "The folder `" + folder
                    + "` may not be read by this user. Change its permissions (it needs r and x) or choose another.",
                    e);
        }
    }
}
