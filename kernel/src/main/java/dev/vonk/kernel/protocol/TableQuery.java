package dev.vonk.kernel.protocol;

import java.util.List;

/// How the rows of a table are to be seen: those that pass all filters, in the order of the keys. Columns are numbered
/// from 0, since a table may have two of one name.
public record TableQuery(List<SortKey> sort, List<Filter> filters) {
    /// All rows as they come.
    public static final TableQuery ALL = new TableQuery(List.of(), List.of());

    public TableQuery {
        sort = List.copyOf(sort);
        filters = List.copyOf(filters);
    }

    public record SortKey(int column, boolean descending) {}

    /// @param value what the column's values are held against, written as the table shows them; ignored by the tests
    ///     for nulls
    public record Filter(int column, Test test, String value) {}

    /// What a filter asks. Text is compared as text, without regard to case in `CONTAINS` and `STARTS_WITH`.
    public enum Test { EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST, CONTAINS, STARTS_WITH, IS_NULL, IS_NOT_NULL }
}
