package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.logical.LogicalPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows tables by name: views, tables, files.
public interface Tables {
    /// The plan behind a name, or empty where there is none.
    ///
    /// @param name its parts, e.g. `people`, `parquet` and a path
    /// @param options what was written behind the name
    Optional<LogicalPlan> find(List<String> name, Map<String, String> options);

    /// The names there are, for suggestions.
    List<String> names();
}
