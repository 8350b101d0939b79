package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The error for a path that is not there: how far it exists, and what of a similar name lies there.
final class MissingPath {
    private MissingPath() {
    }

    static DataException error(String written, Path path) throws IOException {
        var absolute = path.toAbsolutePath().normalize();
        var parent = nearestExisting(absolute);
        var message = new StringBuilder("`" + written + "` does not exist.");
        if (parent == null) {
            return new DataException("PATH_NOT_FOUND", message.toString());
        }
        var missing = parent.relativize(absolute).getName(0).toString();
        if (!Files.isDirectory(parent)) {
            message.append(" `").append(parent).append("` is a file, not a folder.");
        } else {
            var names = names(parent);
            var similar = SimilarNames.near(missing, names, 3);
            message.append(" The folder `").append(parent).append("` exists");
            if (!similar.isEmpty()) {
                message.append("; in it there is ").append(quoted(similar)).append('.');
            } else if (names.isEmpty()) {
                message.append(" and is empty.");
            } else {
                message.append(", but has no `").append(missing).append("`; in it there is ").append(some(names))
                        .append('.');
            }
        }
        if (!path.isAbsolute()) {
            message.append(" Relative paths start at the folder the program was started in.");
        }
        return new DataException("PATH_NOT_FOUND", message.toString());
    }

    static DataException noMatch(String written, Path fixed) throws IOException {
        var absolute = fixed.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            var inner = error(written, fixed);
            return new DataException("PATH_NOT_FOUND", inner.getMessage().substring("[PATH_NOT_FOUND] ".length()));
        }
        var names = names(absolute);
        return new DataException("PATH_NOT_FOUND", "No file matches `" + written + "`. The folder `" + absolute
                + (names.isEmpty() ? "` is empty." : "` has " + some(names) + "."));
    }

    private static @Nullable Path nearestExisting(Path absolute) {
        Path parent = absolute.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent;
    }

    private static List<String> names(Path folder) throws IOException {
        return PathPattern.children(folder).stream()
                .map(child -> child.getFileName().toString())
                .filter(name -> !FileListing.isHidden(name))
                .toList();
    }

    private static String some(List<String> names) {
        var shown = names.stream().limit(5).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return names.size() > 5 ? shown + " and " + (names.size() - 5) + " more" : shown;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
