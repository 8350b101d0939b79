package dev.vonk.kernel.syntax;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands about what is kept in memory. Immutable.
public sealed interface CacheCommand extends Command {
    /// `CACHE [LAZY] TABLE name [OPTIONS (...)] [AS query]`.
    ///
    /// @param query null to keep a table or view that is there
    record Cache(Syntax name, boolean lazy, Map<String, String> options, @Nullable Query query, Origin origin)
            implements
                CacheCommand {
        public Cache {
            options = Map.copyOf(options);
        }
    }

    /// `UNCACHE TABLE [IF EXISTS] name`.
    record Uncache(Syntax name, boolean ifExists, Origin origin) implements CacheCommand {}

    /// `CLEAR CACHE`.
    record Clear(Origin origin) implements CacheCommand {}

    /// `REFRESH TABLE name`.
    record RefreshTable(Syntax name, Origin origin) implements CacheCommand {}

    /// `REFRESH FUNCTION name`.
    record RefreshFunction(Syntax name, Origin origin) implements CacheCommand {}

    /// `REFRESH path`: whatever was read from files below it.
    record RefreshPath(String path, Origin origin) implements CacheCommand {}
}
