package dev.vonk.kernel.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands that say what something is. Immutable.
public sealed interface DescribeCommand extends Command {
    /// `DESCRIBE [EXTENDED] table [PARTITION (...)] [column] [AS JSON]`.
    ///
    /// @param column the parts of a column's name; none for the whole table
    record Table(Syntax table, boolean extended, Map<String, @Nullable Syntax> partition, List<String> column,
            boolean json, Origin origin) implements DescribeCommand {
        public Table {
            partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
            column = List.copyOf(column);
        }
    }

    /// `DESCRIBE [QUERY] query`.
    record OfQuery(Query query, Origin origin) implements DescribeCommand {}

    /// `DESCRIBE FUNCTION [EXTENDED] name`; operators are functions too.
    record Function(Syntax name, boolean extended, Origin origin) implements DescribeCommand {}

    /// `DESCRIBE DATABASE [EXTENDED] name`.
    record Database(Syntax name, boolean extended, Origin origin) implements DescribeCommand {}

    /// `EXPLAIN [mode] statement`.
    record Explain(Mode mode, Statement statement, Origin origin) implements DescribeCommand {}

    /// What an explanation shows.
    enum Mode {
        /// The physical plan.
        SIMPLE, LOGICAL, EXTENDED, FORMATTED, COST, CODEGEN
    }
}
