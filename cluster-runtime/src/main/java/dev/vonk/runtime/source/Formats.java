package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// The file formats there are. The list is the resource `META-INF/services/dev.vonk.runtime.source.Format`, one line a
/// format, so that a format is added without this room knowing it.
public final class Formats {
    private static final Map<String, Format> BY_NAME = load();

    private Formats() {
    }

    private static Map<String, Format> load() {
        var found = new LinkedHashMap<String, Format>();
        for (var format : ServiceLoader.load(Format.class, Format.class.getClassLoader())) {
            found.put(format.name(), format);
        }
        return found;
    }

    /// The format called `name`, in any case.
    public static Optional<Format> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The format called `name`.
    ///
    /// @throws DataException where there is none; it names those there are
    public static Format named(String name) {
        return find(name).orElseThrow(() -> {
            var nearest = SimilarNames.nearest(name, names());
            var hint = nearest.map(other -> " Did you mean `" + other + "`?").orElse("");
            return new DataException("DATA_SOURCE_NOT_FOUND", "There is no data source `" + name + "`." + hint
                    + " Those there are: " + String.join(", ", names()) + ".");
        });
    }

    /// All names, in the order of the list.
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }
}
