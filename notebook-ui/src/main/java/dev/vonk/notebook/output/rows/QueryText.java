package dev.vonk.notebook.output.rows;

import dev.vonk.kernel.protocol.TableQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queries in words, and as they change by a click.
public final class QueryText {
    private QueryText() {}

    /// A test as users read it.
    public static String of(TableQuery.Test test) {
        return switch (test) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "≠";
            case LESS -> "<";
            case AT_MOST -> "≤";
            case MORE -> ">";
            case AT_LEAST -> "≥";
            case CONTAINS -> "contains";
            case STARTS_WITH -> "starts with";
            case IS_NULL -> "is null";
            case IS_NOT_NULL -> "is not null";
        };
    }

    public static boolean takesValue(TableQuery.Test test) {
        return test != TableQuery.Test.IS_NULL && test != TableQuery.Test.IS_NOT_NULL;
    }

    public static String of(TableQuery.Filter filter, List<TableField> fields) {
        String name = fields.get(filter.column()).name();
        String test = of(filter.test());
        return takesValue(filter.test()) ? name + " " + test + " " + filter.value() : name + " " + test;
    }

    /// The next order of a column: none, up, down, none.
    ///
    /// @param add whether the keys before stay
    public static TableQuery sorted(TableQuery query, int column, boolean add) {
        List<TableQuery.SortKey> keys = new ArrayList<>(add ? query.sort() : List.of());
        TableQuery.SortKey old = key(query, column);
        keys.remove(old);
        if (old == null || !old.descending()) {
            int place = old == null || !add ? keys.size() : query.sort().indexOf(old);
            keys.add(Math.min(place, keys.size()), new TableQuery.SortKey(column, old != null));
        }
        return new TableQuery(keys, query.filters());
    }

    private static TableQuery.@Nullable SortKey key(TableQuery query, int column) {
        return query.sort().stream().filter(key -> key.column() == column).findFirst().orElse(null);
    }

    /// @param descending the order of this column alone
    public static TableQuery sortedBy(TableQuery query, int column, boolean descending) {
        return new TableQuery(List.of(new TableQuery.SortKey(column, descending)), query.filters());
    }

    public static TableQuery with(TableQuery query, TableQuery.Filter filter) {
        List<TableQuery.Filter> filters = new ArrayList<>(query.filters());
        filters.remove(filter);
        filters.add(filter);
        return new TableQuery(query.sort(), filters);
    }

    public static TableQuery without(TableQuery query, TableQuery.Filter filter) {
        List<TableQuery.Filter> filters = new ArrayList<>(query.filters());
        filters.remove(filter);
        return new TableQuery(query.sort(), filters);
    }
}
