package dev.vonk.kernel.syntax;

import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands about views. Immutable.
public sealed interface ViewCommand extends Command {
    /// `CREATE [OR REPLACE] [[GLOBAL] TEMPORARY] VIEW [IF NOT EXISTS] name (columns) AS query`.
    ///
    /// @param kind how long it lives and who sees it
    /// @param columns new names for the query's columns; none to keep theirs
    /// @param text the query as it was written
    record Create(Syntax name, Kind kind, boolean replace, boolean ifNotExists, List<Column> columns,
            @Nullable String comment, Map<String, String> properties, Query query, String text, Origin origin)
            implements
                ViewCommand {
        public Create {
            columns = List.copyOf(columns);
            properties = Map.copyOf(properties);
        }
    }

    /// How long a view lives and who sees it.
    enum Kind {
        /// In the catalog until it is dropped.
        LASTING,
        /// In the session.
        TEMPORARY,
        /// In all sessions of the program.
        GLOBAL_TEMPORARY
    }

    /// A column of a view.
    record Column(String name, @Nullable String comment) {}

    /// `CREATE TEMPORARY VIEW name [(columns)] USING format OPTIONS (...)`: over files.
    ///
    /// @param schema null where the files give it
    record CreateOver(Syntax name, Kind kind, boolean replace, @Nullable StructType schema, String format,
            Map<String, String> options, Origin origin) implements ViewCommand {
        public CreateOver {
            options = Map.copyOf(options);
        }
    }

    /// `DROP VIEW [IF EXISTS] name`.
    record Drop(Syntax name, boolean ifExists, Origin origin) implements ViewCommand {}
}
