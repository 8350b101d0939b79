package dev.vonk.runtime.expression;

/// One key of an order.
///
/// @param ascending smallest first
/// @param nullsFirst nulls before all values; Spark's default is first when ascending, last when descending
public record SortKey(Expression expression, boolean ascending, boolean nullsFirst) {
    @Override
    public String toString() {
        return expression + (ascending ? " ASC" : " DESC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}
