package dev.vonk.kernel.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands that list what there is. A pattern has `*` for any characters and `|` between alternatives; null is all.
/// Immutable.
public sealed interface ShowCommand extends Command {
    /// `SHOW TABLES [IN database] [LIKE 'pattern']`.
    ///
    /// @param database null for the current one, here as below
    record Tables(@Nullable Syntax database, @Nullable String pattern, Origin origin) implements ShowCommand {}

    /// `SHOW TABLE EXTENDED [IN database] LIKE 'pattern' [PARTITION (...)]`.
    record TablesExtended(@Nullable Syntax database, String pattern, Map<String, @Nullable Syntax> partition,
            Origin origin) implements ShowCommand {
        public TablesExtended {
            partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
        }
    }

    /// `SHOW VIEWS [IN database] [LIKE 'pattern']`.
    record Views(@Nullable Syntax database, @Nullable String pattern, Origin origin) implements ShowCommand {}

    /// `SHOW DATABASES [LIKE 'pattern']`.
    record Databases(@Nullable Syntax in, @Nullable String pattern, Origin origin) implements ShowCommand {}

    /// `SHOW COLUMNS IN table [IN database]`.
    record Columns(Syntax table, @Nullable Syntax database, Origin origin) implements ShowCommand {}

    /// `SHOW [USER | SYSTEM | ALL] FUNCTIONS [IN database] [LIKE 'pattern']`.
    ///
    /// @param which the word before FUNCTIONS in upper case; null for none
    record Functions(@Nullable String which, @Nullable Syntax database, @Nullable String pattern, Origin origin)
            implements
                ShowCommand {}

    /// `SHOW PARTITIONS table [PARTITION (...)]`.
    record Partitions(Syntax table, Map<String, @Nullable Syntax> partition, Origin origin) implements ShowCommand {
        public Partitions {
            partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
        }
    }

    /// `SHOW CREATE TABLE name`.
    record CreateTable(Syntax table, Origin origin) implements ShowCommand {}

    /// `SHOW TBLPROPERTIES table [(key)]`.
    record Properties(Syntax table, @Nullable String key, Origin origin) implements ShowCommand {}

    /// `SHOW CATALOGS [LIKE 'pattern']`.
    record Catalogs(@Nullable String pattern, Origin origin) implements ShowCommand {}

    /// `SHOW CURRENT DATABASE`.
    record CurrentDatabase(Origin origin) implements ShowCommand {}
}
