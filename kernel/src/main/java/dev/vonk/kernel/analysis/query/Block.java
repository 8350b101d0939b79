package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done with the rows of a FROM and WHERE: the rest of a SELECT, or a step of a pipe.
///
/// @param orderBy keys, empty for none
record Block(boolean distinct, List<Syntax> items, Query.@Nullable GroupBy groupBy, @Nullable Syntax having,
        @Nullable Syntax qualify, Map<String, Syntax.WindowSpecification> windows, List<Syntax> orderBy) {
    static Block of(Query.Select select, List<Syntax> orderBy) {
        return new Block(select.distinct(), select.items(), select.groupBy(), select.having(), select.qualify(),
                select.windows(), orderBy);
    }

    /// Items alone.
    static Block of(List<Syntax> items) {
        return new Block(false, items, null, null, null, Map.of(), List.of());
    }

    Block withItems(List<Syntax> changed) {
        return new Block(distinct, changed, groupBy, having, qualify, windows, orderBy);
    }
}
