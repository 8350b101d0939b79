package dev.vonk.kernel.syntax;

import dev.vonk.runtime.type.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands about tables and what is in them. Immutable.
public sealed interface TableCommand extends Command {
    /// `CREATE [OR REPLACE] [EXTERNAL] TABLE [IF NOT EXISTS] name (columns) USING format ... [AS query]`.
    ///
    /// @param columns none where the query or the files give them
    /// @param format null for the usual one
    /// @param partitionedBy names of columns; those given with a type are among the columns too
    /// @param location null for a folder of the catalog's own
    /// @param query null where the table starts empty, or has files already
    record Create(Syntax name, boolean ifNotExists, boolean replace, List<Column> columns, @Nullable String format,
            Map<String, String> options, List<String> partitionedBy, @Nullable String location,
            @Nullable String comment, Map<String, String> properties, @Nullable Query query, Origin origin)
            implements
                TableCommand {
        public Create {
            columns = List.copyOf(columns);
            options = Map.copyOf(options);
            partitionedBy = List.copyOf(partitionedBy);
            properties = Map.copyOf(properties);
        }
    }

    /// A column of a table that is made.
    ///
    /// @param defaultValue null for none, which is NULL
    record Column(String name, DataType type, boolean nullable, @Nullable Syntax defaultValue,
            @Nullable String comment, Origin origin) {}

    /// `CREATE TABLE name LIKE other`.
    record CreateLike(Syntax name, Syntax source, boolean ifNotExists, @Nullable String format,
            @Nullable String location, Origin origin) implements TableCommand {}

    /// `DROP TABLE [IF EXISTS] name`.
    record Drop(Syntax name, boolean ifExists, Origin origin) implements TableCommand {}

    /// `INSERT INTO|OVERWRITE name [PARTITION (...)] [(columns) | BY NAME] query`.
    ///
    /// @param partition values of partition columns, in the order written; null for one whose value the query gives
    /// @param columns none for all in order
    /// @param ifNotExists whether to leave a partition alone that is there already
    record Insert(Syntax name, boolean overwrite, Map<String, @Nullable Syntax> partition, boolean ifNotExists,
            List<String> columns, boolean byName, Query query, Origin origin) implements TableCommand {
        public Insert {
            partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
            columns = List.copyOf(columns);
        }
    }

    /// `INSERT INTO name REPLACE WHERE condition query`: its rows instead of those that the condition holds for.
    record InsertWhere(Syntax name, Syntax condition, Query query, Origin origin) implements TableCommand {}

    /// `INSERT OVERWRITE DIRECTORY 'path' USING format query`.
    ///
    /// @param path null where the options hold it
    record InsertDirectory(@Nullable String path, String format, Map<String, String> options, Query query,
            Origin origin) implements TableCommand {
        public InsertDirectory {
            options = Map.copyOf(options);
        }
    }

    /// `TRUNCATE TABLE name [PARTITION (...)]`.
    record Truncate(Syntax name, Map<String, @Nullable Syntax> partition, Origin origin) implements TableCommand {
        public Truncate {
            partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
        }
    }

    /// `ANALYZE TABLE name COMPUTE STATISTICS [NOSCAN | FOR COLUMNS a, b | FOR ALL COLUMNS]`.
    ///
    /// @param noScan whether only the size is wanted
    /// @param columns those of FOR COLUMNS
    record Analyze(Syntax name, Map<String, @Nullable Syntax> partition, boolean noScan, List<String> columns,
            boolean allColumns, Origin origin) implements TableCommand {
        public Analyze {
            partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
            columns = List.copyOf(columns);
        }
    }
}
