package dev.vonk.kernel.table;

import dev.vonk.Column;
import dev.vonk.kernel.protocol.TableQuery.Filter;
import dev.vonk.kernel.protocol.TableQuery.Test;
import dev.vonk.runtime.type.DataType.StringType;
import dev.vonk.runtime.type.StructField;
import java.time.ZoneId;
import java.util.Locale;

import static dev.vonk.Functions.lower;

/// A filter of a table as a condition on a column.
final class FilterCondition {
    private FilterCondition() {}

    /// @throws TableException where the filter's value cannot be read as one of the column
    static Column of(Column column, StructField field, Filter filter, ZoneId zone) {
        return switch (filter.test()) {
            case IS_NULL -> column.isNull();
            case IS_NOT_NULL -> column.isNotNull();
            case CONTAINS -> lowerText(column, field, filter.test()).contains(lowerValue(filter));
            case STARTS_WITH -> lowerText(column, field, filter.test()).startsWith(lowerValue(filter));
            case EQUAL -> column.equalTo(value(field, filter, zone));
            case NOT_EQUAL -> column.notEqual(value(field, filter, zone));
            case LESS -> column.lt(value(field, filter, zone));
            case AT_MOST -> column.leq(value(field, filter, zone));
            case MORE -> column.gt(value(field, filter, zone));
            case AT_LEAST -> column.geq(value(field, filter, zone));
        };
    }

    private static String lowerValue(Filter filter) {
        return filter.value().toLowerCase(Locale.ROOT);
    }

    private static Column lowerText(Column column, StructField field, Test test) {
        if (!FilterValue.isPlain(field.dataType())) {
            throw FilterValue.unfilterable(field, test);
        }
        return lower(field.dataType() instanceof StringType ? column : column.cast("string"));
    }

    private static Object value(StructField field, Filter filter, ZoneId zone) {
        return FilterValue.read(field, filter, zone);
    }
}
