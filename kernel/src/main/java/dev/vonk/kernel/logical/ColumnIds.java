package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Makes columns that are like no other in this process.
public final class ColumnIds {
    private static final AtomicLong NEXT = new AtomicLong(1);

    private ColumnIds() {
    }

    /// A new column.
    public static ColumnReference fresh(String name, DataType type, boolean nullable) {
        return new ColumnReference(NEXT.getAndIncrement(), name, type, nullable);
    }

    /// A new column that holds what `expression` computes.
    public static ColumnReference of(String name, Expression expression) {
        return fresh(name, expression.type(), expression.nullable());
    }

    /// A new column like `column`.
    public static ColumnReference like(ColumnReference column) {
        return fresh(column.name(), column.type(), column.nullable());
    }

    /// New columns for the fields of a schema.
    public static List<ColumnReference> of(StructType schema) {
        return schema.fields().stream().map(field -> fresh(field.name(), field.dataType(), field.nullable())).toList();
    }

    /// Whether two lists have the same columns in the same order, whatever is said of nulls.
    public static boolean same(List<ColumnReference> left, List<ColumnReference> right) {
        return left.stream().map(ColumnReference::id).toList().equals(right.stream().map(ColumnReference::id).toList());
    }

    /// The schema that columns make.
    public static StructType schema(List<ColumnReference> columns) {
        return new StructType(columns.stream()
                .map(column -> new StructField(column.name(), column.type(), column.nullable())).toList());
    }
}
