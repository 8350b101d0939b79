package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.StructType;
import org.jspecify.annotations.Nullable;

/// Rows of a known schema.
final class RowEncoder implements Encoder<Row> {
    private final StructType schema;

    RowEncoder(StructType schema) {
        this.schema = schema;
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public Class<Row> type() {
        return Row.class;
    }

    @Override
    public boolean isValue() {
        return false;
    }

    @Override
    public void append(@Nullable Row row, VectorBuilder[] columns) {
        if (row == null || row.length() != columns.length) {
            throw new DataException("INVALID_VALUE",
                    "The row " + row + " does not have the " + columns.length + " values of "
                            + schema.simpleString() + ".");
        }
        for (int i = 0; i < columns.length; i++) {
            try {
                Values.append(columns[i], schema.field(i).dataType(), row.get(i));
            } catch (IllegalArgumentException e) {
                throw new DataException("INVALID_VALUE",
                        "Column " + schema.field(i).name() + " of row " + row + ": " + e.getMessage() + ".", e);
            }
            if (row.get(i) == null && !schema.field(i).nullable()) {
                throw new DataException("NOT_NULL_ASSERT_VIOLATION",
                        "Column " + schema.field(i).name() + " of row " + row
                                + " is null, but the schema says it is not nullable.");
            }
        }
    }

    @Override
    public Row read(Batch batch, int row) {
        var values = new @Nullable Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Values.read(batch.column(i), schema.field(i).dataType(), row);
        }
        return Row.of(schema, values);
    }
}
