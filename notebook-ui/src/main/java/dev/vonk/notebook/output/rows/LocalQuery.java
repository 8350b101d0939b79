package dev.vonk.notebook.output.rows;

import dev.vonk.kernel.protocol.TableQuery;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sorts and filters rows that are here, as the kernel would.
final class LocalQuery {
    private LocalQuery() {}

    static List<List<?>> apply(List<TableField> fields, List<List<?>> rows, TableQuery query) {
        return rows.stream()
                .filter(row -> query.filters().stream()
                        .allMatch(filter -> passes(fields.get(filter.column()), row.get(filter.column()), filter)))
                .sorted(order(fields, query.sort()))
                .toList();
    }

    private static Comparator<List<?>> order(List<TableField> fields, List<TableQuery.SortKey> keys) {
        Comparator<List<?>> order = (_, _) -> 0;
        for (TableQuery.SortKey key : keys) {
            Comparator<List<?>> next = (a, b) -> compare(fields.get(key.column()), a.get(key.column()),
                    b.get(key.column()));
            order = order.thenComparing(key.descending() ? next.reversed() : next);
        }
        return order;
    }

    private static boolean passes(TableField field, @Nullable Object item, TableQuery.Filter filter) {
        TableQuery.Test test = filter.test();
        if (test == TableQuery.Test.IS_NULL || item == null) {
            return test == TableQuery.Test.IS_NULL && item == null;
        }
        String value = filter.value();
        return switch (test) {
            case EQUAL -> compare(field, item, value) == 0;
            case NOT_EQUAL -> compare(field, item, value) != 0;
            case LESS -> compare(field, item, value) < 0;
            case AT_MOST -> compare(field, item, value) <= 0;
            case MORE -> compare(field, item, value) > 0;
            case AT_LEAST -> compare(field, item, value) >= 0;
            case CONTAINS -> lower(item).contains(lower(value));
            case STARTS_WITH -> lower(item).startsWith(lower(value));
            case IS_NULL -> false;
            case IS_NOT_NULL -> true;
        };
    }

    private static String lower(Object item) {
        return item.toString().toLowerCase(Locale.ROOT);
    }

    /// Nothing comes before everything.
    private static int compare(TableField field, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (!field.isNumber()) {
            return left.toString().compareTo(right.toString());
        }
        BigDecimal a = exact(left);
        BigDecimal b = exact(right);
        return a == null || b == null ? Double.compare(rough(left), rough(right)) : a.compareTo(b);
    }

    private static @Nullable BigDecimal exact(Object item) {
        try {
            return new BigDecimal(item.toString().strip());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static double rough(Object item) {
        try {
            return Double.parseDouble(item.toString());
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
